"""Complete Qt palettes made from the colour tokens: every role in every group, so no system colour shines through."""

from PySide6.QtGui import QColor, QPalette

from assertjournal.ui.appearance.tokens import Token, Tokens

_Role = QPalette.ColorRole
_ROLES: dict[QPalette.ColorRole, Token] = {
    _Role.WindowText: "ink",
    _Role.Button: "card",
    _Role.Light: "card",
    _Role.Midlight: "side",
    _Role.Dark: "outline",
    _Role.Mid: "hairline",
    _Role.Text: "ink",
    _Role.BrightText: "on_accent",
    _Role.ButtonText: "ink",
    _Role.Base: "card",
    _Role.Window: "paper",
    _Role.Shadow: "outline",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.AlternateBase: "side",
    _Role.ToolTipBase: "card",
    _Role.ToolTipText: "ink",
    _Role.PlaceholderText: "secondary",
    _Role.Accent: "accent",
}
# A selection in a window that is not in front stays readable, but steps back.
_INACTIVE: dict[QPalette.ColorRole, Token] = {_Role.Highlight: "accent_soft", _Role.HighlightedText: "ink"}
_DISABLED: dict[QPalette.ColorRole, Token] = {
    _Role.WindowText: "outline",
    _Role.Text: "outline",
    _Role.ButtonText: "outline",
    _Role.PlaceholderText: "outline",
    _Role.Link: "outline",
    _Role.LinkVisited: "outline",
    _Role.Base: "paper",
    _Role.Button: "paper",
    _Role.Highlight: "hairline",
    _Role.HighlightedText: "ink",
    _Role.Accent: "outline",
}
_GROUPS = {
    QPalette.ColorGroup.Active: _ROLES,
    QPalette.ColorGroup.Inactive: _ROLES | _INACTIVE,
    QPalette.ColorGroup.Disabled: _ROLES | _DISABLED,
}


def palette_of(tokens: Tokens) -> QPalette:
    """Return the whole palette, disabled and inactive groups included."""
    palette = QPalette()
    for group, roles in _GROUPS.items():
        for role, token in roles.items():
            palette.setColor(group, role, QColor(getattr(tokens, token)))
    return palette
