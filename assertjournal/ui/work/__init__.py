"""Work off the window’s thread: operations, saving, long work, quiet work.

May import nothing else of the window.
"""
