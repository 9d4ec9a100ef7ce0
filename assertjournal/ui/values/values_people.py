"""The part "The relationships I want": for each person, the kind of relationship to foster, and a note."""

from assertjournal.core.changes import Changes, Removed
from assertjournal.i18n import _
from assertjournal.services.people import KnownPerson
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.values.person_card import PersonCard
from assertjournal.ui.values.values_part import ValuesPart


class WantedRelationships(ValuesPart[KnownPerson]):
    """Shows everyone from the conversations, and anyone the user has added."""

    def __init__(self, context: PageContext) -> None:
        """Begin without people."""
        super().__init__(
            context,
            _("A person: a first name, initial or label"),
            _("No one yet. People from your conversations are listed here, and you can add others."),
        )

    def show_people(self, people: tuple[KnownPerson, ...], *, reorder: bool) -> None:
        """Show the stored people. Cards keep their present order unless `reorder` is set."""
        self.show_items({known.person.id: known for known in people}, reorder=reorder)

    def _card(self, item: KnownPerson) -> PersonCard:
        card = PersonCard(self._context, item)
        card.take_away_asked.connect(lambda: self._take_person_away(item.person.id))
        card.renamed.connect(lambda label: self._rename(item.person.id, label))
        card.saving.connect(self.saving)
        card.grown.connect(self.look_at)
        return card

    def _label(self, item: KnownPerson) -> str:
        return item.person.label

    def _write_new(self, labels: tuple[str, ...]) -> Changes:
        return self._context.people.add(labels[0])

    def _what_goes(self, item: KnownPerson) -> str:
        person = item.person
        described = person.wanted.strip() or person.note.strip() or person.name.strip()
        return _("What you noted about the relationship goes with it.") if described else ""

    def _rename(self, person: str, label: str) -> None:
        self._context.operations.write(lambda: self._context.people.rename(person, label))

    def _take_person_away(self, person: str) -> None:
        people = self._context.people

        def take() -> Removed[KnownPerson]:
            removed = people.take_away(person)
            known = None if removed.thing is None else KnownPerson(removed.thing, has_conversations=False)
            return Removed(known, removed.changes)

        self._take_away(person, take, lambda known: people.put_back(known.person))
