"""The window while no text may be shown: first run, unlocking, lost keys, and the cover over an open journal.

May import all rooms that have pages, but not `shell`.
"""
