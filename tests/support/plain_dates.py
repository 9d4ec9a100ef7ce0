"""Dates in ISO form, so that tests do not depend on a locale."""

from datetime import date


class PlainFormatter:
    """Writes dates in ISO form."""

    def day(self, day: date) -> str:
        """Return the day."""
        return day.isoformat()

    def long_day(self, day: date) -> str:
        """Return the day."""
        return f"{day:%A} {day.isoformat()}"

    def size(self, count: int) -> str:
        """Return the number of bytes."""
        return f"{count} B"
