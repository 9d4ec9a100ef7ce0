"""What pages are built from: the page itself, pages with forms, and the objects they work with.

May import `forms`, `dialogs`, `choices`, `widgets`, `appearance` and `work`.
"""
