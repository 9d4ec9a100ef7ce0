"""Worksheets as they are designed: fields of nine kinds, loaded from files, never changed afterwards."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class FieldKind(StrEnum):
    """How a field is asked and answered. Every table of widgets, blocks or writers covers all of these."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    LINES = "lines"
    RATED_LINES = "rated_lines"
    SCALE = "scale"
    CHOICE = "choice"
    MULTI_CHOICE = "multi_choice"
    DATE = "date"
    COUNT = "count"


BOUNDED: Mapping[FieldKind, tuple[int, int]] = MappingProxyType(
    {FieldKind.SCALE: (0, 10), FieldKind.RATED_LINES: (1, 5), FieldKind.COUNT: (0, 999)}
)
"""The kinds that have bounds, with those that hold where a file names none."""


class WorksheetKind(StrEnum):
    """What an entry made from the worksheet is. A `form` asks for facts that are not an entry."""

    SKILL = "skill"
    DEBRIEF = "debrief"
    REFLECTION = "reflection"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a choice: the `id` is what answers hold, the `label` what people see."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `minimum` and `maximum`, both inclusive, bound scales, the rating of rated lines, and counts."""

    id: str
    kind: FieldKind
    label: str
    prompt: str = ""
    help: str = ""
    group: str = ""
    core: bool = False
    shown: bool = False
    suggestions: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    choices_from: str = ""
    compose_from: tuple[str, ...] = ()
    minimum: int = 0
    maximum: int = 10
    low: str = ""
    high: str = ""
    renamed_from: tuple[str, ...] = ()

    @property
    def shown_first(self) -> bool:
        """Return whether the field stands on the page before "More questions" is opened."""
        return self.core or self.shown

    def choice_label(self, choice_id: str) -> str:
        """Return the label of a choice, or the id itself where no choice has it."""
        return next((choice.label for choice in self.choices if choice.id == choice_id), choice_id)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The form of a skill, of the debrief or of the reflection, in the order in which it is asked."""

    id: str
    version: int
    kind: WorksheetKind
    title: str
    purpose: str
    icon: str
    order: int
    fields: tuple[Field, ...]
    stuck: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    def field(self, field_id: str) -> Field:
        """Return the field with this id.

        Raises KeyError where the worksheet has none.
        """
        for field in self.fields:
            if field.id == field_id:
                return field
        raise KeyError(field_id)

    @property
    def field_ids(self) -> frozenset[str]:
        """Return the ids of all fields."""
        return frozenset(field.id for field in self.fields)
