"""The tour: the real window used from the first run to looking back, locked twice on the way, everything found again.

`python -m tests.journeys.tour` needs no display. Locking replaces the process, as it does for a user, and the fresh one
goes on with the next stage. Pictures of each step go to `build/tour/`, or where `TOUR_PICTURES` names a folder. The
journal lies in a folder that is gone afterwards, with all that the program keeps beside it; where `TOUR_HOME` names
one, it stays.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from assertjournal.app import open_window, wire
from assertjournal.core.content import Content
from tests.journeys.album import Album
from tests.journeys.driver import Driver, Lost
from tests.journeys.tour_stages import PICTURES, begin, find_again, look_back

JOURNAL = "Tour.ajournal"
_SIZE = (1280, 800)
_AFTER_LOCK = "--after-lock"
_HOME = "TOUR_HOME"
_NEXT = {"begin": "look-back", "look-back": "find-again"}
_STAGES: dict[str, Callable[[Driver, Content], None]] = {
    "begin": begin,
    "look-back": look_back,
    "find-again": find_again,
}


def main(arguments: list[str]) -> int:
    """Run the tour, or go on with it after locking; return the exit code, 1 where something is not as it should be."""
    os.umask(0o077)  # as the program does first of all
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if arguments[:1] == [_AFTER_LOCK]:
        return _take(arguments[1], Path(arguments[2]))
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    home = Path(os.environ.get(_HOME) or tempfile.mkdtemp(prefix="tour-"))
    os.environ.update(HOME=str(home), XDG_CONFIG_HOME=str(home / "config"), XDG_DATA_HOME=str(home / "data"))
    return _take("begin", home)


def _take(stage: str, home: Path) -> int:
    """Run one stage; locking within it ends this process, so what comes after is a failure or the end of the tour."""
    try:
        _run(stage, home)
    except Lost as lost:
        print(f"The tour stopped: {lost}", flush=True)
        return 1
    finally:
        if not os.environ.get(_HOME):
            shutil.rmtree(home, ignore_errors=True)
    print(f"Everything was found again. Pictures: {PICTURES}", flush=True)
    return 0


def _run(stage: str, home: Path) -> None:
    application = QApplication(sys.argv[:1])
    dependencies = wire(application, lambda _journal, _comeback: _begin_anew(_NEXT[stage], home))
    window = open_window(application, dependencies, home / JOURNAL)
    window.resize(*_SIZE)
    driver = Driver(window, Album(PICTURES, numbered=True))
    try:
        _STAGES[stage](driver, dependencies.content())
        if stage in _NEXT:
            driver.wait(lambda: False, "the journal to be locked")
    except Lost:
        driver.picture("where-it-stopped")
        raise


def _begin_anew(stage: str, home: Path) -> None:
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "tests.journeys.tour", _AFTER_LOCK, stage, str(home)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
