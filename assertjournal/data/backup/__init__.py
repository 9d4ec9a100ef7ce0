"""Backups: making one, the folder they lie in, opening and checking one. A copied journal forgets where it came from.

May import the rooms below it: tables, migrations, database, keys and disk.
"""
