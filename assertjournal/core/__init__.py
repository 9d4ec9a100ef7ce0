"""The subject itself: worksheets, answers, entries, conversations, scenarios.

May import the standard library only.
"""
