"""What was seen to be old enough to be removed, and since when: a clock that is wrong for a while removes nothing.

By one look alone no one can tell a month that has passed from a clock that was set. So there are two, a week apart.
"""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from assertjournal.core.clock import Clock
from assertjournal.data.database.database import saving
from assertjournal.data.disk.serialization import moment_text, read_moment
from assertjournal.data.tables import settings

SEEN_FOR = timedelta(days=7)
_BIN_KEY = "bin_old"
_HISTORY_KEY = "history_old"


class Expiry:
    """Remembers in the open journal what was old when."""

    def __init__(self, key: str, clock: Clock) -> None:
        """Store what it is remembered under, and the clock."""
        self._key = key
        self._clock = clock

    def lasting(self, old: Collection[str]) -> frozenset[str]:
        """Remember all that is old by the clock now, by their ids, and return those that have been so for a week.

        What is not old any more, or was seen so in the future, begins again. Raises SaveFailed.
        """
        now, before = self._clock.now(), self._remembered()
        seen = {one: before[one] if one in before and before[one] <= now else now for one in old}
        if seen != before:
            with saving():
                settings.put(self._key, {one: moment_text(at) for one, at in seen.items()})
        return frozenset(one for one, at in seen.items() if now - at >= SEEN_FOR)

    def _remembered(self) -> dict[str, datetime]:
        stored = settings.get(self._key)
        try:
            return (
                {one: read_moment(at).astimezone(UTC) for one, at in stored.items()} if isinstance(stored, dict) else {}
            )
        except (TypeError, ValueError, OverflowError):
            return {}


def expiry_in_bin(clock: Clock) -> Expiry:
    """Return what remembers things in the bin."""
    return Expiry(_BIN_KEY, clock)


def expiry_in_history(clock: Clock) -> Expiry:
    """Return what remembers entries with states of long ago."""
    return Expiry(_HISTORY_KEY, clock)
