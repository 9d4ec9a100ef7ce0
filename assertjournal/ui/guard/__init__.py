"""Locking by itself: whether somebody is there, the session, the clipboard, growing delays.

May import what pages are made of.
"""
