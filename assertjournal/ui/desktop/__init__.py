"""What the desktop tells the program and is told: locale, paper, colours, folders, signals.

May import appearance.
"""
