"""The session summary: what was chosen for it, what is offered, and the document that comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from assertjournal.core.answers import Answers
from assertjournal.core.conversation import Status
from assertjournal.core.entry import EntryKind
from assertjournal.core.worksheet import Worksheet

MOST_TO_TALK_ABOUT = 3
"""How many things to talk about page 1 has room for."""


class Names(StrEnum):
    """How people are named: by their label, by its first letters, or by their name where there is one."""

    LABELS = "labels"
    INITIALS = "initials"
    FULL = "full"


class Paper(StrEnum):
    """The size of the pages."""

    A4 = "a4"
    LETTER = "letter"


class FirstPageText(StrEnum):
    """What someone wrote and page 1 prints only when it is ticked."""

    REQUESTS = "requests"
    NEXT_STEPS = "next_steps"
    HELPED = "helped"


@dataclass(frozen=True, slots=True)
class SummaryRange:
    """Local days, both inclusive, None for no bound; `conversations` are ids, None for all and none at all.

    Values belong to no conversation: they are left out where conversations are named.
    """

    since: date | None = None
    until: date | None = None
    conversations: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class SummaryChoices:
    """What the user ticked and typed. Nothing that was written freely is in a summary unless it is here.

    `entries` are the ids of the entries to print whole. `values` asks for the ratings of values. `talk_about` lists
    what to talk about. A summary prints the first MOST_TO_TALK_ABOUT. `questions` are for the therapist.
    """

    range: SummaryRange = SummaryRange()
    entries: frozenset[str] = frozenset()
    first_page: frozenset[FirstPageText] = frozenset()
    values: bool = False
    names: Names = Names.LABELS
    talk_about: tuple[str, ...] = field(default=(), repr=False)
    questions: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class OfferedEntry:
    """An entry that may be ticked; `ticked` says whether "bring this up" was chosen, `texts` how many it holds.

    `opening` is how its text begins, for the screen of the person who wrote it only; `sheet` is its worksheet's title.
    """

    id: str
    kind: EntryKind
    title: str = field(repr=False)
    date: date
    conversation: str | None
    ticked: bool
    texts: int
    opening: str = field(repr=False)
    sheet: str


@dataclass(frozen=True, slots=True)
class OfferedConversation:
    """A conversation that may be chosen, named as a summary names it: by label and relationship."""

    id: str
    name: str = field(repr=False)
    title: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SummaryOffer:
    """What may be shared of a range, newest first. Private entries are counted and never offered.

    `first_page` tells how many texts each tick for page 1 brings in, `values` how many values were rated.
    `conversations` are all that the days of the range offer, chosen or not.
    """

    entries: tuple[OfferedEntry, ...]
    conversations: tuple[OfferedConversation, ...]
    first_page: Mapping[FirstPageText, int]
    values: int
    private: int


@dataclass(frozen=True, slots=True)
class ConversationFacts:
    """One row of page 1's table, 0 to 10; `nervous_after` and what follows are of the latest debrief with any of them.

    `name` is label and relationship; `request` the one-line request or limit, empty unless ticked.
    """

    name: str = field(repr=False)
    status: Status | None = None
    nervous_before: int | None = None
    nervous_after: int | None = None
    result: int | None = None
    relationship: int | None = None
    self_respect: int | None = None
    request: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something was named or practised."""

    label: str = field(repr=False)
    count: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """One ticked entry (`entry` is its id), printed whole; `about` names its conversation, `title` is a note's own."""

    date: date
    worksheet: Worksheet
    answers: Answers = field(repr=False)
    about: str = field(default="", repr=False)
    title: str = field(default="", repr=False)
    entry: str = ""


@dataclass(frozen=True, slots=True)
class ValueOverTime:
    """A value with the day and the ratings (0 to 10) that were given last, and those before them."""

    label: str = field(repr=False)
    ratings: tuple[tuple[date, int | None, int | None], ...] = ()
    """Day, how much it matters, how far it was lived; oldest first."""


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """The whole document, ready to be laid out.

    `practised` counts the worksheets written for each skill, and `used` the debriefs in which it was ticked, both in
    the skills' order. `helped` and `hindered` count debriefs, the most frequent first. `conversations` and `next_steps`
    are newest first; `sections` follow that order, each oldest first. `chosen` is the number of conversations that the
    summary is limited to, or None.
    """

    made_on: date
    since: date | None
    until: date | None
    talk_about: tuple[str, ...] = field(default=(), repr=False)
    questions: tuple[str, ...] = field(default=(), repr=False)
    practised: tuple[Tally, ...] = ()
    used: tuple[Tally, ...] = ()
    conversations: tuple[ConversationFacts, ...] = ()
    helped: tuple[Tally, ...] = ()
    hindered: tuple[Tally, ...] = ()
    next_steps: tuple[str, ...] = field(default=(), repr=False)
    values: tuple[ValueOverTime, ...] = ()
    sections: tuple[Section, ...] = ()
    chosen: int | None = None


@dataclass(frozen=True, slots=True)
class MadeSummary:
    """A summary that was made: when (UTC), of which days, with which entries printed whole.

    `until` is the last day that it covers, or None where it was limited to conversations. `conversation` is set where
    it was limited to one.
    """

    id: str
    made_at: datetime
    since: date | None
    until: date | None
    conversation: str | None
    entries: frozenset[str]
