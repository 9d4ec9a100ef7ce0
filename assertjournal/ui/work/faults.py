"""Handles mistakes of the program during work that must be finished, such as saving, locking and closing."""

from collections.abc import Callable
from typing import NoReturn

from PySide6.QtCore import QTimer


def raise_later(fault: Exception) -> None:
    """Raise a fault in the event loop, where the crash dialog reports it, after the present work is done."""

    def crash() -> NoReturn:
        raise fault

    QTimer.singleShot(0, crash)


def attempt(step: Callable[[], object]) -> bool:
    """Run a step whose failure must not stop the steps after it. Return whether it succeeded."""
    try:
        step()
    except Exception as fault:  # noqa: BLE001 - raised again for the crash dialog
        raise_later(fault)
        return False
    return True
