"""What tests of the services share: a clock that stands still, and the entries of an open journal."""

from pathlib import Path

import pytest

from assertjournal.services.entries import Entries
from tests.support.clocks import SetClock
from tests.support.exports import shipped_content


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def entries(open_journal: Path, clock: SetClock) -> Entries:
    return Entries(shipped_content(), clock)
