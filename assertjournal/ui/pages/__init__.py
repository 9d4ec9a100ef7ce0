"""What pages are made of: the page itself, pages with forms, and what they work with.

May import forms, dialogs, choices, widgets, appearance and work.
"""
