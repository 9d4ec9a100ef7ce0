"""The window around the pages: menus, sidebar, example panel, messages, and which page is in sight.

May import every other room of the window.
"""
