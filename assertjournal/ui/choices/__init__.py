"""Controls that choose: toggles, radio buttons, tick boxes, bars of parts.

May import widgets and appearance.
"""
