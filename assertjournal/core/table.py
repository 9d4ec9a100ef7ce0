"""Strict reading of TOML: every mistake is named with its file and place, and nothing unknown is passed over."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from assertjournal.core.errors import ContentError
from assertjournal.core.strict_object import StrictObject
from assertjournal.i18n import _

T = TypeVar("T")
# In bytes and in characters: twenty and five times what any shipped file needs. The reader takes time that grows with
# the square of a name's length, minutes for one of half a megabyte.
LARGEST_FILE = 200_000
LONGEST_LINE = 2_000
_KINDS = {str: "text", int: "a whole number", bool: "true or false", list: "a list", dict: "a table"}


class Table(StrictObject):
    """One table of a TOML file. Each value is read once; `finish` refuses what was not read."""

    def __init__(self, place: str, values: Mapping[str, Any]) -> None:
        """Read `values`, which stand at `place` (file and table, as messages name it)."""
        super().__init__(values)
        self.place = place

    def wrong(self, message: str) -> ContentError:
        """Return the error that says `message` of this place."""
        return ContentError(f"{self.place}: {message}", _("Mend that line of the file and start again."))

    def missing(self, key: str) -> Exception:
        """Return the error for a key that must be there."""
        return self.wrong(_("“{key}” is missing.").format(key=key))

    def unknown(self, key: str) -> Exception:
        """Return the error for a key that does not belong there."""
        return self.wrong(_("“{key}” is not known here.").format(key=key))

    def read(self, key: str, kind: type[T], default: T | None = None) -> T:
        """Read the value under `key`, which must be of `kind`. Without a default it must be there.

        Raises ContentError where it is missing or of another kind.
        """
        if key not in self.unread() and default is not None:
            return default
        value = self.need(key)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.wrong(_("“{key}” must be {kind}.").format(key=key, kind=_KINDS[kind]))
        return value

    def words(self, key: str, default: str | None = None) -> str:
        """Read a text that is not blank, unless the default is."""
        text = self.read(key, str, default)
        if not text.strip() and text != default:
            raise self.wrong(_("“{key}” is empty.").format(key=key))
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts. A missing one is empty."""
        values = self.read(key, list, [])
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise self.wrong(_("“{key}” must be a list of texts.").format(key=key))
        return tuple(values)

    def one_of(self, key: str, allowed: Iterable[str]) -> str:
        """Read a text that must be one of `allowed`."""
        text, known = self.words(key), sorted(allowed)
        if text not in known:
            choices = ", ".join(known)
            raise self.wrong(
                _("“{key}” is “{text}”, not one of: {choices}.").format(key=key, text=text, choices=choices)
            )
        return text

    def table(self, key: str) -> "Table":
        """Read a table; a missing one is empty."""
        return Table(f"{self.place}, {key}", self.read(key, dict, {}))

    def tables(self, key: str) -> "list[Table]":
        """Read a list of tables. A missing one is empty."""
        values = self.read(key, list, [])
        if not all(isinstance(value, dict) for value in values):
            raise self.wrong(_("“{key}” must be a list of tables.").format(key=key))
        return [Table(f"{self.place}, {key} {number}", value) for number, value in enumerate(values, 1)]


def read_table(file: Path) -> Table:
    """Read a TOML file of at most 200 kilobytes, in lines of at most 2,000 characters.

    Raises ContentError, naming the file, where it cannot be read or is no TOML.
    """
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise Table(file.name, {}).wrong(_("the file is larger than 200 kilobytes."))
        text = file.read_text(encoding="utf-8")
        if max(map(len, text.split("\n"))) > LONGEST_LINE:
            raise Table(file.name, {}).wrong(_("a line is longer than 2,000 characters; break it."))
        return Table(file.name, tomllib.loads(text))
    except OSError as error:
        raise Table(file.name, {}).wrong(_("it cannot be read ({reason}).").format(reason=error.strerror)) from error
    except (ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, tomllib.TOMLDecodeError) else type(error).__name__
        raise Table(file.name, {}).wrong(_("it is not written in TOML ({reason}).").format(reason=reason)) from error
