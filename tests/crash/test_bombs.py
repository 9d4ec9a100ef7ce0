"""Files that are cheap to make and dear to read are refused in words, at once and in bounded memory."""

from pathlib import Path

from tests.crash.bombs import MOST_MEGABYTES, REFUSALS, run


def test_every_bomb_is_refused_before_it_takes_much_time_or_memory(tmp_path: Path) -> None:
    found = run(tmp_path)

    assert {one.bomb: one.answer for one in found if one.answer not in REFUSALS} == {}
    assert {one.bomb: one.megabytes for one in found if one.megabytes >= MOST_MEGABYTES} == {}
    assert {one.bomb: one.seconds for one in found if one.took_long} == {}
    assert {path.name for path in tmp_path.iterdir()} == {"Journal.ajournal"}
