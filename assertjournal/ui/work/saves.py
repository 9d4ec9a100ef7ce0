"""Saving as it is typed: half a second after the last key, at the latest every three, and again until it worked."""

from collections.abc import Callable
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from assertjournal.core.changes import Changes
from assertjournal.core.errors import UserError
from assertjournal.services.safety.safe_copy import Unsaved
from assertjournal.ui.work.delays import Delays
from assertjournal.ui.work.operations import Operations

# Anything that `|` merges, newer over older: an Edit, or a dict of answers.
Batch = Any
Write = Callable[[Batch, bool, bool], Changes]


class SaveState(Enum):
    """What the page says of its text."""

    UNTOUCHED = auto()
    WAITING = auto()
    SAVED = auto()
    FAILED = auto()


class Autosave(QObject):
    """Keeps the edits of one thing being written until they are durably saved."""

    state_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        operations: Operations,
        nothing: Batch,
        write: Write,
        delays: Delays,
        parent: QObject,
        *,
        takes: bool = True,
    ) -> None:
        """Take the way to the journal, an empty batch, and what writes one: `write(batch, begins, leaves)`.

        With `takes` off, nothing that is added is kept, or waits to be saved.
        """
        super().__init__(parent)
        self._takes = takes
        self._operations = operations
        self._nothing = nothing
        self._write = write
        self._waiting: Batch | None = None
        self._under_way: Batch | None = None
        self._begins = True
        self._leaves = False
        self.state = SaveState.UNTOUCHED
        self._rest = self._timer(delays.save_at_rest)
        self._longest = self._timer(delays.save_at_latest)
        self._retry = self._timer(delays.save_again)

    def add(self, batch: Batch) -> None:
        """Take an edit, which goes over what is still unsaved."""
        if not self._takes:
            return
        self._waiting = batch if self._waiting is None else self._waiting | batch
        self._rest.start()
        if not self._longest.isActive():
            self._longest.start()
        if self.state is not SaveState.FAILED:
            self._set_state(SaveState.WAITING)

    def save_now(self, *, leaves: bool = False) -> None:
        """Hand over what is unsaved at once; `leaves` when the thing is left, which keeps a state in its history."""
        self._leaves = self._leaves or (leaves and not (self._begins and self.unsaved is None))
        if self._under_way is not None or (self._waiting is None and not self._leaves):
            return
        for timer in (self._rest, self._longest, self._retry):
            timer.stop()
        batch = self._nothing if self._waiting is None else self._waiting
        self._under_way, self._waiting = batch, None
        begins, leaves, self._leaves = self._begins, self._leaves, False
        self._operations.write(lambda: self._write(batch, begins, leaves), self._saved, self._not_saved)

    @property
    def unsaved(self) -> Batch | None:
        """What is not durably saved yet, or None."""
        if self._under_way is None:
            return self._waiting
        return self._under_way if self._waiting is None else self._under_way | self._waiting

    def write_unsaved(self) -> Callable[[], Changes]:
        """Return what writes, on the database thread, all that is unsaved now; this counts as no save."""
        batch, begins = self.unsaved, self._begins
        return lambda: self._write(batch, begins, False)

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


class Saves(QObject):
    """All that is being written, by a name of the thing; what could not be saved stays here until it is."""

    failed = Signal(object)
    recovered = Signal()

    def __init__(self, operations: Operations, delays: Delays) -> None:
        """Store the way to the journal, and how long its autosaves wait."""
        super().__init__()
        self._operations = operations
        self._delays = delays
        self._open: dict[str, Autosave] = {}
        self.takes = True

    def take_nothing(self) -> None:
        """Take no edits, for a journal opened for reading only: what can never be saved would keep it from locking.

        Called before anything is opened. A journal that turns out damaged later still takes what is typed in it.
        """
        self.takes = False

    def open(self, name: str, nothing: Batch, write: Write) -> Autosave:
        """Return the autosave of a thing: one that still has unsaved text, or a fresh one."""
        known = self._open.get(name)
        if known is not None and known.unsaved is not None:
            return known
        if known is not None:
            known.deleteLater()
        autosave = Autosave(self._operations, nothing, write, self._delays, self, takes=self.takes)
        autosave.failed.connect(self.failed)
        autosave.state_changed.connect(self._tell_recovery)
        self._open[name] = autosave
        return autosave

    def unsaved(self, name: str) -> Batch | None:
        """Return what of a thing is not saved yet, or None."""
        known = self._open.get(name)
        return None if known is None else known.unsaved

    def all_unsaved(self) -> tuple[Unsaved, ...]:
        """Return everything that is not saved yet, with what writes it; what is under way counts as not saved."""
        return tuple(
            Unsaved(autosave.write_unsaved(), autosave.unsaved)
            for autosave in self._open.values()
            if autosave.unsaved is not None
        )

    def save_all(self) -> bool:
        """Save everything and wait for it; return whether nothing is left unsaved."""
        for autosave in self._open.values():
            autosave.save_now(leaves=True)
        # What was typed, or left, while a save ran is handed over only once that save is done.
        while any(autosave.is_under_way for autosave in self._open.values()):
            self._operations.finish()
        return not self._any_unsaved()

    def _any_unsaved(self) -> bool:
        return any(autosave.unsaved is not None for autosave in self._open.values())

    def _tell_recovery(self, state: SaveState) -> None:
        failing = any(autosave.state is SaveState.FAILED for autosave in self._open.values())
        if state is SaveState.SAVED and not failing:
            self.recovered.emit()
