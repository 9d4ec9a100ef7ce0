"""Columns and rows without margins of their own, for widgets that stand within others."""

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

_L = TypeVar("_L", bound=QBoxLayout)


def bare_column(parent: QWidget | None = None, spacing: int | None = None) -> QVBoxLayout:
    """Return a column, laid out in `parent` if one is given. Without `spacing`, the style decides what is between."""
    return _bare(QVBoxLayout(), parent, spacing)


def bare_row(parent: QWidget | None = None, spacing: int | None = None) -> QHBoxLayout:
    """Return a row, as `bare_column` returns a column."""
    return _bare(QHBoxLayout(), parent, spacing)


def _bare(layout: _L, parent: QWidget | None, spacing: int | None) -> _L:
    layout.setContentsMargins(0, 0, 0, 0)
    if spacing is not None:
        layout.setSpacing(spacing)
    if parent is not None:
        parent.setLayout(layout)
    return layout
