"""Ways in and out of a journal: export and import, piece by piece.

May import the services at the top.
"""
