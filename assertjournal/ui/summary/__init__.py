"""The session summary page: choosing what to share, and saving it.

May import `pages`.
"""
