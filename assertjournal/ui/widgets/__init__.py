"""Controls that every page uses: labels, buttons, cards, editors, layouts.

May import appearance.
"""
