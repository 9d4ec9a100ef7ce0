"""Keeping a journal safe: opening it, its keys, backups, restoring, copies, the weekly check.

May import transfer and the services at the top.
"""
