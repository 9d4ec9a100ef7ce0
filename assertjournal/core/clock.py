"""The time, passed as an object so that tests can set it."""

import time
from datetime import UTC, date, datetime


class Clock:
    """The computer's clock, in whole seconds."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC).replace(microsecond=0)

    def today(self) -> date:
        """Return the local day."""
        return datetime.now().astimezone().date()

    def running(self) -> float:
        """Return seconds on a clock that no one sets and that may stand still while the computer sleeps."""
        return time.monotonic()
