"""People in the journal."""

from assertjournal.core.person import Person
from assertjournal.data.disk.serialization import lines_text, read_texts
from assertjournal.data.tables.rows import PersonRow
from assertjournal.data.tables.rows import put as put_row


def get(person_id: str) -> Person | None:
    """Return a person, or None where there is none."""
    row = PersonRow.get_or_none(PersonRow.id == person_id)
    return None if row is None else _person(row)


def all_people() -> tuple[Person, ...]:
    """Return everyone, by label."""
    return tuple(sorted(map(_person, PersonRow.select()), key=lambda person: (person.label.casefold(), person.id)))


def labelled(label: str) -> Person | None:
    """Return the person with this label, capital letters or not, or None where there is none."""
    wanted = label.casefold()
    return next((person for person in all_people() if person.label.casefold() == wanted), None)


def put(person: Person) -> None:
    """Insert a person, or replace them whole."""
    put_row(
        PersonRow,
        {
            "id": person.id,
            "label": person.label,
            "name": person.name,
            "also_called": lines_text(person.also_called),
            "relationship": person.relationship,
            "wanted": person.wanted,
            "note": person.note,
        },
    )


def purge(person_id: str) -> None:
    """Remove a person for good. Their conversations stay, with no one named."""
    PersonRow.delete().where(PersonRow.id == person_id).execute()


def _person(row: PersonRow) -> Person:
    return Person(
        id=row.id,
        label=row.label,
        name=row.name,
        also_called=read_texts(row.also_called),
        relationship=row.relationship,
        wanted=row.wanted,
        note=row.note,
    )
