"""One widget per field kind, and the form that a worksheet becomes.

May import dialogs, choices, widgets, appearance and work.
"""
