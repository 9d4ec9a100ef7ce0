"""Files that survive a power cut: atomic writes, locks, renames. Facts as text, and what SQLite says in plain words.

May import nothing of the journal.
"""
