"""Saving as it is typed: half a second after the last key, at the latest every three, and again until it worked."""

from collections.abc import Callable
from enum import Enum, auto
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from assertjournal.core.answers import ChangedAnswers
from assertjournal.core.changes import Changes
from assertjournal.core.errors import UserError
from assertjournal.services.entries import Edit, SaveMoment
from assertjournal.services.safety.safe_copy import Unsaved
from assertjournal.ui.work.delays import Delays
from assertjournal.ui.work.operations import Operations

B = TypeVar("B", Edit, ChangedAnswers)
"""What an autosave collects; `|` merges two of them, the newer over the older."""
Write = Callable[[B, SaveMoment], Changes]
"""Writes a batch on the database thread. The batch is empty where nothing was typed before the user leaves."""


class SaveState(Enum):
    """What the page says of its text."""

    UNTOUCHED = auto()
    WAITING = auto()
    SAVED = auto()
    FAILED = auto()


class Autosave(QObject, Generic[B]):
    """Keeps the edits of one thing being written until they are durably saved."""

    state_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        operations: Operations,
        delays: Delays,
        nothing: B,
        write: Write[B],
        parent: QObject,
        *,
        takes: bool = True,
    ) -> None:
        """Begin with an empty batch, `nothing`, and with what writes one.

        With `takes` off, nothing that is added is kept, or waits to be saved.
        """
        super().__init__(parent)
        self._takes = takes
        self._operations = operations
        self._nothing: B = nothing
        self._write: Write[B] = write
        self._waiting: B | None = None
        self._under_way: B | None = None
        self._begins = True
        self._leaves = False
        self.state = SaveState.UNTOUCHED
        self._rest = self._timer(delays.save_at_rest)
        self._longest = self._timer(delays.save_at_latest)
        self._retry = self._timer(delays.save_again)

    def add(self, batch: B) -> None:
        """Accept an edit, which goes over what is still unsaved."""
        if not self._takes:
            return
        self._waiting = batch if self._waiting is None else self._waiting | batch
        self._rest.start()
        if not self._longest.isActive():
            self._longest.start()
        if self.state is not SaveState.FAILED:
            self._set_state(SaveState.WAITING)

    def save_now(self, *, leaves: bool = False) -> None:
        """Save what is unsaved at once; `leaves` when the user leaves the thing, which keeps a state in its history."""
        self._leaves = self._leaves or (leaves and not (self._begins and self.unsaved is None))
        if self._under_way is not None or (self._waiting is None and not self._leaves):
            return
        for timer in (self._rest, self._longest, self._retry):
            timer.stop()
        batch = self._nothing if self._waiting is None else self._waiting
        self._under_way, self._waiting = batch, None
        moment, self._leaves = SaveMoment(begins=self._begins, leaves=self._leaves), False
        self._operations.write(lambda: self._write(batch, moment), self._saved, self._not_saved)

    @property
    def unsaved(self) -> B | None:
        """Return what is not durably saved yet, or None."""
        if self._under_way is None:
            return self._waiting
        return self._under_way if self._waiting is None else self._under_way | self._waiting

    def copy_unsaved(self) -> Unsaved | None:
        """Return all that is unsaved now with what writes it, or None. Writing it counts as no save."""
        batch, moment = self.unsaved, SaveMoment(begins=self._begins)
        return None if batch is None else Unsaved(lambda: self._write(batch, moment), batch)

    @property
    def is_under_way(self) -> bool:
        """Return whether a save was handed over whose outcome is not known yet."""
        return self._under_way is not None

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(self.save_now)
        return timer

    def _saved(self, _changes: Changes) -> None:
        self._begins = False
        self._under_way = None
        self._set_state(SaveState.SAVED if self._waiting is None else SaveState.WAITING)
        # Both timers may have run out while this save was under way.
        # A save that waited would otherwise never begin: its timers have run out.
        if self._leaves or (self._waiting is not None and not self._longest.isActive()):
            self.save_now()

    def _not_saved(self, error: UserError) -> None:
        self._waiting, self._under_way = self.unsaved, None
        self._retry.start()
        self._set_state(SaveState.FAILED)
        self.failed.emit(error)

    def _set_state(self, state: SaveState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)


AnyAutosave = Autosave[Edit] | Autosave[ChangedAnswers]


class Saves(QObject):
    """All that is being written, by a name of the thing. What could not be saved stays here until it is."""

    failed = Signal(object)
    recovered = Signal()

    def __init__(self, operations: Operations, delays: Delays) -> None:
        """Store the way to the journal, and how long autosaves wait."""
        super().__init__()
        self._operations = operations
        self._delays = delays
        self._edits: dict[str, Autosave[Edit]] = {}
        self._answers: dict[str, Autosave[ChangedAnswers]] = {}
        self.takes = True

    def take_nothing(self) -> None:
        """Accept no edits, for a journal opened for reading only: what can never be saved would keep it from locking.

        Called before anything is opened. A journal that turns out damaged later still accepts what is typed in it.
        """
        self.takes = False

    def open_entry(self, name: str, write: Write[Edit]) -> Autosave[Edit]:
        """Return the autosave of an entry: one that still has unsaved text, or a fresh one."""
        return self._opened(
            self._edits, name, lambda: Autosave(self._operations, self._delays, Edit(), write, self, takes=self.takes)
        )

    def open_answers(self, name: str, write: Callable[[ChangedAnswers], Changes]) -> Autosave[ChangedAnswers]:
        """Return the autosave of a form that is no entry: one that still has unsaved text, or a fresh one."""

        def write_some(answers: ChangedAnswers, _moment: SaveMoment) -> Changes:
            return (
                write(answers) if answers else Changes()
            )  # such a form has no history, which keeps a state on leaving

        return self._opened(
            self._answers,
            name,
            lambda: Autosave(self._operations, self._delays, {}, write_some, self, takes=self.takes),
        )

    def has_unsaved(self, name: str) -> bool:
        """Return whether something of a thing is not saved yet."""
        known = self._edits.get(name) or self._answers.get(name)
        return known is not None and known.unsaved is not None

    def all_unsaved(self) -> tuple[Unsaved, ...]:
        """Return everything that is not saved yet, with what writes it. What is under way counts as not saved."""
        return tuple(filter(None, (autosave.copy_unsaved() for autosave in self._all())))

    def save_all(self) -> bool:
        """Save everything and wait for it. Return whether nothing is left unsaved."""
        for autosave in self._all():
            autosave.save_now(leaves=True)
        # What was typed, or left, while a save ran is handed over only once that save is done.
        while any(autosave.is_under_way for autosave in self._all()):
            self._operations.finish()
        return not self._any_unsaved()

    def _opened(self, known: dict[str, Autosave[B]], name: str, build: Callable[[], Autosave[B]]) -> Autosave[B]:
        before = known.get(name)
        if before is not None and before.unsaved is not None:
            return before
        if before is not None:
            before.deleteLater()
        autosave = known[name] = build()
        autosave.failed.connect(self.failed)
        autosave.state_changed.connect(self._tell_recovery)
        return autosave

    def _all(self) -> tuple[AnyAutosave, ...]:
        return *self._edits.values(), *self._answers.values()

    def _any_unsaved(self) -> bool:
        return any(autosave.unsaved is not None for autosave in self._all())

    def _tell_recovery(self, state: SaveState) -> None:
        failing = any(autosave.state is SaveState.FAILED for autosave in self._all())
        if state is SaveState.SAVED and not failing:
            self.recovered.emit()
