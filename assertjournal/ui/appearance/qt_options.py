"""Choosing among Qt's options by their names, for what the first page is built from.

Touching the namespace `Qt` once builds all of its hundred enumerations, which takes a tenth of the start.
"""

from PySide6.QtCore import QObject


def set_qt_options(target: QObject, **options: str) -> None:
    """Set properties of `target` to options of theirs, as in `focusPolicy="NoFocus"`. Several are joined by `|`.

    Raises ValueError where there is no such property or option.
    """
    for name, option in options.items():
        if not target.setProperty(name, option):
            message = f"{type(target).__name__} has no {name} called {option}"
            raise ValueError(message)
