"""What a debrief says of its conversation: carried over to it, and undone where the debrief is corrected.

A correction never touches what the user chose for the conversation. So the journal remembers which status debriefs have
set, and which one was there before.

A debrief in the bin says nothing. What it said is undone when it goes there, and applied again when it comes back.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime

from assertjournal.core.answers import Answers
from assertjournal.core.changes import Changes
from assertjournal.core.conversation import Conversation, Status
from assertjournal.core.entry import Entry, EntryKind
from assertjournal.data.tables import conversations as conversation_rows
from assertjournal.data.tables import entries as entry_rows
from assertjournal.data.tables import settings

STATUS_AFTER = {
    "talked": Status.LOOKED_BACK,
    "partly": Status.LOOKED_BACK,
    "they_raised": Status.LOOKED_BACK,
    "decided_not": Status.SET_ASIDE,
}
"""What a debrief’s answer to whether the talk happened makes of its conversation."""

_KEY = "status_before"
_MOST = 50
_HAPPENED, _HAPPENED_ON = "happened", "happened_on"


@dataclass(frozen=True, slots=True)
class _Set:
    """The status that debriefs have set for a conversation, and the one before. Kept when that is taken back."""

    conversation: str
    before: Status | None
    status: Status


def carry_over(debrief: Entry, edited: Collection[str], former: Answers, now: datetime) -> Changes:
    """Apply to the conversation what was `edited` in its debrief: its status, and the day of the talk.

    `former` is what the debrief said before. An entry of another kind, or in the bin, changes nothing. Runs inside a
    save.
    """
    conversation = _conversation(debrief)
    if conversation is None or debrief.deleted_at is not None:
        return Changes()
    followed = conversation
    if _HAPPENED in edited:
        followed = replace(followed, status=_status(conversation, debrief))
    if _HAPPENED_ON in edited:
        followed = replace(followed, happened_on=_day(conversation, debrief, former))
    return _put(conversation, followed, now)


def take_back(debrief: Entry, now: datetime) -> Changes:
    """Undo what a debrief that goes to the bin has said of its conversation. Runs inside a save."""
    said = {_HAPPENED_ON, *([_HAPPENED] if _told(debrief) else ())}
    return carry_over(replace(debrief, answers={}), said, debrief.answers, now)


def say_again(debrief: Entry, now: datetime) -> Changes:
    """Apply again what a debrief says that came back from the bin. Runs inside a save.

    Where several debriefs say something, the one made last is followed, as the order of their edits is not known.
    """
    conversation = _conversation(debrief)
    if conversation is None:
        return Changes()
    followed, every = conversation, entry_rows.all_for(debrief.conversation, debrief.worksheet or "")
    known = _known(conversation.id)
    # Any other status was chosen by the user since.
    if known and _told(debrief) and conversation.status in (known.before, known.status):
        told = next(filter(None, map(_told, every)), known.status)
        _remember(conversation.id, replace(known, status=told))
        followed = replace(followed, status=told)
    days = [day for one in every if (day := _said_day(one.answers))]
    # Any other day was set by something else than a debrief.
    if days and _said_day(debrief.answers) and conversation.happened_on in (None, *days):
        followed = replace(followed, happened_on=days[0])
    return _put(conversation, followed, now)


def status_was_chosen(conversation: str) -> None:
    """Keep debriefs from undoing the status of a conversation, as the user chose it. Runs inside a save."""
    _remember(conversation, None)


def forget(conversation: str) -> None:
    """Remember nothing of a conversation that is deleted for good. Runs inside a save."""
    _remember(conversation, None)


def _status(conversation: Conversation, debrief: Entry) -> Status | None:
    """Return what the status is to be, and remember what it was before debriefs set it."""
    told, present = _told(debrief), conversation.status
    known = _known(conversation.id)
    by_debriefs = known if known is not None and known.status == present else None
    if told is None and by_debriefs is None:
        return present
    before = present if by_debriefs is None else by_debriefs.before
    told = told or next(filter(None, map(_told, _others(debrief))), None)
    if told is not None and told != present:
        _remember(conversation.id, _Set(conversation.id, before, told))
    return told or before


def _day(conversation: Conversation, debrief: Entry, former: Answers) -> date | None:
    """Return the day of the talk. An emptied one is taken back where it is the one that this debrief said."""
    if day := _said_day(debrief.answers):
        return day
    taken_back = _said_day(former)
    if taken_back is None or conversation.happened_on != taken_back:
        return conversation.happened_on
    return next(filter(None, (_said_day(one.answers) for one in _others(debrief))), None)


def _conversation(debrief: Entry) -> Conversation | None:
    """Return the conversation of a debrief, None for any other entry."""
    if debrief.kind is not EntryKind.DEBRIEF or debrief.conversation is None:
        return None
    return conversation_rows.get(debrief.conversation)


def _put(conversation: Conversation, followed: Conversation, now: datetime) -> Changes:
    if followed == conversation:
        return Changes()
    conversation_rows.put(replace(followed, modified_at=now), None)
    return Changes(conversations=frozenset({conversation.id}))


def _told(debrief: Entry) -> Status | None:
    return STATUS_AFTER.get(str(debrief.answers.get(_HAPPENED)))


def _said_day(answers: Answers) -> date | None:
    day = answers.get(_HAPPENED_ON)
    return date.fromisoformat(day) if isinstance(day, str) else None


def _others(debrief: Entry) -> tuple[Entry, ...]:
    """Return the other debriefs of the same conversation, the one made last first, without the bin's."""
    every = entry_rows.all_for(debrief.conversation, debrief.worksheet or "")
    return tuple(one for one in every if one.id != debrief.id)


def _known(conversation: str) -> _Set | None:
    return next((one for one in _remembered() if one.conversation == conversation), None)


def _remember(conversation: str, known: _Set | None) -> None:
    before = _remembered()
    kept = [*(one for one in before if one.conversation != conversation), *filter(None, [known])]
    if kept != before:
        settings.put(_KEY, [[one.conversation, one.before, one.status] for one in kept[-_MOST:]])


def _remembered() -> list[_Set]:
    """Return what is remembered, the last one last; nothing where it is not as this program writes it."""
    stored = settings.get(_KEY)
    try:
        return [
            _Set(str(conversation), None if before is None else Status(before), Status(status))
            for conversation, before, status in (stored if isinstance(stored, list) else ())
        ]
    except (TypeError, ValueError):
        return []
