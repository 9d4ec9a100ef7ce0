"""A mistake of the program in the middle of something that must come to its end, such as saving, locking, closing."""

from collections.abc import Callable
from typing import NoReturn

from PySide6.QtCore import QTimer


def raise_later(fault: Exception) -> None:
    """Raise a fault where the crash dialog is, once what is being done now has come to its end."""

    def crash() -> NoReturn:
        raise fault

    QTimer.singleShot(0, crash)


def attempt(step: Callable[[], object]) -> bool:
    """Run a step that must keep no other from running; return whether it went well."""
    try:
        step()
    except Exception as fault:  # noqa: BLE001 - raised again where the crash dialog is
        raise_later(fault)
        return False
    return True
