"""What a user action changed, so that every page can tell whether it must look again."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changes:
    """The ids of what was changed, by kind; `everything` stands for an import or a newly opened journal."""

    entries: frozenset[str] = frozenset()
    conversations: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    everything: bool = False

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(
            entries=self.entries | other.entries,
            conversations=self.conversations | other.conversations,
            people=self.people | other.people,
            values=self.values | other.values,
            everything=self.everything or other.everything,
        )

    def __bool__(self) -> bool:
        return self.everything or bool(self.entries or self.conversations or self.people or self.values)


@dataclass(frozen=True, slots=True)
class Removed(Generic[T]):
    """What was removed, with which it can be brought back, or None where it was gone already; and what that changed."""

    thing: T | None
    changes: Changes
