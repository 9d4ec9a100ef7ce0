"""One object of an import file, read strictly: each value is read once, and what was not read is refused."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import TypeVar

from assertjournal.core.answers import clean_text
from assertjournal.core.errors import ImportRefused
from assertjournal.core.strict_object import StrictObject
from assertjournal.i18n import _
from assertjournal.services.transfer.json_stream import is_name, refused

T = TypeVar("T")
Reader = Callable[[str, object], T]
"""Checks a value that stands at a place of the file; raises ImportRefused, naming the place and never the value."""

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DAY = re.compile(r"[1-9]\d{3}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


class JsonObject(StrictObject):
    """An object at a place such as “entries[3]”."""

    def __init__(self, place: str, value: object) -> None:
        """Begin with the object `value`, which stands at `place`.

        Raises ImportRefused where `value` is something else.
        """
        if not isinstance(value, dict):
            raise misfit(place, _("an object"))
        super().__init__(value)
        self.place = place

    def missing(self, key: str) -> Exception:
        """Return the error for a key that must be there."""
        return refused(_("{place} is missing.").format(place=self.inside(key)))

    def unknown(self, key: str) -> Exception:
        """Return the error for a key that does not belong there."""
        return unknown(self.place, key)

    def required(self, key: str, read: Reader[T]) -> T:
        """Read a value that must be there.

        Raises ImportRefused where it is missing, null or does not fit.
        """
        value = self.find(key)
        if value is None:
            raise self.missing(key)
        return read(self.inside(key), value)

    def optional(self, key: str, read: Reader[T], default: T) -> T:
        """Read a value, or the default where it is missing or null.

        Raises ImportRefused where it does not fit.
        """
        value = self.find(key)
        return default if value is None else read(self.inside(key), value)

    def maybe(self, key: str, read: Reader[T]) -> T | None:
        """Read a value, or None where it is missing or null.

        Raises ImportRefused where it does not fit.
        """
        value = self.find(key)
        return None if value is None else read(self.inside(key), value)

    def rows(
        self, key: str, unique: str, read_item: "Callable[[JsonObject], dict[str, object]]"
    ) -> list[dict[str, object]]:
        """Read a list of objects, none where it is missing. No two may have the same value under `unique`.

        Raises ImportRefused where one does not fit.
        """
        found: dict[object, dict[str, object]] = {}
        for index, value in enumerate(self.optional(key, items, list[object]())):
            item = JsonObject(f"{self.inside(key)}[{index}]", value)
            row = read_item(item)
            item.finish()
            if row[unique] in found:
                raise twice(item.inside(unique))
            found[row[unique]] = row
        return list(found.values())

    def inside(self, key: str) -> str:
        """Return the place of a key."""
        return inside(self.place, key)


def inside(place: str, key: str) -> str:
    """Return the place of a key in an object. A key that no export could have is not repeated."""
    return f"{place}.{key if is_name(key) else '?'}"


def unknown(place: str, key: str) -> ImportRefused:
    """Return the error for a key that does not belong there."""
    return refused(_("{place} is not known here.").format(place=inside(place, key)))


def twice(place: str) -> ImportRefused:
    """Return the error for what must be unique and is not."""
    return refused(_("{place} stands there twice.").format(place=place))


def misfit(place: str, expected: str) -> ImportRefused:
    """Return the error for a value that is not `expected`."""
    return refused(_("{place} must be {expected}.").format(place=place, expected=expected))


def identifier(place: str, value: object) -> str:
    """Read a UUID, in small letters."""
    if not isinstance(value, str) or not _ID.fullmatch(value.lower()):
        raise misfit(place, _("an id (a UUID)"))
    return value.lower()


def text(place: str, value: object) -> str:
    """Read a text, as it can be stored."""
    if not isinstance(value, str):
        raise misfit(place, _("text"))
    return clean_text(value)


def texts(place: str, value: object) -> list[str]:
    """Read a list of texts."""
    return [text(f"{place}[{index}]", item) for index, item in enumerate(items(place, value))]


def identifiers(place: str, value: object) -> list[str]:
    """Read a list of ids."""
    return [identifier(f"{place}[{index}]", item) for index, item in enumerate(items(place, value))]


def items(place: str, value: object) -> list[object]:
    """Read a list of anything."""
    if not isinstance(value, list):
        raise misfit(place, _("a list"))
    return value


def members(place: str, value: object) -> Mapping[str, object]:
    """Read an object whose keys are not known beforehand."""
    if not isinstance(value, dict):
        raise misfit(place, _("an object"))
    return value


def yes_or_no(place: str, value: object) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise misfit(place, _("true or false"))
    return value


def whole_number(lowest: int, highest: int) -> Reader[int]:
    """Return a reader for whole numbers within bounds, both inclusive."""

    def read(place: str, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not lowest <= value <= highest:
            raise misfit(place, _("a whole number from {low} to {high}").format(low=lowest, high=highest))
        return value

    return read


RATING = whole_number(0, 10)
POSITIVE = whole_number(1, 1_000_000)


def one_of(allowed: Iterable[str]) -> Reader[str]:
    """Return a reader for one of a few words."""
    known = frozenset(allowed)

    def read(place: str, value: object) -> str:
        if not isinstance(value, str) or value not in known:
            raise misfit(place, _("one of the words that an export has there"))
        return value

    return read


def day(place: str, value: object) -> str:
    """Read a day like 2026-11-23."""
    if not isinstance(value, str) or not _DAY.fullmatch(value) or not _exists(date.fromisoformat, value):
        raise misfit(place, _("a date like 2026-11-23"))
    return value


def moment(place: str, value: object) -> str:
    """Read a moment like 2026-11-23T09:30:00Z."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value) or not _exists(datetime.fromisoformat, value):
        raise misfit(place, _("a time like 2026-11-23T09:30:00Z"))
    return value


def _exists(read: Callable[[str], object], written: str) -> bool:
    try:
        read(written)
    except ValueError:
        return False
    return True
