"""No one is locked out by a crash while keys are changed, nothing is lost by it, and the simulation would show it."""

import random
from pathlib import Path

from tests.crash import anew_kill, key_cut, key_kill
from tests.support.tracing import needs_strace


def test_sixty_kills_while_the_passphrase_is_changed_lock_nobody_out(tmp_path: Path) -> None:
    tally = key_kill.run(tmp_path / "Journal.ajournal", 60, random.Random(3))

    assert tally.times == 60
    assert tally.changes > 300
    assert (tally.locked_out, tally.fallen_back, tally.touched) == (0, 0, 0)


@needs_strace
def test_three_hundred_power_cuts_while_the_passphrase_is_changed_lock_nobody_out(tmp_path: Path) -> None:
    tally = key_cut.run(tmp_path, 300, random.Random(3))

    assert tally.times == 300
    assert (tally.locked_out, tally.fallen_back, tally.touched) == (0, 0, 0)


@needs_strace
def test_without_waiting_for_the_disk_power_cuts_do_bring_older_passphrases_back(tmp_path: Path) -> None:
    assert key_cut.run(tmp_path, 50, random.Random(3), "careless_key_changer").fallen_back > 0


def test_fifteen_kills_while_a_journal_is_encrypted_anew_lose_nothing(tmp_path: Path) -> None:
    tally = anew_kill.run(tmp_path / "Journal.ajournal", 15, random.Random(3))

    assert tally.kills == 15
    assert tally.finished > 15
    assert (tally.lost, tally.broken) == (0, 0)
