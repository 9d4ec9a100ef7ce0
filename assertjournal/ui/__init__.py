"""The window: widgets that show and signal, and do not query, compute or write.

May import services and core, never data.
"""
