"""Windows that ask something.

May import controls, the look and work.
"""
