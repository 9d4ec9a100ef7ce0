"""The support card: one for each journal, answered like any form."""

from pathlib import Path

import pytest

from assertjournal.core.errors import AnswerError
from assertjournal.services.support_card import SupportCard
from tests.support.exports import shipped_content


@pytest.fixture
def card(open_journal: Path) -> SupportCard:
    return SupportCard(shipped_content())


def test_a_new_journal_has_an_empty_card(card: SupportCard) -> None:
    assert card.answers() == {}


def test_answers_are_merged(card: SupportCard) -> None:
    card.save({"therapist": "Dr. K.", "signs": ("I go quiet", " ")})

    card.save({"therapist": None, "what_helps": ("Walking",)})

    assert card.answers() == {"signs": ("I go quiet",), "what_helps": ("Walking",)}


def test_an_answer_that_does_not_fit_changes_nothing(card: SupportCard) -> None:
    card.save({"therapist": "Dr. K."})

    with pytest.raises(AnswerError, match="signs"):
        card.save({"therapist": "Dr. L.", "signs": 1})

    assert card.answers() == {"therapist": "Dr. K."}
