"""The use cases without a window: one module per command, `main` chooses among them.

May import services and what lies below; never the window.
"""
