"""Lists of entries: the journal, the bin, the first page after unlocking, and how rows are drawn.

May import `entries` and `pages`.
"""
