"""The window: locked or unlocked, and the way from one to the other."""

from dataclasses import replace
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from assertjournal.core.errors import UserError, WrongSecret
from assertjournal.i18n import _
from assertjournal.paths import BACKUP_SUFFIX, default_journal
from assertjournal.ui.guard.growing_delay import GrowingDelay
from assertjournal.ui.locked.locked_flow import LockedFlow
from assertjournal.ui.locked.new_recovery_key import NewRecoveryKey
from assertjournal.ui.pages.dependencies import Comeback, Dependencies
from assertjournal.ui.shell.menu_titles import empty_menus
from assertjournal.ui.work.faults import attempt

if TYPE_CHECKING:
    from assertjournal.services.safety.journals import Salvaged
    from assertjournal.ui.guard.auto_lock import AutoLock
    from assertjournal.ui.locked.covered_page import CoveredPage
    from assertjournal.ui.shell.locked_menu import WindowActs
    from assertjournal.ui.shell.workspace import Workspace

_SMALLEST = (560, 420)
_FIRST_SIZE = (1280, 860)


class MainWindow(QMainWindow):
    """Locked or unlocked; sees to it that nothing typed is lost on the way out. `closed` ends the program."""

    closed = Signal()

    def __init__(self, dependencies: Dependencies, journal: Path, *, may_create: bool = True) -> None:
        """Begin locked, at the place of this journal. Where there is none, one is made only if `may_create`."""
        super().__init__()
        self._dependencies = dependencies
        self._preferences = dependencies.preferences
        self._preferences.changed.connect(lambda _now: self._remember_journal())
        self.workspace: Workspace | None = None
        self._cover: CoveredPage | None = None
        self._came_by_itself = False
        self._cover_delay = GrowingDelay(dependencies.clock)
        self._auto_lock: AutoLock | None = None
        self._ended = False
        self.setWindowTitle("AssertJournal")
        self.setMinimumSize(*_SMALLEST)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.new_key = NewRecoveryKey()
        self.new_key.show_asked.connect(self._show_key)
        self.flow = LockedFlow(dependencies, journal, self.new_key, may_create=may_create)
        self.flow.opened.connect(self._unlocked)
        self.flow.key_held.connect(self._watch_or_not)
        self._stack.addWidget(self.flow)
        self._empty_menus = empty_menus(self.menuBar())
        self._restore_geometry()

    def get_ready(self) -> None:
        """Fill the menus, once the first page is painted: no one opens one before."""
        # imported late: start-up
        from assertjournal.ui.shell.locked_menu import locked_menu

        menus, self._empty_menus = self._empty_menus, ()
        if menus and self.workspace is None:
            locked_menu(menus, self._acts())

    def _acts(self) -> "WindowActs":
        # imported late: start-up
        from assertjournal.ui.shell.locked_menu import WindowActs

        return WindowActs(self, self._preferences, self._show_aside, self._open_another, self._close)

    def lock(self) -> None:
        """Save everything and restart, locked. Where saving fails, cover the text and keep it."""
        self._leave_for(self.flow.journal)

    def lock_unasked(self) -> None:
        """Lock as `lock` does, calling off what is open over the window. The new window does not come to the front."""
        # imported late: start-up
        from assertjournal.ui.dialogs.dismissal import dismiss_all

        if self._is_to_be_locked():
            attempt(dismiss_all)
            if self.workspace is None:
                attempt(self.flow.settle)
            self._leave_for(self.flow.journal, Comeback.MINIMISED if self.isMinimized() else Comeback.UNASKED)

    def _leave_for(self, journal: Path, comeback: Comeback = Comeback.IN_FRONT) -> None:
        if not self._is_to_be_locked() or self.isHidden():
            return
        veil = self._veil_text()
        if not self._save():
            self._take_away(veil)
            self._cover_up(journal, comeback)
            return
        self.hide()  # before what is waited for
        self._close_journal()
        attempt(_take_back_copies)
        try:
            self._dependencies.relaunch(journal, comeback)
        except Exception:  # noqa: BLE001 - all is saved and closed; what cannot start again, locked, ends
            self._end()

    def _veil_text(self) -> QWidget:
        """Put an empty page over the text at once, and return it: saving may wait for the disk, or another program."""
        veil = QWidget()
        self._stack.addWidget(veil)
        if self._cover is None:
            if self.workspace is not None:
                attempt(self.workspace.end_composing)  # which needs the keyboard where it is
            self._stack.setCurrentWidget(veil)
            self.repaint()
        return veil

    def _is_to_be_locked(self) -> bool:
        """Return whether a journal is open, or would be opened by a press of a button."""
        return self.workspace is not None or self.flow.holds_key

    def end(self) -> None:
        """Save everything and close, without asking; for when the system ends the session."""
        if not self._ended:
            self._save()
            self._close_journal()
            self._end()

    def focus_moved(self, widget: QWidget | None) -> None:
        """Report to the workspace which widget has the focus."""
        if self.workspace is not None:
            self.workspace.focus_moved(widget)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save everything first; where that fails, ask before anything is lost."""
        event.ignore()  # also where something goes wrong below
        attempt(lambda: self._close_on(event))

    def _close_on(self, event: QCloseEvent) -> None:
        if self._ended:
            event.accept()
        elif self._key_may_close() and (self._save() or self._ask_to_lose()):
            event.accept()
            self.hide()
            self._close_journal()
            self._end()

    def _end(self) -> None:
        """End once: the last window's closing and the program's end each bring about the other."""
        if not self._ended:
            self._ended = True
            attempt(_take_back_copies)
            attempt(self._dependencies.operations.stop)
            self.closed.emit()

    def _save(self) -> bool:
        """Save everything that was typed; return whether that worked. A mistake of the program counts as not saved."""
        attempt(self._keep_geometry)
        saved: list[bool] = []
        attempt(lambda: saved.append(self.workspace is None or self.workspace.save_all()))
        return saved == [True]

    def _close_journal(self) -> None:
        """End what runs, and close the journal. A step that fails keeps no other from being done."""
        if self.workspace is not None:
            attempt(self.workspace.end)
            self._dependencies.operations.run(
                self._dependencies.journals().close, lambda _closed: None, lambda _error: None
            )
            self._dependencies.operations.finish()

    def _unlocked(self, journal: Path, can_write: bool) -> None:
        # imported late: start-up
        from assertjournal.ui.shell.actions import unlocked_menu
        from assertjournal.ui.shell.context_building import build_context
        from assertjournal.ui.shell.workspace import Workspace

        workspace = Workspace(build_context(self._dependencies), self.new_key, read_only=not can_write)
        self.workspace = workspace
        self._remember_journal()
        workspace.lock_asked.connect(self.lock)
        workspace.open_asked.connect(self._leave_for)
        self._stack.addWidget(workspace)
        self._stack.setCurrentWidget(workspace)
        self._stack.removeWidget(self.flow)
        self.flow.hide()
        unlocked_menu(self.menuBar(), self._acts(), workspace, self._dependencies.content(), self.lock)
        workspace.start()
        if self.flow.salvaged is not None:
            self._say_salvaged(workspace, self.flow.salvaged)
        self._watch_or_not(True)

    def _watch_or_not(self, is_to_be_locked: bool) -> None:
        if is_to_be_locked and self._auto_lock is None:
            # imported late: start-up
            from assertjournal.ui.guard.auto_lock import AutoLock

            self._auto_lock = AutoLock(self._dependencies, self)
            self._auto_lock.lock_asked.connect(self.lock_unasked)
        elif not is_to_be_locked and self._auto_lock is not None:
            self._auto_lock.end()
            self._auto_lock = None

    def _say_salvaged(self, workspace: "Workspace", salvaged: "Salvaged") -> None:
        # imported late: start-up
        from assertjournal.ui.safety.salvage_words import left_out_in_words

        words = _("Reading only: this journal is damaged, and this is what can be read of it.")
        workspace.say_damaged(f"{words} {left_out_in_words(salvaged)}")

    def _show_key(self) -> None:
        """Show the key that was put off, over the workspace, until it is decided again."""
        # imported late: start-up
        from assertjournal.ui.locked.recovery_key_ways import recovery_key_page

        page = recovery_key_page(self._dependencies.appearance, self.new_key.text)

        def back(*, kept: bool) -> None:
            self.new_key.decide(kept=kept)
            self._take_away(page)

        page.kept.connect(lambda: back(kept=True))
        page.later.connect(lambda: back(kept=False))
        self.new_key.come_into_sight(self.new_key.text)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _take_away(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        page.deleteLater()

    def _close(self) -> None:
        self.close()

    def _show_aside(self, page: str) -> None:
        if self.workspace is None:
            self.flow.show_aside(page)
        else:
            self.workspace.show_aside(page)

    def _open_another(self) -> None:
        """Ask for another journal. Only once one is chosen is this one saved and closed."""
        if self.workspace is None:
            more = _("If you go to another journal now, only your passphrase opens this one.")
            if self.new_key.may_leave(self, more, _("Go on without the key")):
                self.flow.ask_for_another()
            return
        # imported late: start-up
        from assertjournal.ui.locked.other_journal import ask_for_other_journal

        chosen = ask_for_other_journal(self, self._dependencies.journals())
        if chosen is not None:
            self._leave_for(chosen)

    def _cover_up(self, journal: Path, comeback: Comeback) -> None:
        from PySide6.QtCore import Qt  # imported late: start-up, see `qt_options`

        from assertjournal.ui.locked.covered_page import CoveredPage

        workspace = self.workspace
        if workspace is None:
            return
        self._uncover()
        self._came_by_itself = self._came_by_itself or comeback is not Comeback.IN_FRONT
        reason = workspace.messages.words() or _("Something in the program went wrong.")
        cover = CoveredPage(self._dependencies.appearance, reason, asks_secret=self._came_by_itself)
        cover.retry_asked.connect(lambda: self._leave_for(journal, comeback))
        workspace.saved_again.connect(cover.retry_asked, Qt.ConnectionType.QueuedConnection)
        cover.back_asked.connect(self._show_again)
        cover.secret_given.connect(lambda secret: self._prove(cover, secret))
        cover.copy_asked.connect(workspace.save_a_copy)
        self._cover = cover
        if self._auto_lock is not None:
            self._auto_lock.start_anew()
        self.menuBar().setEnabled(False)
        self._stack.addWidget(cover)
        self._stack.setCurrentWidget(cover)
        cover.setFocus()

    def _prove(self, cover: "CoveredPage", secret: str) -> None:
        """Show the text to who knows what opens it. The journal need not be opened again for that."""
        wait, keys = self._cover_delay.seconds_left(), self._dependencies.journals().keys()

        def failed(error: UserError) -> None:
            if isinstance(error, WrongSecret):
                self._cover_delay.note_failure()
            if cover is self._cover:
                cover.show_problem(error)

        def proven(_none: None) -> None:
            if cover is self._cover:
                self._show_again()

        cover.show_busy(ceil(wait))
        QTimer.singleShot(
            ceil(wait * 1000),
            cover,
            lambda: self._dependencies.operations.aside(lambda: keys.prove(secret), proven, failed),
        )

    def _show_again(self) -> None:
        self._came_by_itself = False
        self._uncover()

    def _uncover(self) -> None:
        if self._cover is not None:
            self._take_away(self._cover)
            self._cover = None
        self.menuBar().setEnabled(True)

    def _key_may_close(self) -> bool:
        more = _("If you close the window now, only your passphrase opens this journal.")
        return self.new_key.may_leave(self, more, _("Close without the key"))

    def _ask_to_lose(self) -> bool:
        # imported late: start-up
        from assertjournal.ui.dialogs.questions import ask

        return ask(
            self,
            _("What you typed last could not be saved."),
            _("It is still in the window. If you close it now, it is lost."),
            yes=_("Close and lose it"),
            no=_("Keep the window open"),
        )

    def _remember_journal(self) -> None:
        """Note where the open journal is, unless that is the default place, or its owner does not want it noted."""
        now = self._preferences.now
        if not now.remember_journal:
            self._preferences.put(replace(now, journal=""))
        elif self.workspace is not None and self.flow.journal.suffix != BACKUP_SUFFIX:
            elsewhere = "" if self.flow.journal == default_journal() else str(self.flow.journal)
            self._preferences.put(replace(now, journal=elsewhere))

    def _keep_geometry(self) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self._preferences.put(replace(self._preferences.now, geometry=geometry))

    def _restore_geometry(self) -> None:
        stored = QByteArray.fromBase64(QByteArray(self._preferences.now.geometry.encode("ascii", "replace")))
        if stored.isEmpty() or not self.restoreGeometry(stored):
            self.resize(*_FIRST_SIZE)


def _take_back_copies() -> None:
    # imported late: start-up
    from assertjournal.ui.passphrases.secret_copy import take_back_all

    take_back_all(QGuiApplication.clipboard())
