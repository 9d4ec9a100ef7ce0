"""Reading one large JSON object piece by piece, so that memory stays bounded."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TextIO

from assertjournal.core.errors import ImportRefused
from assertjournal.i18n import _

CHUNK = 1 << 20
_LARGEST_STEP = 1 << 21
# With these, no file takes more than some 200 MB of memory, also where each character takes four bytes.
LONGEST_ITEM = 8_000_000
MOST_VALUES = 400_000
MOST_ITEMS = 2_000_000
_MOST_KEYS = 100
_MOST_DIGITS = 15
_AT_END = 16
_BYTE_ORDER_MARK = "\ufeff"
_NAME = re.compile("[a-z][a-z0-9_]{0,40}")
_SPACE = re.compile(r"[ \t\n\r]*")


@dataclass(frozen=True, slots=True)
class JsonItem:
    """A value under a key of the outermost object, or an item of the list there, which `index` counts from 0.

    An empty list is a value.
    """

    key: str
    index: int | None
    value: Any


def refused(message: str, next_step: str = "") -> ImportRefused:
    """Return the error for a file of which nothing is imported."""
    return ImportRefused(message, next_step or _("Nothing was imported from this file."))


@lru_cache(1_000)
def is_name(text: str) -> bool:
    """Return whether a key is a short name, as all of an export are. Others are never repeated in a message."""
    return _NAME.fullmatch(text) is not None


def pieces(stream: TextIO) -> Iterator[JsonItem]:
    """Yield the values of the outermost object one by one, those of its lists item by item.

    Raises ImportRefused for anything but strict JSON in UTF-8. That includes NaN, broken or huge numbers, keys that
    stand twice and a byte order mark. It also includes deeper nesting and longer items than any export has.
    """
    text = _Text(stream)
    keys: set[str] = set()
    if text.next() == _BYTE_ORDER_MARK:
        raise refused(_("The file begins with a byte order mark."), _("Save it as UTF-8 without one."))
    text.expect("{")
    while text.next() != "}":
        if keys:
            text.expect(",")
        key = text.value()
        if not isinstance(key, str) or not is_name(key) or key in keys or len(keys) == _MOST_KEYS:
            raise text.wrong()
        keys.add(key)
        text.expect(":")
        yield from _pieces_under(text, key)
    text.expect("}")
    if text.next():
        raise text.wrong()


def _pieces_under(text: "_Text", key: str) -> Iterator[JsonItem]:
    text.place = key
    if text.next() != "[":
        yield JsonItem(key, None, text.value())
        return
    text.expect("[")
    if text.next() == "]":
        yield JsonItem(key, None, [])
    index = 0
    while text.next() != "]":
        if index:
            text.expect(",")
        text.place = f"{key}[{index}]"
        yield JsonItem(key, index, text.value())
        index += 1
        if index == MOST_ITEMS:
            raise refused(_("{place}: the list is longer than any in an export.").format(place=key))
    text.expect("]")


class _Text:
    """A window on the text that grows as far as one value needs, and no further."""

    def __init__(self, stream: TextIO) -> None:
        self.place = ""
        self._stream = stream
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_constant=self._no_number,
            parse_float=self._no_number,
            parse_int=self._integer,
        )
        self._window = ""
        self._at = 0
        self._ended = False

    def next(self) -> str:
        """Return the next character that is no white space, without going past it; "" at the end."""
        while True:
            self._at = _SPACE.match(self._window, self._at).end()  # type: ignore[union-attr]
            if self._at < len(self._window):
                return self._window[self._at]
            if not self._grow():
                return ""

    def expect(self, character: str) -> None:
        if self.next() != character:
            raise self.wrong()
        self._at += 1

    def value(self) -> Any:
        self.next()
        while True:
            self._check_size()
            try:
                value, end = self._decoder.raw_decode(self._window, self._at)
            except json.JSONDecodeError as error:
                if self._is_whole(error) or not self._grow():
                    raise self.wrong() from None
                continue
            except RecursionError:
                raise refused(_("{place}: too many lists within lists.").format(place=self._where())) from None
            if end < len(self._window) or not self._grow():
                self._at = end
                return value

    def wrong(self) -> ImportRefused:
        return refused(_("{place}: this is not JSON as an export has it.").format(place=self._where()))

    def _where(self) -> str:
        return self.place or _("At the beginning")

    def _grow(self) -> bool:
        if self._ended:
            return False
        try:
            size = len(self._window) - self._at
            more = self._stream.read(max(CHUNK, min(size, _LARGEST_STEP)))
        except UnicodeDecodeError:
            raise refused(_("The file is not text in UTF-8.")) from None
        self._window, self._at = self._window[self._at :] + more, 0
        self._ended = not more
        return bool(more)

    def _is_whole(self, error: json.JSONDecodeError) -> bool:
        """Return whether the mistake lies in the text, and not in the window ending too early."""
        return not error.msg.startswith("Unterminated") and error.pos < len(self._window) - _AT_END

    def _check_size(self) -> None:
        size = len(self._window) - self._at
        if size <= 2 * CHUNK:
            return
        values = sum(self._window.count(mark, self._at) for mark in "[{,")
        if size > LONGEST_ITEM or values > MOST_VALUES:
            raise refused(_("{place}: this is larger than anything in an export.").format(place=self._where()))

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise refused(_("{place}: a key stands there twice.").format(place=self._where()))
        return found

    def _no_number(self, digits: str) -> None:
        raise refused(_("{place}: every number must be a whole one.").format(place=self._where()))

    def _integer(self, digits: str) -> int:
        if len(digits) > _MOST_DIGITS:
            raise refused(_("{place}: a number has too many digits.").format(place=self._where()))
        return int(digits)
