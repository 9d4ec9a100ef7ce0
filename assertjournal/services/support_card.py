"""The user's own support card."""

from collections.abc import Mapping

from assertjournal.core.answers import Answer, Answers, parse_answer
from assertjournal.core.changes import Changes
from assertjournal.core.content import SUPPORT_CARD_FORM, Content
from assertjournal.data.database.database import saving
from assertjournal.data.tables import support_card


class SupportCard:
    """One card for each journal, answered like any form."""

    def __init__(self, content: Content) -> None:
        """Store the form of the card."""
        self._form = content.forms[SUPPORT_CARD_FORM]

    def answers(self) -> Answers:
        """Return what is on the card."""
        return support_card.get()

    def save(self, answers: Mapping[str, Answer | None]) -> Changes:
        """Write the changed answers; None empties a field.

        Raises SaveFailed where nothing could be written.
        """
        with saving():
            card = dict(support_card.get())
            for key, answer in answers.items():
                card.pop(key, None)
                checked = parse_answer(self._form.field(key), answer)
                if checked is not None:
                    card[key] = checked
            support_card.put(card)
        return Changes()
