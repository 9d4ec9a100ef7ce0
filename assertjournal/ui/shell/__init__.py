"""The window around the pages: menus, sidebar, example panel, messages, and the choice of the page to show.

May import all other rooms of `ui`.
"""
