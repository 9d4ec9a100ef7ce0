"""What a user can do, as plain synchronous functions and methods that return what changed.

May import data, reports and core.
"""
