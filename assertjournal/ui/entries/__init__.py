"""The pages for one entry or one conversation, and for the earlier states of an entry.

May import `pages`.
"""
