"""The full check of an open journal once a week: whether it is due, its parts, and what follows from what they find."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from assertjournal.core.clock import Clock
from assertjournal.data.database.checks import (
    Check,
    CheckResult,
    check_afresh,
    check_journal,
    journal_checks,
    only_index_damaged,
)
from assertjournal.data.database.database import database, rebuild_index, saving
from assertjournal.data.disk.serialization import moment_text, read_moment
from assertjournal.data.tables import settings

__all__ = ["EVERY", "Check", "CheckResult", "WeeklyCheck"]

EVERY = timedelta(days=7)
_KEY = "checked_at"


class WeeklyCheck:
    """When a journal was last found sound is remembered in it."""

    def __init__(self, clock: Clock) -> None:
        """Store the clock."""
        self._clock = clock

    def due_parts(self) -> tuple[Check, ...]:
        """Return the parts of the check, to be called one by one. None where it is not due or cannot be remembered.

        A check in the future does not count: a clock was wrong. Raises JournalLocked.
        """
        if database.file.read_only:
            return ()
        last, now = self.last(), self._clock.now()
        return () if last is not None and now - EVERY < last <= now else journal_checks()

    def last(self) -> datetime | None:
        """Return when the journal was last found sound, in UTC, or None.

        Raises JournalLocked.
        """
        stored = settings.get(_KEY)
        try:
            return read_moment(stored).astimezone(UTC) if isinstance(stored, str) else None
        except (ValueError, OverflowError):
            return None

    def conclude(self, results: Sequence[CheckResult]) -> bool:
        """Refuse every save from now on where the journal is damaged. Return whether it is not, as far as is known.

        Damage must be found a second time, over another connection. A sound journal remembers that it was checked. One
        that could not be read whole does not, as while another program is using its file. A search index that alone is
        damaged is rebuilt. Raises SaveFailed where a journal that is not damaged takes no save.
        """
        if only_index_damaged(results):
            with saving():
                rebuild_index()
            results = check_journal()
        if _has_findings(results):
            results = check_afresh()
        if _has_findings(results):
            database.be_read_only()
            return False
        if not any(result.undone for result in results):
            with saving():
                settings.put(_KEY, moment_text(self._clock.now()))
        return True


def _has_findings(results: Sequence[CheckResult]) -> bool:
    return any(result.findings for result in results)
