"""What pages are made of: the page itself, pages with forms, and what they work with.

May import forms, dialogs, widgets, the look and work.
"""
