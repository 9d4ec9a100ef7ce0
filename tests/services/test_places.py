"""Where a person was, kept inside the journal."""

import pytest

from assertjournal.data.database.database import saving
from assertjournal.data.tables import settings
from assertjournal.services.places import Place, Places
from tests.support.builders import an_id

pytestmark = pytest.mark.usefixtures("open_journal")


def test_a_new_journal_has_no_place() -> None:
    assert Places().last() is None


@pytest.mark.parametrize("place", [Place("journal"), Place("worksheet", an_id(), "asking"), Place()])
def test_the_last_place_comes_back(place: Place) -> None:
    Places().remember(Place("elsewhere", an_id(), "values"))

    Places().remember(place)

    assert Places().last() == place


@pytest.mark.parametrize("stored", [[], "journal", None, 1])
def test_what_is_no_place_is_as_good_as_none(stored: object) -> None:
    with saving():
        settings.put("place", stored)

    assert Places().last() is None


def test_parts_that_are_no_text_are_left_out() -> None:
    with saving():
        settings.put("place", {"page": 1, "conversation": [], "subject": "asking", "more": "x"})

    assert Places().last() == Place(subject="asking")
