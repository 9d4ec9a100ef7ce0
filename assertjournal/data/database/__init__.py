"""The open journal as a database: the connection, its one owner, and the checks of its pages.

May import keys and disk.
"""
