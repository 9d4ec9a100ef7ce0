"""The journal file: the only home of peewee, SQLCipher and cryptography.

May import core.
"""
