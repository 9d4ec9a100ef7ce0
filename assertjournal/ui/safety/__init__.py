"""The pages for passphrase and keys, backups and old copies.

May import `pages`.
"""
