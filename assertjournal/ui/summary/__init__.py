"""The session summary page: choosing what is shared, and saving it.

May import what pages are made of.
"""
