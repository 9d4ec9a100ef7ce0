"""What each list of an import file may hold, and the rows that its items become."""

from collections.abc import Callable

from assertjournal.core.answers import Answers, is_day
from assertjournal.core.content import CONVERSATION_FORM, SUPPORT_CARD_FORM, Content
from assertjournal.core.conversation import Status
from assertjournal.i18n import _
from assertjournal.services.transfer import json_object as read
from assertjournal.services.transfer.import_answers import ImportedWorksheet
from assertjournal.services.transfer.import_entries import read_entry
from assertjournal.services.transfer.import_plain_items import PLAIN_LISTS
from assertjournal.services.transfer.interchange import RATINGS, SUPPORT_CARD, ItemRows, Row
from assertjournal.services.transfer.json_object import JsonObject, inside, misfit, unknown
from assertjournal.services.transfer.json_stream import is_name


class ItemReader:
    """Reads the items of every list strictly."""

    def __init__(self, content: Content) -> None:
        """Take the worksheets, forms and lists that items refer to."""
        self._content = content
        self._setting = read.one_of(choice.id for choice in content.lists["settings"])
        self._readers: dict[str, Callable[[JsonObject], ItemRows]] = {
            "conversations": self._conversation,
            "entries": lambda item: read_entry(item, content.worksheets),
            "people": self._person,
            "scenarios": self._scenario,
            **PLAIN_LISTS,
        }

    def item(self, list_name: str, place: str, value: object) -> ItemRows:
        """Read an item of a list.

        Raises ImportRefused, naming the place, for anything that an export would not have there, and
        MadeByNewerVersion for what only a newer worksheet has.
        """
        item = JsonObject(place, value)
        found = self._readers[list_name](item)
        item.finish()
        return found

    def support_card(self, value: object) -> Answers:
        """Read the support card.

        Raises ImportRefused naming the field.
        """
        return ImportedWorksheet(self._content.forms[SUPPORT_CARD_FORM]).answers(SUPPORT_CARD, value)

    def _choice(self, field: str) -> read.Reader[str]:
        """Return the reader for a choice of the conversation form."""
        return read.one_of(choice.id for choice in self._content.forms[CONVERSATION_FORM].field(field).choices)

    def _person(self, item: JsonObject) -> ItemRows:
        return ItemRows(
            {
                "id": item.need("id", read.identifier),
                "label": item.take("label", read.text, ""),
                "name": item.take("name", read.text, ""),
                "also_called": item.take("also_called", read.texts, list[str]()),
                "relationship": item.take("relationship", self._choice("relationship"), ""),
                "wanted": item.take("wanted", read.text, ""),
                "note": item.take("note", read.text, ""),
            }
        )

    def _conversation(self, item: JsonObject) -> ItemRows:
        conversation = item.need("id", read.identifier)
        created = item.need("created_at", read.moment)
        row: Row = {
            "id": conversation,
            "title": item.take("title", read.text, ""),
            "person": item.maybe("person", read.identifier),
            "intent": item.maybe("intent", self._choice("intent")),
            "safe": item.maybe("safe", self._choice("safe")),
            "status": item.maybe("status", read.one_of(Status)),
            "planned_for": item.maybe("planned_for", _day_of_talk),
            "occasion": item.take("occasion", read.text, ""),
            "happened_on": item.maybe("happened_on", _day_of_talk),
            "scenario": item.maybe("scenario", _scenario_id),
            **item.take("ratings", _ratings, Row.fromkeys(RATINGS)),
            "created_at": created,
            "modified_at": item.take("modified_at", read.moment, created),
            "deleted_at": item.maybe("deleted_at", read.moment),
            "entries_kept": item.take("entries_kept", read.identifiers, list[str]()),
        }
        history = item.rows("rating_history", "date", _dated_ratings)
        return ItemRows(row, {"conversation_rating": [{"conversation": conversation, **dated} for dated in history]})

    def _scenario(self, item: JsonObject) -> ItemRows:
        return ItemRows(
            {
                "id": item.need("id", read.identifier),
                "title": item.take("title", read.text, ""),
                "setting": item.maybe("setting", self._setting),
                "intent": item.maybe("intent", self._choice("intent")),
                "relationship": item.maybe("relationship", self._choice("relationship")),
                "answers": item.take("answers", self._scenario_answers, Row()),
            }
        )

    def _scenario_answers(self, place: str, value: object) -> Row:
        sheets = {**self._content.worksheets, CONVERSATION_FORM: self._content.forms[CONVERSATION_FORM]}
        found: Row = {}
        for name, answers in read.members(place, value).items():
            if name not in sheets:
                raise unknown(place, name)
            found[name] = ImportedWorksheet(sheets[name]).stored_answers(inside(place, name), answers)
        return found


def _ratings(place: str, value: object) -> Row:
    item = JsonObject(place, value)
    ratings: Row = {name: item.maybe(name, read.RATING) for name in RATINGS}
    item.finish()
    return ratings


def _dated_ratings(item: JsonObject) -> Row:
    return {"date": item.need("date", read.day), **{name: item.maybe(name, read.RATING) for name in RATINGS}}


def _day_of_talk(place: str, value: object) -> str:
    """Read a day as a user could have given it."""
    day = read.day(place, value)
    if not is_day(day):
        raise misfit(place, _("a date like 2026-11-23, not before 1900"))
    return day


def _scenario_id(place: str, value: object) -> str:
    """Read the id of a scenario that ships, or that is the user's own."""
    if isinstance(value, str) and is_name(value):
        return value
    return read.identifier(place, value)
