"""How the window looks and where the journal is: an own settings file, which never holds what a user wrote."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from assertjournal.data.durable import replace_durably


@dataclass(frozen=True, slots=True)
class Preferences:
    """`geometry` is Qt's own form of the window's place in base64; `journal` a path, empty for the default one."""

    geometry: str = ""
    panel_shown: bool = True
    journal: str = ""
    more_questions: tuple[str, ...] = ()

    def with_more_questions(self, worksheet: str, opened: bool) -> "Preferences":
        """Give these preferences with the fold of one worksheet open or closed."""
        others = {name for name in self.more_questions if name != worksheet}
        return replace(self, more_questions=tuple(sorted(others | ({worksheet} if opened else set()))))


class PreferencesFile:
    """The settings file, readable by its owner only. A damaged one is as good as none: nothing in it is precious."""

    def __init__(self, file: Path) -> None:
        """Take the path of the file, which may not exist yet."""
        self._file = file

    def read(self) -> Preferences:
        """Give the stored preferences; whatever is missing or of another type is as shipped."""
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
        replace_durably(self._file, json.dumps(asdict(preferences), sort_keys=True).encode())


def _checked(stored: Mapping[str, object]) -> Preferences:
    shipped = Preferences()
    known: dict[str, object] = {}
    for field in fields(Preferences):
        value = stored.get(field.name)
        if isinstance(value, list):
            value = tuple(item for item in value if isinstance(item, str))
        if type(value) is type(getattr(shipped, field.name)):
            known[field.name] = value
    return replace(shipped, **known)  # type: ignore[arg-type]
