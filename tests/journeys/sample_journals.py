"""Journals for the pictures: Ben's conversation among others over several days, and one full of awkward texts."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

from assertjournal.core.answers import Answer, RatedLine
from assertjournal.core.clock import Clock
from assertjournal.core.content import CONVERSATION_FORM, Content
from assertjournal.core.worksheet import Worksheet, WorksheetKind
from assertjournal.services.conversations import Conversations
from assertjournal.services.entries import Edit, Entries, EntryTarget
from assertjournal.services.places import Place, Places
from assertjournal.services.safety.journals import Journals
from tests.support.builders import CHEAP_KDF, PASSPHRASE, an_id

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
AWKWARD_TITLE = f"<b>Rent</b> & {LONG_WORD} – a title that goes on and on, well past any width that a window has"
AWKWARD_LINES = (
    f"One word with no place to break: {LONG_WORD}",
    "Emoji 🙂 👩‍👩‍👧 🏳️‍🌈, combining é ñ, <img src=/etc/passwd> & &amp; <b>not bold</b>",
    "עברית מימין לשמאל, and back to the left",
    "العربية من اليمين إلى اليسار",
    "A paragraph over several lines, as people who are upset write: a field that hid its end would frighten them. " * 2,
)


class DaysAgo(Clock):
    """A clock that stands some days back."""

    def __init__(self, days: int) -> None:
        """Go back by whole days."""
        self._back = timedelta(days=days)

    def now(self) -> datetime:
        """Return the moment then."""
        return super().now() - self._back

    def today(self) -> date:
        """Return the day then."""
        return super().today() - self._back


def make(path: Path, content: Content, fill: Callable[[Content], None]) -> None:
    """Make a journal that opens at once with PASSPHRASE, fill it and close it."""
    journals = Journals(Clock(), CHEAP_KDF)
    journals.create(path, PASSPHRASE)
    journals.open(path, journals.unwrap_with_passphrase(path, PASSPHRASE))
    try:
        fill(content)
    finally:
        journals.close()


def bens_days(content: Content) -> None:
    """Write Ben's conversation over a week, notes between, and another conversation today."""
    answers = content.scenarios["ben"].answers
    talk = _conversation(content, 8, answers[CONVERSATION_FORM])
    for number, sheet in enumerate(content.skills):
        an_entry_of(content, 7 - number, talk, sheet, answers[sheet.id])
    debrief = next(sheet for sheet in content.worksheets.values() if sheet.kind is WorksheetKind.DEBRIEF)
    an_entry_of(content, 1, talk, debrief, answers[debrief.id])
    for days, title, text in (
        (6, "Slept badly", "I went over the talk again and again.\nIn the morning it looked smaller."),
        (3, "", "Ate at my desk again. No one made me; I just did not get up."),
        (1, "The evening after", "It was quiet at midday, and I noticed the trees in the yard."),
    ):
        _note(content, days, title, text)
    shift = {"title": "Swapping the weekend shift", "with": "Noor", "relationship": "colleague"}
    other = _conversation(content, 0, shift)
    an_entry_of(content, 0, other, content.skills[0], {"wants": (RatedLine("My sister’s birthday off", 5),)})
    an_entry_of(content, 0, other, content.skills[3], {"afraid": "That she will think I always ask."})
    Places().remember(Place("conversation", talk))


def awkward_texts(content: Content) -> None:
    """Write what is hard to show into every text of every worksheet."""
    title = {"title": AWKWARD_TITLE, "with": LONG_WORD, "relationship": "report"}
    talk = _conversation(content, 0, {**title, "safe": "not_sure", "nervous": 10, "occasion": " ".join(AWKWARD_LINES)})
    for sheet in content.worksheets.values():
        an_entry_of(
            content, 0, talk, sheet, {field.id: _AWKWARD[field.kind] for field in sheet if field.kind in _AWKWARD}
        )
    _note(content, 0, AWKWARD_TITLE, "\n\n".join(AWKWARD_LINES * 3))


_AWKWARD: Mapping[str, Answer] = {
    "text": " ".join(AWKWARD_LINES),
    "long_text": "\n\n".join(AWKWARD_LINES),
    "lines": AWKWARD_LINES,
    "rated_lines": tuple(RatedLine(line, number) for number, line in enumerate(AWKWARD_LINES, 1)),
}


def _conversation(content: Content, days: int, answers: Mapping[str, Answer | None]) -> str:
    name = an_id()
    conversations = Conversations(content, DaysAgo(days))
    conversations.begin(name, "ben")
    conversations.save(name, answers)
    return name


def an_entry_of(
    content: Content, days: int, talk: str | None, sheet: Worksheet, answers: Mapping[str, Answer | None]
) -> None:
    """Write an entry some days back, for a conversation or for none."""
    Entries(content, DaysAgo(days)).save(EntryTarget(an_id(), sheet.id, talk), Edit(answers=answers))


def _note(content: Content, days: int, title: str, text: str) -> None:
    Entries(content, DaysAgo(days)).save(EntryTarget(an_id()), Edit(answers={"text": text}, title=title))
