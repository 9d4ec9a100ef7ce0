"""JSON of a fixed form that others may have changed: every doubt is a ValueError, and every limit comes first."""

import base64
import binascii
import json
from collections.abc import Mapping

from assertjournal.core.strict_object import StrictObject


class JsonFacts(StrictObject):
    """One object of such a file. All its methods raise ValueError where a value does not fit."""

    @classmethod
    def parse(cls, data: bytes, largest: int) -> "JsonFacts":
        """Read an object of at most `largest` bytes, without decimals and without a key that stands there twice.

        Raises ValueError, and RecursionError for what is nested too deeply.
        """
        if len(data) > largest:
            raise ValueError
        return cls.of(json.loads(data, object_pairs_hook=_object, parse_float=_refuse, parse_constant=_refuse))

    @classmethod
    def of(cls, value: object) -> "JsonFacts":
        """Return the facts in an object."""
        if not isinstance(value, dict):
            raise ValueError
        return cls(value)

    def missing(self, key: str) -> Exception:
        """Return the error for a key that must be there."""
        return ValueError(key)

    def unknown(self, key: str) -> Exception:
        """Return the error for a key that does not belong there."""
        return ValueError(key)

    def text(self, key: str) -> str:
        """Read a text."""
        value = self.need(key)
        if not isinstance(value, str):
            raise ValueError(key)
        return value

    def integer(self, key: str, low: int, high: int) -> int:
        """Read a whole number within bounds, both inclusive. True and false are none."""
        value = self.need(key)
        if type(value) is not int or not low <= value <= high:
            raise ValueError(key)
        return value

    def digits(self, key: str, size: int) -> str:
        """Read `size` bytes as small hexadecimal digits."""
        value = self.text(key)
        if len(bytes.fromhex(value)) != size or bytes.fromhex(value).hex() != value:
            raise ValueError(key)
        return value

    def encoded(self, key: str, least: int, most: int) -> bytes:
        """Read bytes in base64, of a number within bounds, both inclusive."""
        return base64_bytes(self.text(key), least, most)

    def object(self, key: str) -> "JsonFacts":
        """Read an object."""
        return self.of(self.need(key))

    def list(self, key: str, least: int, most: int) -> "list[JsonFacts]":
        """Read a list of objects, of a length within bounds, both inclusive."""
        value = self.need(key)
        if not isinstance(value, list) or not least <= len(value) <= most:
            raise ValueError(key)
        return [self.of(item) for item in value]


def b64(data: bytes) -> str:
    """Return bytes as base64."""
    return base64.b64encode(data).decode()


def base64_bytes(text: str, least: int, most: int) -> bytes:
    """Return the bytes that `text` stands for, of a number within bounds. Only their one spelling is accepted.

    Raises ValueError.
    """
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError from None
    if not least <= len(data) <= most or b64(data) != text:
        raise ValueError
    return data


def canonical(content: Mapping[str, object]) -> bytes:
    """Return the one JSON form of an object: sorted keys, no spaces, UTF-8."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError
    return dict(pairs)


def _refuse(literal: str) -> object:
    raise ValueError
