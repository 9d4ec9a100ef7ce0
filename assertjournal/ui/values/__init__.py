"""The values page and its parts: cards of values and of people, and where values were lived.

May import the journal, entries, and what pages are made of.
"""
