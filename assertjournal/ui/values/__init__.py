"""The values page and its parts: cards of values and of people, and where values were lived.

May import `journal`, `entries` and `pages`.
"""
