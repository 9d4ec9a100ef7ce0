"""Dates and sizes as the user's locale writes them. The composition root passes in who knows the locale."""

from datetime import date
from typing import Protocol


class Formatter(Protocol):
    """Writes dates and sizes for people to read."""

    def day(self, day: date) -> str:
        """Return a date in short words, such as “19 Nov 2026”."""

    def long_day(self, day: date) -> str:
        """Return a date with its weekday, such as “Thursday, 19 November 2026”."""

    def size(self, count: int) -> str:
        """Return a number of bytes, such as “4.2 MB”."""
