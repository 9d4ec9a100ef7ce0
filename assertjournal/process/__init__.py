"""What the process denies itself and others, one module per system.

May import nothing else of the program.
"""
