"""The one way to the journal: work runs on the database thread, results come back to the window."""

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
    """Runs services on one thread, saves before reads, and tells the window what was changed.

    Every method is called on the window's thread, and every callback runs there.
    """

    changed = Signal(object)
    failed = Signal(object)
    _arrived = Signal()

    def __init__(self, explain: Callable[[Exception], UserError | None] = lambda _error: None) -> None:
        """Start the database thread, which ends with `stop`; `explain` knows failures that a user can help."""
        super().__init__()
        self._explain = explain
        self._jobs: queue.PriorityQueue[tuple[int, int, Job | None]] = queue.PriorityQueue()
        self._number = count()
        self._handed_in = 0
        self._keep_open = 0
        self._results: deque[Job] = deque()
        self._arrived.connect(self._deliver)
        self._thread = threading.Thread(target=self._work, name="database", daemon=True)
        self._thread.start()

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[], None] = lambda: None,
        refused: Callable[[UserError], None] | None = None,
    ) -> None:
        """Run `work` after all waiting saves and hand its result to `done`.

        A UserError goes to `refused`, or to the signal `failed`, after the callback of that name was called.
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
        """Run work that opens or closes a journal on the database thread, in its turn."""
        self._put(_SAVE, work, done, failed)

    def aside(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[UserError], None]
    ) -> threading.Thread:
        """Run slow work that needs no open journal, such as key derivation, on its own thread, which is given."""
        job = self._job(work, done, failed)
        thread = threading.Thread(target=job, name="aside", daemon=True)
        thread.start()
        return thread

    def keeping_open(
        self, done: Callable[[T], None], failed: Callable[[UserError], None]
    ) -> tuple[Callable[[T], None], Callable[[UserError], None]]:
        """Record work that the user may leave while it runs; return the two ends with which it is recorded as over."""

        def over(deliver: Callable[[], None]) -> None:
            self._keep_open -= 1
            deliver()

        self._keep_open += 1
        return (lambda result: over(lambda: done(result))), (lambda error: over(lambda: failed(error)))

    @property
    def is_to_stay_open(self) -> bool:
        """Return whether something runs that a person waits for, such as an export, perhaps without touching
        anything.
        """
        return self._keep_open > 0

    def finish(self) -> None:
        """Wait until everything that was handed in, also by the results, has run and its results were delivered.

        What goes wrong in the program meanwhile is told afterwards, so that who waits here comes to an end, too.
        """
        self._deliver_safely()
        while self._handed_in:
            reached = threading.Event()
            self._jobs.put((_REST, next(self._number), reached.set))
            reached.wait()
            self._deliver_safely()

    def stop(self) -> None:
        """Finish what is waiting and end the thread; a second call has nothing left to do."""
        if not self._thread.is_alive():
            return
        self.finish()
        self._jobs.put((_REST, next(self._number), None))
        self._thread.join()

    def _put(
        self, priority: int, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[UserError], None]
    ) -> None:
        self._handed_in += 1
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
        """Run `work` and return what is to happen on the window's thread."""
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - what no one can help is raised again where the crash dialog is
            fault, problem = error, error if isinstance(error, UserError) else self._explain(error)
            return (lambda: _fail(failed, fault)) if problem is None else (lambda: failed(problem))
        return lambda: done(result)


def _fail(failed: Callable[[UserError], None], fault: Exception) -> None:
    """Report a mistake to the caller, so that typed text is kept, then raise it where the crash dialog is."""
    failed(UserError(_("Something in the program went wrong.")))
    raise fault
