"""How the window looks, what it shows and where the journal is: a settings file that never holds what a user wrote."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path

from assertjournal.data.disk.atomic_write import replace_atomically

ZOOMS = (80, 90, 100, 125, 150, 175, 200)
NEVER = 0
LOCK_AFTER = (1, 2, 5, 10, 15, 30, 60, NEVER)


class ThemeChoice(StrEnum):
    """Light or dark, or whichever the desktop asks for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class FontChoice(StrEnum):
    """The typefaces that ship, or the desktop’s."""

    OWN = "own"
    SYSTEM = "system"


class RowShows(StrEnum):
    """What a row of the journal gives away: the text’s first words, titles only, or neither."""

    WORDS = "words"
    TITLES = "titles"
    KINDS = "kinds"


@dataclass(frozen=True, slots=True, repr=False)
class Preferences:
    """`geometry` is Qt's own form of the window's place in base64; `journal` a path, empty for the default one.

    `zoom` is in percent, one of `ZOOMS`. Where `remember_journal` is off, `journal` stays empty.
    `lock_after` is in minutes without a key or a move of the mouse, one of `LOCK_AFTER`.
    """

    geometry: str = ""
    panel_shown: bool = True
    journal: str = ""
    more_questions: tuple[str, ...] = ()
    theme: ThemeChoice = ThemeChoice.SYSTEM
    zoom: int = 100
    font: FontChoice = FontChoice.OWN
    row_shows: RowShows = RowShows.WORDS
    remember_journal: bool = True
    lock_after: int = 10
    lock_when_minimised: bool = False

    def with_more_questions(self, worksheet: str, opened: bool) -> "Preferences":
        """Return these preferences with the fold of one worksheet open or closed."""
        others = {name for name in self.more_questions if name != worksheet}
        return replace(self, more_questions=tuple(sorted(others | ({worksheet} if opened else set()))))

    def zoomed(self, *, larger: bool) -> "Preferences":
        """Return these preferences one step of `ZOOMS` larger or smaller, or as they are at the end of the steps."""
        step = ZOOMS.index(self.zoom) + (1 if larger else -1)
        return replace(self, zoom=ZOOMS[min(max(step, 0), len(ZOOMS) - 1)])


# Outside the journal, as it is read before unlocking; so nothing that was written may be in it.
class PreferencesFile:
    """The settings file, readable by its owner only. A damaged one is as good as none: nothing in it is precious."""

    def __init__(self, file: Path) -> None:
        """Store the path of the file, which may not exist yet."""
        self._file = file

    def read(self) -> Preferences:
        """Return the stored preferences. What is missing or of another type is as shipped."""
        try:
            stored = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return Preferences()
        return _checked(stored) if isinstance(stored, Mapping) else Preferences()

    def write(self, preferences: Preferences) -> None:
        """Replace the file whole.

        Raises OSError where it cannot be written.
        """
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_atomically(self._file, json.dumps(asdict(preferences), sort_keys=True).encode())

    def write_changes(self, before: Preferences, after: Preferences) -> None:
        """Write what differs between the two. The rest stays as another window may have left it.

        Raises OSError where the file cannot be written.
        """
        old, new = asdict(before), asdict(after)
        changed = {name: value for name, value in new.items() if value != old[name]}
        self.write(replace(self.read(), **changed))


def _checked(stored: Mapping[str, object]) -> Preferences:
    shipped = Preferences()
    known: dict[str, object] = {}
    for field in fields(Preferences):
        value = _as_shipped(stored.get(field.name), getattr(shipped, field.name))
        if value is not None:
            known[field.name] = value
    for name, offered in (("zoom", ZOOMS), ("lock_after", LOCK_AFTER)):
        if known.get(name) not in offered:
            known.pop(name, None)
    return replace(shipped, **known)  # type: ignore[arg-type]


def _as_shipped(value: object, shipped: object) -> object:
    """Return the value where it is of the shipped one's type, else None."""
    if isinstance(shipped, StrEnum):
        return next((choice for choice in type(shipped) if choice == value), None)
    if isinstance(value, list):
        value = tuple(item for item in value if isinstance(item, str))
    return value if type(value) is type(shipped) else None
