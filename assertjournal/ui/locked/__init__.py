"""The window while the journal is closed: first run, unlocking, lost keys, the cover over open text.

May import every room of pages, not the shell.
"""
