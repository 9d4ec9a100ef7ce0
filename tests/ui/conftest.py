"""What tests of the window share; they need no display."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from assertjournal.core.content import Content, load_content
from assertjournal.paths import resources
from assertjournal.services.preferences import PreferencesFile
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.icons import Icons
from assertjournal.ui.appearance.live_preferences import LivePreferences
from assertjournal.ui.appearance.style import dress
from assertjournal.ui.appearance.theme import Scheme, Theme
from assertjournal.ui.appearance.zooming import rescale_with
from assertjournal.ui.locked.new_recovery_key import NewRecoveryKey
from assertjournal.ui.locked.recovery_key_page import RecoveryKeyPage
from assertjournal.ui.pages.dependencies import Comeback, Dependencies
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.shell.main_window import MainWindow
from assertjournal.ui.shell.workspace import Workspace
from tests.support.builders import PASSPHRASE, a_journal
from tests.support.clocks import SetClock
from tests.support.contexts import a_context, close_on, open_on, some_dependencies
from tests.support.hands import shown
from tests.support.windows import Disk, Opener, choose, first_run, unlocked

Shown = Callable[[QWidget], None]


@pytest.fixture(scope="session")
def content() -> Content:
    """Return the content that ships."""
    return load_content(resources())


@pytest.fixture(scope="session")
def appearance(qapp: QApplication) -> Appearance:
    """Return a light look."""
    theme = Theme(Scheme.LIGHT, parent=qapp)
    return Appearance(theme, Icons(theme))


@pytest.fixture
def appearance_in_force(qapp: QApplication) -> Iterator[Appearance]:
    """Yield a look of the test's own, which the whole application wears as in the program."""
    before = qapp.style().name(), qapp.palette(), qapp.font()
    theme = Theme(Scheme.LIGHT)
    style = dress(qapp, theme)
    rescale_with(theme, qapp)
    yield Appearance(theme, Icons(theme))
    qapp.setStyle(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])
    del style


@pytest.fixture
def clock() -> SetClock:
    """Return a clock that a test may set."""
    return SetClock()


@pytest.fixture
def show(qtbot: QtBot) -> Shown:
    """Return what shows a widget in a window of its own that has the keyboard, and keeps it as long as the test."""
    kept: list[QWidget] = []

    def show_it(widget: QWidget) -> None:
        kept.append(widget)
        qtbot.addWidget(widget)
        activate(widget, qtbot)

    return show_it


def activate(window: QWidget, qtbot: QtBot) -> None:
    """Show a window and give it the keyboard."""
    window.resize(1280, 860)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


@pytest.fixture
def context(appearance: Appearance, content: Content, clock: SetClock, tmp_path: Path) -> Iterator[PageContext]:
    """Return a page context over an empty, open journal."""
    path = tmp_path / "Journal.ajournal"
    a_journal(path)
    preferences = LivePreferences(PreferencesFile(tmp_path / "settings.json"))
    one = a_context(appearance, content, clock, preferences=preferences)
    open_on(one, path)
    yield one
    close_on(one)


@pytest.fixture
def new_key() -> NewRecoveryKey:
    """Return what the window knows of a recovery key: there is none."""
    return NewRecoveryKey()


@pytest.fixture
def workspace(context: PageContext, new_key: NewRecoveryKey, show: Shown, qapp: QApplication) -> Iterator[Workspace]:
    """Yield the unlocked window at its first place, the examples beside the page."""
    one = Workspace(context, new_key, read_only=False)

    def follow(_old: QWidget | None, new: QWidget | None) -> None:
        one.focus_moved(new)

    qapp.focusChanged.connect(follow)
    show(one)
    one.start()
    context.operations.finish()
    yield one
    qapp.focusChanged.disconnect(follow)


@pytest.fixture
def relaunched() -> list[Path]:
    """Return the journals for which the program was started again, locked."""
    return []


@pytest.fixture
def comebacks() -> list[Comeback]:
    """Return how the windows of those were to show themselves."""
    return []


@pytest.fixture
def dependencies(
    appearance: Appearance,
    content: Content,
    clock: SetClock,
    tmp_path: Path,
    relaunched: list[Path],
    comebacks: list[Comeback],
    monkeypatch: pytest.MonkeyPatch,
) -> Dependencies:
    """Return what a window builds from, with settings and the default journal in a folder of the test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    preferences = LivePreferences(PreferencesFile(tmp_path / "config" / "settings.json"))

    def relaunch(journal: Path, comeback: Comeback) -> None:
        relaunched.append(journal)
        comebacks.append(comeback)

    return some_dependencies(appearance, content, clock, preferences=preferences, relaunch=relaunch)


@pytest.fixture
def open_window(dependencies: Dependencies, qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[Path], MainWindow]]:
    """Return what opens a locked window for a journal; every window is ended after the test, which asks nothing."""
    windows: list[MainWindow] = []

    def follow(_old: QWidget | None, new: QWidget | None) -> None:
        for window in windows:
            window.focus_moved(new)

    def build(journal: Path) -> MainWindow:
        windows.append(MainWindow(dependencies, journal))
        activate(windows[-1], qtbot)
        windows[-1].get_ready()
        return windows[-1]

    qapp.focusChanged.connect(follow)
    yield build
    qapp.focusChanged.disconnect(follow)
    for window in windows:
        window.end()
        window.hide()
        window.deleteLater()


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Return a journal at a place of the test’s own."""
    path = tmp_path / "Journal.ajournal"
    a_journal(path)
    return path


@pytest.fixture
def window(open_window: Opener, journal: Path, dependencies: Dependencies, qtbot: QtBot) -> MainWindow:
    """Return an unlocked window."""
    return unlocked(open_window(journal), dependencies, qtbot)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """Return the disk that the journal lies on."""
    return Disk(monkeypatch)


@pytest.fixture
def with_key(open_window: Opener, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """Return a window that shows the recovery key of a journal made a moment ago."""
    window = first_run(open_window, tmp_path)
    choose(window, PASSPHRASE, PASSPHRASE)
    qtbot.waitUntil(lambda: bool(shown(window, RecoveryKeyPage)))
    return window


@pytest.fixture
def our_bus(bus_address: str, qapp: QApplication) -> Iterator[QDBusConnection]:
    """Yield the program's end of the bus."""
    yield QDBusConnection.connectToBus(bus_address, "ours")
    QDBusConnection.disconnectFromBus("ours")


@pytest.fixture
def desktop_bus(bus_address: str, qapp: QApplication) -> Iterator[QDBusConnection]:
    """Yield the end of the bus where a test plays the desktop."""
    yield QDBusConnection.connectToBus(bus_address, "desktop")
    QDBusConnection.disconnectFromBus("desktop")


@pytest.fixture
def no_bus() -> QDBusConnection:
    """Return a bus that is not connected."""
    return QDBusConnection("no such bus")


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return another journal, which is chosen wherever a journal is asked for."""
    path = tmp_path / "Other.ajournal"
    a_journal(path)
    monkeypatch.setattr("assertjournal.ui.dialogs.files.ask_for_journal", lambda _parent: path)
    return path
