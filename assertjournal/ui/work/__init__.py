"""Work outside the window’s thread: operations, saving, long work, quiet work.

May import no other room of `ui`.
"""
