"""A new zoom for what is built already: the lengths that widgets and layouts were given grow or shrink with it."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import (
    QFormLayout,
    QGridLayout,
    QLayout,
    QSizePolicy,
    QSpacerItem,
    QWidget,
)

_LONGEST = 100_000  # beyond it are Qt's ways to say that there is no limit
_ROUNDS = 12  # more than there are layouts around each other on any page
_DESIGN = "lengths in design pixels"


def rescale(widgets: Iterable[QWidget], before: float, after: float) -> None:
    """Scale the limits, spacings and margins of widgets by `after / before`, both pixels per design pixel.

    Windows keep their limits. The unrounded lengths are kept, so that zooming to and fro comes back to the beginning.
    """
    for widget in widgets:
        if not widget.isWindow():
            _rescale_limits(widget, before, after)
        layout = widget.layout()
        if layout is not None:
            _rescale_layout(layout, before, after)


def lay_out_now() -> None:
    """Make Qt lay out everything now, so that nothing is painted half-way.

    Each round reports to the layouts around it, so several rounds are needed.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.ApplicationFontChange.value)
    for _round in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _rescale_limits(widget: QWidget, before: float, after: float) -> None:
    least, most = widget.minimumSize(), widget.maximumSize()
    now = [least.width(), least.height(), most.width(), most.height()]
    if all(map(_is_no_length, now)):
        return
    lengths = _lengths(widget, now, before, after)
    widget.setMinimumSize(lengths[0], lengths[1])
    widget.setMaximumSize(lengths[2], lengths[3])


def _rescale_layout(layout: QLayout, before: float, after: float) -> None:
    items = [item for item in map(layout.itemAt, range(layout.count())) if item is not None]
    for inner in filter(None, (item.layout() for item in items)):
        _rescale_layout(inner, before, after)  # first, as a layout without a spacing of its own has that around it
    spacers = [spacer for spacer in (item.spacerItem() for item in items) if spacer is not None]
    margins = layout.contentsMargins()
    now = [margins.left(), margins.top(), margins.right(), margins.bottom(), *_spacings(layout)]
    for spacer in spacers:
        now += [spacer.sizeHint().width(), spacer.sizeHint().height()]
    lengths = iter(_lengths(layout, now, before, after))
    layout.setContentsMargins(next(lengths), next(lengths), next(lengths), next(lengths))
    if isinstance(layout, QGridLayout | QFormLayout):
        layout.setHorizontalSpacing(next(lengths))
        layout.setVerticalSpacing(next(lengths))
    else:
        layout.setSpacing(next(lengths))
    for spacer in spacers:
        _resize(spacer, next(lengths), next(lengths))
    layout.invalidate()


def _spacings(layout: QLayout) -> tuple[int, ...]:
    if isinstance(layout, QGridLayout | QFormLayout):
        return layout.horizontalSpacing(), layout.verticalSpacing()
    return (layout.spacing(),)


def _resize(spacer: QSpacerItem, width: int, height: int) -> None:
    policy: QSizePolicy = spacer.sizePolicy()
    spacer.changeSize(width, height, policy.horizontalPolicy(), policy.verticalPolicy())


def _lengths(owner: QObject, now: list[int], before: float, after: float) -> list[int]:
    """Return the new lengths. The owner keeps them unrounded, until someone else gives it others."""
    kept = owner.property(_DESIGN)
    known = kept if isinstance(kept, list) and len(kept) == len(now) else [None] * len(now)
    design = [
        old if old is not None and _scaled(old, before) == length else length / before
        for old, length in zip(known, now, strict=True)
    ]
    owner.setProperty(_DESIGN, design)
    return [length if _is_no_length(length) else _scaled(old, after) for old, length in zip(design, now, strict=True)]


def _scaled(design: float, scale: float) -> int:
    return round(design * scale)


def _is_no_length(length: int) -> bool:
    return length <= 0 or length > _LONGEST
