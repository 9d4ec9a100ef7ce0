"""The pages that write one entry or one conversation, and the earlier states of an entry.

May import what pages are made of.
"""
