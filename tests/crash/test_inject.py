"""A disk that refuses, or a process that ends, at any single call: nothing acknowledged is lost or damaged."""

from pathlib import Path

from tests.crash.inject import run
from tests.support.tracing import needs_strace

EVERY = 5  # no multiple of 2 or 3: each way of failing has its turn


@needs_strace
def test_a_call_to_the_disk_that_fails_or_is_the_last_loses_nothing(tmp_path: Path) -> None:
    faults = run(tmp_path, EVERY)

    assert faults.killed > 5
    assert faults.failed_saves > 5
    assert (faults.lost, faults.damaged, faults.unexplained, faults.stuck) == (0, 0, 0, 0)


@needs_strace
def test_a_call_that_fails_once_keeps_no_later_save_from_being_done(tmp_path: Path) -> None:
    faults = run(tmp_path, faults={"fsync": ("error=EIO",), "openat": ("error=EIO",)})

    assert faults.failed_saves > 5
    assert (faults.lost, faults.damaged, faults.unexplained, faults.stuck) == (0, 0, 0, 0)
