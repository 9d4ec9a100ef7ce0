"""Passphrase and keys, backups, old copies.

May import what pages are made of.
"""
