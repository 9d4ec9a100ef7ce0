"""Renewing a journal of an older version: old or new whole with any failure, and a newer one is left alone."""

from pathlib import Path

from tests.crash.migration_kill import run
from tests.support.tracing import needs_strace

RUNS = 116


@needs_strace
def test_a_renewal_that_is_disturbed_at_any_call_leaves_the_old_or_the_new_and_can_be_repeated(tmp_path: Path) -> None:
    found = run(tmp_path, RUNS)

    assert found.faults == RUNS
    assert 30 < found.kills < found.faults
    assert found.left_old > 0
    assert (found.neither, found.stuck, found.bad_backups, found.unexplained) == (0, 0, 0, 0)
    assert not found.newer_touched
