"""Saving a copy elsewhere while the journal itself cannot be saved to: encrypted, with what was not saved in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from assertjournal.core.answers import Answer, ChangedAnswers, answer_lines
from assertjournal.core.clock import Clock
from assertjournal.core.entry import NOTE_FIELD
from assertjournal.data.journal.safe_copy import Held, saving_elsewhere
from assertjournal.i18n import _
from assertjournal.paths import JOURNAL_SUFFIX
from assertjournal.services.entries import Edit, Entries, EntryTarget
from assertjournal.services.output_file import check_outside_journals

__all__ = ["Batch", "Held", "SafeCopy", "SavedCopy", "Unsaved", "words_in"]

Batch = Edit | ChangedAnswers


@dataclass(frozen=True, slots=True)
class Unsaved:
    """Something typed that could not be saved: what writes it, and what it says."""

    write: Callable[[], object]
    batch: Batch = field(repr=False)


@dataclass(frozen=True, slots=True)
class SavedCopy:
    """Where a copy is, and what of the journal is in it. What was unsaved always is."""

    place: Path
    held: Held


class SafeCopy:
    """Saves a copy of the open journal."""

    def __init__(self, entries: Entries, clock: Clock) -> None:
        """Store what writes notes, and the clock."""
        self._entries = entries
        self._clock = clock

    def save_copy(self, place: Path, unsaved: Sequence[Unsaved]) -> SavedCopy:
        """Make a journal at a new place that holds all that can be read of the open one, and what is unsaved.

        Its secrets are those of the open one. Where nothing of that can be read, or something does not fit into it,
        what is unsaved becomes notes. Raises JournalLocked, and FileRefused where it cannot be written: nothing is
        left then.
        """
        target = place if place.suffix == JOURNAL_SUFFIX else place.with_name(f"{place.name}{JOURNAL_SUFFIX}")
        check_outside_journals(target)
        with saving_elsewhere(target, self._clock.now()) as held:
            for one in unsaved:
                if held is Held.NOTHING or not _written(one):
                    self._note(one)
        return SavedCopy(target, held)

    def _note(self, unsaved: Unsaved) -> None:
        text = words_in(unsaved.batch)
        if text:
            self._entries.save(EntryTarget(str(uuid4())), Edit({NOTE_FIELD: text}, title=_("Not saved at its place")))


def words_in(batch: Batch) -> str:
    """Return all texts of an edit or of answers below each other. Numbers and choices are given as they are stored."""
    answers = batch.answers if isinstance(batch, Edit) else batch
    title = (batch.title or "") if isinstance(batch, Edit) else ""
    return "\n\n".join(filter(None, (title, *map(_words, answers.values()))))


def _words(answer: Answer | None) -> str:
    if answer is None:
        return ""
    return str(answer) if isinstance(answer, int) else "\n".join(answer_lines(answer))


def _written(unsaved: Unsaved) -> bool:
    try:
        unsaved.write()
    except Exception:  # noqa: BLE001 - whatever is wrong with it, its words are kept as a note
        return False
    return True
