"""The journal on disk; the only home of peewee, SQLCipher and the cryptography libraries."""
