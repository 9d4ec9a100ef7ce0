"""A clock that stands still until a test moves it."""

from datetime import date, datetime, timedelta

from assertjournal.core.clock import Clock
from tests.support.builders import NOW


class SetClock(Clock):
    """Begins at NOW; the local day is that of UTC."""

    def __init__(self) -> None:
        self._now = NOW

    def now(self) -> datetime:
        return self._now

    def today(self) -> date:
        return self._now.date()

    def pass_by(self, time: timedelta) -> None:
        """Let time pass."""
        self._now += time
