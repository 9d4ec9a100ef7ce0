"""Columns and rows within others bring no margins along."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from assertjournal.ui.widgets.bare_layouts import bare_column, bare_row

Build = Callable[[QWidget | None, int | None], QBoxLayout]


@pytest.mark.parametrize("build", [bare_column, bare_row])
def test_it_has_no_margins(qtbot: QtBot, build: Build) -> None:
    margins = build(None, None).contentsMargins()

    assert (margins.left(), margins.top(), margins.right(), margins.bottom()) == (0, 0, 0, 0)


@pytest.mark.parametrize("build", [bare_column, bare_row])
def test_it_lays_its_parent_out(qtbot: QtBot, build: Build) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    layout = build(parent, 7)

    assert (parent.layout(), layout.spacing()) == (layout, 7)


@pytest.mark.parametrize("build", [bare_column, bare_row])
def test_without_a_spacing_the_style_decides(qtbot: QtBot, build: Build) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    usual = QBoxLayout(QBoxLayout.Direction.TopToBottom, QWidget(parent)).spacing()

    assert build(parent, None).spacing() == usual
