"""The file that a large session summary becomes, or does not."""

from pathlib import Path

import pytest

from assertjournal.core.summary import Paper
from tests.support.shared_journals import some_summaries
from tests.support.summaries import a_summary, bens

ENTRIES = 1_000
HALF_OF_ITS_PAGES = 400


class CalledOffError(Exception):
    pass


@pytest.mark.slow
def test_a_thousand_entries_called_off_half_way_leave_no_file(tmp_path: Path) -> None:
    told: list[int] = []

    def call_off_half_way(page: int) -> None:
        told.append(page)
        if page == HALF_OF_ITS_PAGES:
            raise CalledOffError

    large = a_summary(sections=(bens("asking"),) * ENTRIES)

    with pytest.raises(CalledOffError):
        some_summaries().save_summary(large, tmp_path / "s.pdf", paper=Paper.A4, progress=call_off_half_way)

    assert told == list(range(1, HALF_OF_ITS_PAGES + 1))
    assert list(tmp_path.iterdir()) == []
