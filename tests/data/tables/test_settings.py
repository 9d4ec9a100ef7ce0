"""What the program remembers inside the journal, and the support card."""

from pathlib import Path

import pytest

from assertjournal.data.database.database import saving
from assertjournal.data.tables import settings, support_card


@pytest.mark.parametrize("value", [None, 5, "text", ["a", {"b": None}], {"page": "journal"}])
def test_a_setting_comes_back_as_it_was_put(open_journal: Path, value: object) -> None:
    with saving():
        settings.put("place", "before")
        settings.put("place", value)

    assert settings.get("place") == value


def test_an_unknown_setting_is_none(open_journal: Path) -> None:
    assert settings.get("place") is None


def test_the_support_card_is_empty_at_first(open_journal: Path) -> None:
    assert support_card.get() == {}


def test_the_support_card_is_replaced_whole(open_journal: Path) -> None:
    with saving():
        support_card.put({"people": ("A.", "B."), "note": "breathe"})
        support_card.put({"people": ("A.",)})

    assert support_card.get() == {"people": ("A.",)}
