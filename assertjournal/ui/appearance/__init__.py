"""How the window looks: themes, colours, typefaces, icons, zoom, the style.

May import nothing else of the window.
"""
