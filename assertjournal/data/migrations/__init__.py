"""Numbered schema steps, each in one transaction, and the schema that they end in.

May import database, keys and disk.
"""
