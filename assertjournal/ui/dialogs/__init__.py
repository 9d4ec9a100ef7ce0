"""Windows that ask something.

May import choices, widgets, appearance and work.
"""
