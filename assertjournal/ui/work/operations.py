"""The only way to the journal: work runs on the database thread, and results return to the window's thread."""

import queue
import threading
from collections import deque
from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from assertjournal.core.errors import UserError
from assertjournal.i18n import _
from assertjournal.ui.work.faults import attempt

if TYPE_CHECKING:
    from assertjournal.core.changes import Changes

T = TypeVar("T")
Job = Callable[[], None]
_SAVE, _READ, _REST = range(3)


class Operations(QObject):
    """Runs services on one thread, saves before reads. `changed` carries what a write has changed.

    All methods must be called on the window's thread, and all callbacks run there.
    """

    changed = Signal(object)
    failed = Signal(object)
    _arrived = Signal()

    def __init__(self, explain: Callable[[Exception], UserError | None] = lambda _error: None) -> None:
        """Start the database thread, which `stop` ends. `explain` turns what a user can fix into a UserError."""
        super().__init__()
        self._explain = explain
        self._jobs: queue.PriorityQueue[tuple[int, int, Job | None]] = queue.PriorityQueue()
        self._number = count()
        self._handed_in = 0
        self._keep_open = 0
        self._results: deque[Job] = deque()
        # A signal between threads is delivered on the window's thread, where callbacks may touch widgets.
        self._arrived.connect(self._deliver)
        # A daemon: a read that hangs on a dead disk must not keep the process from ending.
        self._thread = threading.Thread(target=self._work, name="database", daemon=True)
        self._thread.start()

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[], None] = lambda: None,
        refused: Callable[[UserError], None] | None = None,
    ) -> None:
        """Run `work` after all waiting saves, and pass its result to `done`.

        If a UserError is raised, the callback `failed` is called first. Then the error goes to `refused`, or without
        that to the signal `failed`.
        """

        def tell(error: UserError) -> None:
            failed()
            (refused or self.failed.emit)(error)

        self._put(_READ, work, done, tell)

    def write(
        self,
        work: "Callable[[], Changes]",
        done: "Callable[[Changes], None] | None" = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Run a user action, emit `changed` with what it changed, then call `done`."""

        def tell(changes: "Changes") -> None:
            if changes:
                self.changed.emit(changes)
            if done is not None:
                done(changes)

        self._put(_SAVE, work, tell, failed or self.failed.emit)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[UserError], None]) -> None:
        """Run work that opens or closes a journal, in its turn on the database thread."""
        self._put(_SAVE, work, done, failed)

    def aside(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[UserError], None]
    ) -> threading.Thread:
        """Run slow work that needs no open journal, such as key derivation, on a new thread. Return that thread."""
        job = self._job(work, done, failed)
        thread = threading.Thread(target=job, name="aside", daemon=True)
        thread.start()
        return thread

    def keeping_open(
        self, done: Callable[[T], None], failed: Callable[[UserError], None]
    ) -> tuple[Callable[[T], None], Callable[[UserError], None]]:
        """Prevent locking by idleness while this work runs, because the user may wait for it without any input.

        Return the two callbacks with which the work must end. They call `done` and `failed`.
        """

        def over(deliver: Callable[[], None]) -> None:
            self._keep_open -= 1
            deliver()

        self._keep_open += 1
        return (lambda result: over(lambda: done(result))), (lambda error: over(lambda: failed(error)))

    @property
    def is_to_stay_open(self) -> bool:
        """Return whether work is running that the user may be waiting for, such as an export, without any input."""
        return self._keep_open > 0

    def finish(self) -> None:
        """Wait until all queued work has run and its results are delivered, including work queued by those results.

        Mistakes of the program are reported afterwards, so that they cannot keep this from coming to an end.
        """
        self._deliver_safely()
        while self._handed_in:
            reached = threading.Event()
            # This marker runs after everything that waits. The loop repeats, because results may queue more work.
            self._jobs.put((_REST, next(self._number), reached.set))
            reached.wait()
            self._deliver_safely()

    def stop(self) -> None:
        """Finish the waiting work and end the thread. A second call does nothing."""
        if not self._thread.is_alive():
            return
        self.finish()
        self._jobs.put((_REST, next(self._number), None))
        self._thread.join()

    def _put(
        self, priority: int, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[UserError], None]
    ) -> None:
        self._handed_in += 1
        # The number preserves the order within a priority, and saves the queue from comparing functions.
        self._jobs.put((priority, next(self._number), self._job(work, self._counted(done), self._counted(failed))))

    def _counted(self, deliver: Callable[[T], None]) -> Callable[[T], None]:
        def count_and_deliver(result: T) -> None:
            self._handed_in -= 1
            deliver(result)

        return count_and_deliver

    def _job(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[UserError], None]) -> Job:
        def job() -> None:
            self._results.append(self._outcome(work, done, failed))
            self._arrived.emit()

        return job

    def _work(self) -> None:
        while (job := self._jobs.get()[2]) is not None:
            job()

    def _deliver(self) -> None:
        while self._results:
            self._results.popleft()()

    def _deliver_safely(self) -> None:
        while self._results:
            attempt(self._results.popleft())

    def _outcome(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[UserError], None]) -> Job:
        """Run `work`, and return what remains to be done on the window's thread."""
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - what a user cannot fix is raised again by _fail
            fault, problem = error, error if isinstance(error, UserError) else self._explain(error)
            return (lambda: _fail(failed, fault)) if problem is None else (lambda: failed(problem))
        return lambda: done(result)


def _fail(failed: Callable[[UserError], None], fault: Exception) -> None:
    """Report a mistake of the program to the caller, so that typed text is kept. Then raise it for the crash dialog."""
    failed(UserError(_("Something in the program went wrong.")))
    raise fault
