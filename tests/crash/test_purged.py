"""What was deleted for good is not in the journal's file any more, not even for those who have the key."""

from pathlib import Path

from tests.crash.purged import run


def test_no_copy_of_a_purged_word_is_left_in_the_pages(tmp_path: Path) -> None:
    copies = run(tmp_path, 20)

    assert copies.written > 0
    assert copies.in_bin > 0
    assert copies.purged == 0
