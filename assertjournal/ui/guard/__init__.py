"""Locking by itself: whether someone is there, the session, the clipboard, growing delays.

May import what pages are made of.
"""
