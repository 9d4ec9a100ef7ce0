"""Preferences, shortcuts, help and scenarios: pages that need no journal.

May import what pages are made of.
"""
