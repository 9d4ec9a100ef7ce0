"""Work beside everything else, such as writing a session summary: how far it is, and calling it off."""

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from assertjournal.core.errors import UserError
from assertjournal.ui.work.operations import Operations

T = TypeVar("T")
Progress = Callable[[int], None]
_LONGEST_SECONDS = 3


class BackgroundWork(QObject):
    """Runs one piece of work at a time on a thread of its own; `progressed` carries how far it is."""

    progressed = Signal(int)

    def __init__(self, operations: Operations, parent: QObject, called_off: str, *, keeps_open: bool = True) -> None:
        """Store what starts the thread, and what is said of work that was called off.

        Unless `keeps_open` is False someone waits for the work, and the journal stays open for it.
        """
        super().__init__(parent)
        self._operations = operations
        self._words = called_off
        self._called_off = threading.Event()
        self._keeps_open = keeps_open
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Prepare for work that will be started soon, and can be called off from now on."""
        self._called_off.clear()

    def start(
        self, work: Callable[[Progress], T], done: Callable[[T], None], failed: Callable[[UserError], None]
    ) -> None:
        """Run `work`, which calls what it is given now and then, and is ended there once it was called off.

        What was called off fails, too: `failed` then says so.
        """
        if self._keeps_open:
            done, failed = self._operations.keeping_open(done, failed)
        self._thread = self._operations.aside(lambda: self._run(work), done, failed)

    def call_off(self) -> None:
        """Cancel the work; it then fails, and leaves no file."""
        self._called_off.set()

    def end(self) -> None:
        """Call the work off and wait for its end, so that a process that ends leaves no half-written file.

        A disk that hangs is not waited for longer than some seconds.
        """
        self.call_off()
        if self._thread is not None:
            self._thread.join(_LONGEST_SECONDS)

    def _run(self, work: Callable[[Progress], T]) -> T:
        self.go_on(0)
        return work(self.go_on)

    def go_on(self, done: int) -> None:
        """Report progress; called from any thread, and ends work that was called off.

        Raises UserError then.
        """
        if self._called_off.is_set():
            raise UserError(self._words)
        self.progressed.emit(done)
