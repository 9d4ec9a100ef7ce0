"""How long no one has touched anything, by two clocks: one can be set, the other may stand still during sleep."""

from collections.abc import Callable
from datetime import datetime
from enum import Enum, auto

from assertjournal.core.clock import Clock

WARNING_SECONDS = 30
_MOST_SECONDS_APART = 60


class Presence(Enum):
    """Whether someone is there."""

    HERE = auto()
    DOUBTFUL = auto()
    GONE = auto()


class IdleTime:
    """Counts from the last touch. Clocks that go apart by a minute say that the computer slept, or that one was set."""

    def __init__(self, clock: Clock, minutes: Callable[[], int]) -> None:
        """Store the clock and what says after how many minutes no one is there any more; 0 is never."""
        self._clock = clock
        self._minutes = minutes
        self.start()

    def start(self) -> None:
        """Begin to count again."""
        self._touched = self._seen = self._read()
        self._apart = False

    def touch(self) -> Presence:
        """Record that someone is there, unless that comes too late: who wakes a computer need not be its user."""
        before = self.presence()
        if before is not Presence.GONE:
            self._touched = self._seen
        return before

    def presence(self) -> Presence:
        """Return whether someone is there."""
        self._look_at_clocks()
        limit = self._minutes() * 60
        if not limit:
            return Presence.HERE
        idle = max(_between(self._touched, self._seen))
        if self._apart or idle >= limit:
            return Presence.GONE
        return Presence.HERE if idle < limit - WARNING_SECONDS else Presence.DOUBTFUL

    def running(self) -> float:
        """Return the seconds of the clock that no one sets."""
        return self._clock.running()

    def _look_at_clocks(self) -> None:
        now = self._read()
        wall, running = _between(self._seen, now)
        self._apart = self._apart or abs(wall - running) > _MOST_SECONDS_APART
        self._seen = now

    def _read(self) -> tuple[datetime, float]:
        return self._clock.now(), self._clock.running()


def _between(before: tuple[datetime, float], after: tuple[datetime, float]) -> tuple[float, float]:
    return (after[0] - before[0]).total_seconds(), after[1] - before[1]
