"""The other one in a conversation."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Person:
    """Someone known by a label or initial; `relationship` is a choice of the list of relationships."""

    id: str
    label: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    also_called: tuple[str, ...] = field(default=(), repr=False)
    relationship: str = ""
    wanted: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
