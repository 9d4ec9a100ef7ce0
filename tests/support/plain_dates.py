"""Dates in ISO form, so that tests do not depend on a locale."""

from datetime import date


class PlainFormatter:
    """Writes dates in ISO form."""

    def day(self, day: date) -> str:
        """Give the day."""
        return day.isoformat()

    def long_day(self, day: date) -> str:
        """Give the day."""
        return f"{day:%A} {day.isoformat()}"


class NoFile(PreferencesFile):
    """Preferences as shipped, kept nowhere."""

    def __init__(self) -> None:
        super().__init__(Path())

    def write(self, preferences: Preferences) -> None:
        """Keep nothing."""
