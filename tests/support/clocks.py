"""A clock that stands still until a test moves it."""

from datetime import date, datetime, timedelta

from assertjournal.core.clock import Clock
from tests.support.builders import NOW

AFTER_A_WRONG_SECRET = timedelta(seconds=1)
"""How long the next try waits after the first that failed."""


class SetClock(Clock):
    """A clock that stands where a test has set it; the local day is that of UTC."""

    def __init__(self, moment: datetime = NOW) -> None:
        self.moment = moment
        self.passed = 0.0

    def now(self) -> datetime:
        """Return the set moment."""
        return self.moment

    def today(self) -> date:
        """Return the set day."""
        return self.moment.date()

    def running(self) -> float:
        """Return the seconds that were let pass."""
        return self.passed

    def pass_by(self, time: timedelta) -> None:
        """Move both clocks on."""
        self.moment += time
        self.passed += time.total_seconds()
