"""The window: locked or unlocked, and the way from one to the other."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from assertjournal.i18n import _
from assertjournal.paths import default_journal
from assertjournal.ui.locked_flow import LockedFlow
from assertjournal.ui.locked_menu import locked_menu
from assertjournal.ui.secret_copy import take_back_secret
from assertjournal.ui.wiring import Wiring

if TYPE_CHECKING:
    from assertjournal.services.preferences import Preferences
    from assertjournal.ui.workspace import Workspace

_SMALLEST = (560, 420)
_FIRST_SIZE = (1280, 860)


class MainWindow(QMainWindow):
    """Locked or unlocked; sees to it that nothing typed is lost on the way out. `closed` ends the program."""

    closed = Signal()

    def __init__(self, wiring: Wiring, journal: Path, *, may_create: bool = True) -> None:
        """Begin locked, at the place of this journal; where there is none, one is made only if `may_create`."""
        super().__init__()
        self._wiring = wiring
        self._preferences = wiring.preferences.read()
        self.workspace: Workspace | None = None
        self._cover: QWidget | None = None
        self._ended = False
        self.setWindowTitle("AssertJournal")
        self.setMinimumSize(*_SMALLEST)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.flow = LockedFlow(wiring, journal, may_create=may_create)
        self.flow.opened.connect(self._unlocked)
        self._stack.addWidget(self.flow)
        locked_menu(self.menuBar(), self._close)
        self._restore_geometry()

    def lock(self) -> None:
        """Save everything and start anew, locked; where saving fails, cover the text and keep it."""
        if self.workspace is None:
            return
        if not self._let_go():
            self._cover_up()
            return
        self.hide()
        take_back_secret(QGuiApplication.clipboard())
        try:
            self._wiring.relaunch(self.flow.journal)
        except OSError:  # all is saved and closed; a program that cannot start again, locked, ends
            self._end()

    def end(self) -> None:
        """Save everything and close, without asking; for when the system ends the session."""
        if not self._ended:
            self._let_go()
            self._end()

    def focus_moved(self, widget: QWidget | None) -> None:
        """Tell the workspace which widget has the focus."""
        if self.workspace is not None:
            self.workspace.focus_moved(widget)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save everything first; where that fails, ask before anything is lost."""
        if self._ended or (self._key_may_go() and (self._let_go() or self._ask_to_lose())):
            event.accept()
            self._end()
        else:
            event.ignore()

    def _end(self) -> None:
        """End once: the last window's closing and the program's end each bring about the other."""
        if not self._ended:
            self._ended = True
            take_back_secret(QGuiApplication.clipboard())
            self._wiring.operations.stop()
            self.closed.emit()

    def _let_go(self) -> bool:
        """Save everything and close the journal; tell whether that worked."""
        self._keep_preferences()
        if self.workspace is None:
            return True
        if not self.workspace.save_all():
            return False
        self._wiring.operations.run(self._wiring.journals().close, lambda _closed: None, lambda _error: None)
        self._wiring.operations.finish()
        return True

    def _unlocked(self, journal: Path, can_write: bool) -> None:
        from assertjournal.ui.actions import unlocked_menu

        elsewhere = "" if journal == default_journal() else str(journal)
        self._preferences = replace(self._preferences, journal=elsewhere)
        workspace = self._wiring.workspace(self._preferences, not can_write)
        self.workspace = workspace
        workspace.lock_asked.connect(self.lock)
        workspace.preferences_changed.connect(self._take_preferences)
        self._stack.addWidget(workspace)
        self._stack.setCurrentWidget(workspace)
        self._stack.removeWidget(self.flow)
        self.flow.hide()
        unlocked_menu(self.menuBar(), workspace, self._wiring.content(), self.lock, self._close)
        workspace.remind_of_key(bool(self.flow.recovery_key))
        workspace.key_asked.connect(self._show_key)
        workspace.start()

    def _show_key(self) -> None:
        """Show the key that was put off, over the workspace, until it is decided again."""
        from assertjournal.ui.recovery_key_ways import recovery_key_page

        page = recovery_key_page(self._wiring.look, self.flow.recovery_key)

        def back(kept: bool) -> None:
            if kept:
                self.flow.recovery_key = ""
            if self.workspace is not None:
                self.workspace.remind_of_key(bool(self.flow.recovery_key))
            self._take_away(page)

        page.kept.connect(lambda: back(True))
        page.later.connect(lambda: back(False))
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _take_away(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        page.deleteLater()

    def _close(self) -> None:
        self.close()

    def _cover_up(self) -> None:
        from assertjournal.ui.pages.covered_page import CoveredPage

        workspace = self.workspace
        if workspace is None:
            return
        self._uncover()
        cover = CoveredPage(self._wiring.look, workspace.messages.words())
        cover.retry_asked.connect(self.lock)
        cover.back_asked.connect(self._uncover)
        self._cover = cover
        self.menuBar().setEnabled(False)
        self._stack.addWidget(cover)
        self._stack.setCurrentWidget(cover)
        cover.setFocus()

    def _uncover(self) -> None:
        if self._cover is not None:
            self._take_away(self._cover)
            self._cover = None
        self.menuBar().setEnabled(True)

    def _key_may_go(self) -> bool:
        if not self.flow.shows_recovery_key:
            return True
        from assertjournal.ui.dialogs.questions import ask

        return ask(
            self,
            _("Your recovery key is in sight for the last time."),
            _("If you close the window now, only your passphrase opens this journal."),
            yes=_("Close without the key"),
            no=_("Stay here"),
        )

    def _ask_to_lose(self) -> bool:
        from assertjournal.ui.dialogs.questions import ask

        return ask(
            self,
            _("What you typed last could not be saved."),
            _("It is still in the window. If you close it now, it is lost."),
            yes=_("Close and lose it"),
            no=_("Keep the window open"),
        )

    def _take_preferences(self, preferences: "Preferences") -> None:
        self._preferences = preferences

    def _keep_preferences(self) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self._preferences = replace(self._preferences, geometry=geometry)
        with suppress(OSError):  # the place of a window is not worth a message
            self._wiring.preferences.write(self._preferences)

    def _restore_geometry(self) -> None:
        stored = QByteArray.fromBase64(QByteArray(self._preferences.geometry.encode("ascii", "replace")))
        if stored.isEmpty() or not self.restoreGeometry(stored):
            self.resize(*_FIRST_SIZE)
