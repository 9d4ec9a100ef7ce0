"""Items of an import file that belong to no form: objections, presets, rehearsals, summaries, values, worksheets."""

from collections.abc import Callable

from assertjournal.i18n import _
from assertjournal.services.transfer import json_object as read
from assertjournal.services.transfer.interchange import ItemRows, Row
from assertjournal.services.transfer.json_object import JsonObject, inside, misfit, unknown
from assertjournal.services.transfer.json_stream import is_name


def _objection(item: JsonObject) -> ItemRows:
    return ItemRows({"id": item.need("id", read.identifier), "text": item.take("text", read.text, "")})


def _rehearsal(item: JsonObject) -> ItemRows:
    return ItemRows(
        {
            "id": item.need("id", read.identifier),
            "conversation": item.need("conversation", read.identifier),
            "date": item.need("date", read.day),
        }
    )


def _value(item: JsonObject) -> ItemRows:
    return ItemRows(
        {
            "id": item.need("id", read.identifier),
            "label": item.take("label", read.text, ""),
            "own": item.take("own", read.yes_or_no, False),
        }
    )


def _value_rating(item: JsonObject) -> ItemRows:
    return ItemRows(
        {
            "id": item.need("id", read.identifier),
            "value": item.need("value", read.identifier),
            "date": item.need("date", read.day),
            "importance": item.maybe("importance", read.RATING),
            "lived": item.maybe("lived", read.RATING),
        }
    )


def _summary(item: JsonObject) -> ItemRows:
    return ItemRows(
        {
            "id": item.need("id", read.identifier),
            "made_at": item.need("made_at", read.moment),
            "since": item.maybe("since", read.day),
            "until": item.maybe("until", read.day),
            "conversation": item.maybe("conversation", read.identifier),
            "entries": item.take("entries", read.identifiers, list[str]()),
        }
    )


def _preset(item: JsonObject) -> ItemRows:
    return ItemRows(
        {
            "id": item.need("id", read.identifier),
            "name": item.take("name", read.text, ""),
            "choices": item.take("choices", _preset_choices, Row()),
        }
    )


def _worksheet(item: JsonObject) -> ItemRows:
    return ItemRows({"id": item.need("id", read.identifier), "text": item.take("text", read.text, "")})


def _preset_choices(place: str, value: object) -> Row:
    choices: Row = {}
    for key, choice in read.members(place, value).items():
        if not is_name(key):
            raise unknown(place, key)
        choices[key] = _preset_choice(inside(place, key), choice)
    return choices


def _preset_choice(place: str, value: object) -> object:
    if isinstance(value, list):
        return read.texts(place, value)
    if isinstance(value, dict) or value is None:
        raise misfit(place, _("a text, a number, true, false or a list of texts"))
    return read.text(place, value) if isinstance(value, str) else value


PLAIN_LISTS: dict[str, Callable[[JsonObject], ItemRows]] = {
    "objections": _objection,
    "presets": _preset,
    "rehearsals": _rehearsal,
    "summaries": _summary,
    "value_ratings": _value_rating,
    "values": _value,
    "worksheets": _worksheet,
}
