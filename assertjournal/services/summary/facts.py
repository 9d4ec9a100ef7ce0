"""The facts on page 1 of a session summary: counts, ratings and choices, and the texts that were ticked for it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from assertjournal.core.content import Content
from assertjournal.core.conversation import Status
from assertjournal.core.entry import EntryKind
from assertjournal.core.summary import ConversationFacts, SummaryRange, Tally, ValueOverTime
from assertjournal.data.tables import values
from assertjournal.data.tables.summaries import SummaryConversation, WrittenEntry
from assertjournal.i18n import _
from assertjournal.services.summary.material import Material
from assertjournal.services.summary.texts import is_debrief, line_of, lines_of, newest_request

_DEBRIEF = "debrief"
_RATED = ("nervous", "result", "relationship", "self_respect")


@dataclass(slots=True)
class Talk:
    """The entries of one conversation, or of none at all, newest first."""

    conversation: SummaryConversation | None
    entries: list[WrittenEntry] = field(default_factory=list, repr=False)

    @property
    def id(self) -> str:
        """Return the id of the conversation, nothing where there is none."""
        return "" if self.conversation is None else self.conversation.id

    @property
    def intent(self) -> str | None:
        """Return what the conversation is meant to do, or None where the user did not say."""
        return None if self.conversation is None else self.conversation.intent


def talks_of(material: Material) -> list[Talk]:
    """Put the entries of each conversation together, the one written in last first. Those of none come last."""
    known = {one.id: one for one in material.conversations}
    talks: dict[str | None, Talk] = {}
    for entry in material.entries:
        talk = talks.setdefault(entry.conversation, Talk(known.get(entry.conversation or "")))
        talk.entries.append(entry)
    return sorted(talks.values(), key=lambda talk: talk.conversation is None)


def facts_of(
    talk: Talk, name: str, nervous: Sequence[tuple[date, int]], told_in_private: Set[Status], *, request: bool
) -> ConversationFacts | None:
    """Return a conversation's row, None for entries of no conversation that have nothing to say in it.

    `nervous` tells how nervous it was rated on each day, oldest first. What is `told_in_private` is not its status.
    """
    conversation = talk.conversation
    rated = _latest_rated(talk.entries)
    asked = newest_request(talk.entries, talk.intent) if request else ""
    if conversation is None and rated is None and not asked:
        return None
    after = [None if rated is None else _rating(rated, key) for key in _RATED]
    return ConversationFacts(
        name=name if conversation is not None else _("Without a conversation"),
        status=None if conversation is None or conversation.status in told_in_private else conversation.status,
        nervous_before=None if conversation is None else _nervous_before(conversation, rated, nervous),
        nervous_after=after[0],
        result=after[1],
        relationship=after[2],
        self_respect=after[3],
        request=asked,
    )


def practised(entries: Iterable[WrittenEntry], content: Content) -> tuple[Tally, ...]:
    """Count the worksheets that were written for each skill, in the skills' order."""
    counts = Counter(entry.worksheet for entry in entries if entry.kind is EntryKind.WORKSHEET)
    return _tallies((skill.title, counts[skill.id]) for skill in content.skills)


def used(debriefs: Iterable[WrittenEntry], content: Content) -> tuple[Tally, ...]:
    """Count the debriefs in which each skill was ticked as used, in the skills' order."""
    counts = Counter(skill for debrief in debriefs for skill in lines_of(debrief, "skills_used"))
    return _tallies((skill.title, counts[skill.id]) for skill in content.skills)


def hindered(debriefs: Iterable[WrittenEntry], content: Content) -> tuple[Tally, ...]:
    """Count the debriefs in which each thing got in the way, the most frequent first."""
    counts = Counter(choice for debrief in debriefs for choice in lines_of(debrief, "in_the_way"))
    choices = content.worksheets[_DEBRIEF].field("in_the_way").choices
    found = _tallies((choice.label, counts[choice.id]) for choice in choices)
    return tuple(sorted(found, key=_most_frequent_first))


def helped(debriefs: Iterable[WrittenEntry]) -> tuple[Tally, ...]:
    """Count the debriefs in which each thing helped, capital letters or not, the most frequent and newest first."""
    labels: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for debrief in debriefs:
        lines = list(lines_of(debrief, "helped"))
        for line in lines:
            labels.setdefault(line.casefold(), line)
        counts.update({line.casefold(): 1 for line in lines})
    return tuple(sorted((Tally(labels[key], count) for key, count in counts.items()), key=_most_frequent_first))


def next_steps(debriefs: Iterable[WrittenEntry]) -> tuple[str, ...]:
    """Return the next step of each debrief on one line."""
    return tuple(line for debrief in debriefs if (line := line_of(debrief, "next_step")))


def rated_values(chosen: SummaryRange) -> tuple[ValueOverTime, ...]:
    """Return the values that were rated in the days of a range, by label. None where conversations are named."""
    if chosen.conversations is not None:
        return ()
    days: defaultdict[str, list[tuple[date, int | None, int | None]]] = defaultdict(list)
    for rating in values.all_ratings():
        if _is_within(rating.date, chosen):
            days[rating.value].append((rating.date, rating.importance, rating.lived))
    return tuple(ValueOverTime(value.label, tuple(days[value.id])) for value in values.all_values() if value.id in days)


def _tallies(counted: Iterable[tuple[str, int]]) -> tuple[Tally, ...]:
    return tuple(Tally(label, count) for label, count in counted if count)


def _most_frequent_first(tally: Tally) -> int:
    return -tally.count


def _latest_rated(entries: Iterable[WrittenEntry]) -> WrittenEntry | None:
    rated = (entry for entry in entries if is_debrief(entry) and any(_rating(entry, key) is not None for key in _RATED))
    return next(rated, None)


def _rating(entry: WrittenEntry, key: str) -> int | None:
    answer = entry.answers.get(key)
    return answer if isinstance(answer, int) else None


def _nervous_before(
    conversation: SummaryConversation, debrief: WrittenEntry | None, nervous: Sequence[tuple[date, int]]
) -> int | None:
    """Return what was rated last by the day of the talk. Where no rating has a day, or there was no talk, the last."""
    if debrief is None:
        return conversation.nervous
    talked_on = debrief.answers.get("happened_on")
    by = date.fromisoformat(talked_on) if isinstance(talked_on, str) else debrief.date
    before = [rating for day, rating in nervous if day <= by]
    if before or nervous:
        return before[-1] if before else None
    return conversation.nervous


def _is_within(day: date, chosen: SummaryRange) -> bool:
    return (chosen.since is None or day >= chosen.since) and (chosen.until is None or day <= chosen.until)
