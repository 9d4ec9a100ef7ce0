"""The titles of a locked window's menus. The menus are filled later, because the first page needs only titles."""

from PySide6.QtWidgets import QMenu, QMenuBar

from assertjournal.i18n import _

Menus = tuple[QMenu, ...]


def empty_menus(bar: QMenuBar) -> Menus:
    """Add the menus that `locked_menu` fills."""
    return tuple(bar.addMenu(title) for title in (_("&File"), _("&Edit"), _("&View"), _("&Help")))
