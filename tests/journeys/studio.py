"""Where pictures are taken: windows of one look, over journals made for the purpose."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from assertjournal.app import open_window, wire
from assertjournal.core.clock import Clock
from assertjournal.core.content import Content, load_content
from assertjournal.paths import resources
from assertjournal.services.preferences import ThemeChoice
from assertjournal.services.safety.journals import Journals
from assertjournal.ui.appearance.theme import Scheme
from assertjournal.ui.shell.main_window import MainWindow
from tests.journeys.album import Album
from tests.journeys.driver import Driver, live
from tests.journeys.sample_journals import make
from tests.support.builders import CHEAP_KDF, PASSPHRASE

_LOOK_MS = 20


class ReadingOnly(Journals):
    """Journals that may not be written to."""

    def open(self, path: Path, key: object) -> bool:
        """Open the journal, and say that it cannot be written to."""
        super().open(path, key)  # type: ignore[arg-type]
        return False


class Studio:
    """One window at a time; the one before is closed without a question."""

    def __init__(self, application: QApplication, home: Path, pictures: Path) -> None:
        """Store the folders for the journals and for the pictures."""
        self.content: Content = load_content(resources())
        self.home = home
        self._application = application
        self._album = Album(pictures, numbered=False)
        self._font = application.font()
        self._open: tuple[MainWindow, Driver] | None = None

    def dress(self, scheme: Scheme, size: tuple[int, int], zoom: float) -> None:
        """Set how every window looks from now on."""
        self._scheme, self._size, self._zoom = scheme, size, zoom

    def window(self, journal: str, *, read_only: bool = False) -> Driver:
        """Open a window, locked, on the journal of this name."""
        self.clear()
        kind = ReadingOnly if read_only else Journals
        self._application.setFont(self._font)  # the desktop's, which the look is scaled by
        dependencies = wire(self._application, lambda _journal, _comeback: None, lambda: kind(Clock(), CHEAP_KDF))
        chosen = replace(dependencies.preferences.now, theme=ThemeChoice(self._scheme), zoom=round(100 * self._zoom))
        dependencies.preferences.put(chosen)
        window = open_window(self._application, dependencies, self.journal(journal))
        window.get_ready()  # the camera is faster than anyone's hands
        window.resize(*self._size)
        driver = Driver(window, self._album)
        self._open = (window, driver)
        return driver

    def unlocked(self, journal: str, fill: Callable[[Content], None], *, read_only: bool = False) -> Driver:
        """Open a window on a journal that is made and filled first, and unlock it."""
        self.clear()
        if not self.journal(journal).exists():
            make(self.journal(journal), self.content, fill)
        driver = self.window(journal, read_only=read_only)
        driver.click(driver.find(QLineEdit, "Passphrase"))
        driver.write(PASSPHRASE)
        driver.click_button("Unlock")
        driver.wait(self._shows_a_page, "the first page")
        return driver

    def journal(self, name: str) -> Path:
        """Return the path of the journal of this name."""
        return self.home / f"{name}.ajournal"

    def dialog(self, driver: Driver, name: str, ask: Callable[[], object]) -> None:
        """Picture the dialog that `ask` opens, and close it again."""
        looking = QTimer(interval=_LOOK_MS)
        seen = []

        def appearance() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is not None and dialog.isVisible():
                looking.stop()
                driver.picture(name)
                seen.append(name)
                dialog.close()

        looking.timeout.connect(appearance)
        looking.start()
        ask()
        driver.wait(lambda: seen, f"the dialog “{name}”")
        driver.take_focus()

    def keep_last(self) -> None:
        """Picture where it stopped."""
        if self._open is not None:
            self._open[1].picture("where-it-stopped")

    def clear(self) -> None:
        """Close the window, and the journal with it."""
        if self._open is None:
            return
        window, _driver = self._open
        self._open = None
        window.end()
        self._application.focusChanged.disconnect()
        window.deleteLater()
        live()

    def _shows_a_page(self) -> bool:
        workspace = self._open[0].workspace if self._open else None
        return workspace is not None and workspace.page is not None
