"""The composition root: the only module that knows everyone, and builds the window from its parts."""

import builtins
import gc
import os
import sys
from collections.abc import Callable, Collection, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assertjournal.i18n import _
from assertjournal.paths import JOURNAL_SUFFIX, default_journal, user_config
from assertjournal.process.guards import leave_no_core, refuse_network

if TYPE_CHECKING:
    from PySide6.QtCore import QSocketNotifier
    from PySide6.QtWidgets import QApplication

    from assertjournal.core.clock import Clock
    from assertjournal.core.content import Content
    from assertjournal.core.locale_settings import LocaleSettings
    from assertjournal.services.preferences import PreferencesFile
    from assertjournal.services.safety.journals import Journals
    from assertjournal.ui.appearance.appearance import Appearance
    from assertjournal.ui.appearance.live_preferences import LivePreferences
    from assertjournal.ui.pages.dependencies import Comeback, Dependencies
    from assertjournal.ui.shell.main_window import MainWindow

SETTINGS_FILE = "settings.json"
# By then the first page is painted, and the passphrase is yet to be typed.
_READY_AFTER_MS = 50
# In the environment, as words on the command line are for everyone to see and to use.
_COMEBACK = "ASSERTJOURNAL_COMEBACK"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, or open the window for a journal; gives the exit code."""
    os.umask(0o077)
    leave_no_core()
    _free_environment()
    words = list(sys.argv[1:] if arguments is None else arguments)
    # imported late: start-up
    from assertjournal.commands import COMMANDS, SELFTEST

    if words == [SELFTEST]:
        from assertjournal.selftest import main as run_selftest

        return run_selftest()

    # Once locked, a journal may be out of reach, and its name like no journal's: it is the window that says so.
    if words and _COMEBACK not in os.environ and _is_command(words, COMMANDS):
        from assertjournal.cli.main import main as run_command

        refuse_network(with_window=False)
        return run_command(words, locale_settings=_locale_settings)
    return run_window(words[0] if words else "")


def run_window(named: str) -> int:
    """Open the window for the journal at `named`, else the one opened last, else the default one."""
    if not _has_display():
        sys.stderr.write(_("There is no display for the window. “assertjournal --help” lists what needs none.") + "\n")
        return 1
    # Nearly all that is made while starting stays: looking for garbage in it again and again would be a tenth of it.
    gc.disable()
    comeback = os.environ.pop(_COMEBACK, "")
    remembered = "" if named else _preferences_file().read().journal
    journal = Path(named or remembered or default_journal()).absolute()
    # imported late: start-up
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    _import_plainly()
    from assertjournal.ui.shell.crash import install_crash_hook, show_crash
    from assertjournal.ui.shell.qt_messages import quiet_qt

    application = QApplication(sys.argv[:1])
    install_crash_hook(show_crash)
    quiet_qt()
    dependencies = wire(application, relaunch)
    window = open_window(application, dependencies, journal, may_create=not (remembered or comeback))
    _show(window, comeback)
    signals: list[QSocketNotifier] = []
    QTimer.singleShot(_READY_AFTER_MS, lambda: signals.append(_get_ready(application, dependencies, window)))
    code = application.exec()
    for heard in signals:
        heard.setEnabled(False)
    return code


def _show(window: "MainWindow", comeback: str) -> None:
    # imported late: start-up
    from assertjournal.ui.pages.dependencies import Comeback

    if comeback == Comeback.MINIMISED:
        window.showMinimized()
        return
    if comeback == Comeback.UNASKED:
        from PySide6.QtCore import Qt

        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    window.show()


def open_window(
    application: "QApplication", dependencies: "Dependencies", journal: Path, *, may_create: bool = True
) -> "MainWindow":
    """Build the window, locked, for this journal. Where there is none, one is made only if `may_create`."""
    # imported late: start-up
    from PySide6.QtCore import QTimer

    from assertjournal.ui.shell.main_window import MainWindow

    window = MainWindow(dependencies, journal, may_create=may_create)
    application.focusChanged.connect(lambda _old, new: window.focus_moved(new))
    window.closed.connect(application.quit)
    QTimer.singleShot(_READY_AFTER_MS, window, lambda: _fit_out(window))
    return window


def wire(
    application: "QApplication",
    relaunch_with: "Callable[[Path, Comeback], None]",
    journals: "Callable[[], Journals] | None" = None,
) -> "Dependencies":
    """Style the application and return what the window is built from.

    Tests pass `journals` with a cheap key derivation.
    """
    # imported late: start-up
    from assertjournal.ui.appearance.live_preferences import LivePreferences
    from assertjournal.ui.pages.dependencies import Dependencies
    from assertjournal.ui.work.operations import Operations

    application.setApplicationName("AssertJournal")
    application.setDesktopFileName("assertjournal")
    preferences = LivePreferences(_preferences_file())
    appearance = _appearance(application, preferences)
    operations = Operations(explain=lambda error: (journals or _journals)().explain(error))
    content = _content_loader()
    return Dependencies(
        appearance=appearance,
        operations=operations,
        preferences=preferences,
        content=content,
        journals=journals or _journals,
        relaunch=relaunch_with,
        clock=_clock,
        locale=_locale_settings,
    )


def _fit_out(window: "MainWindow") -> None:
    """Set the window what no one can reach before the first page is painted."""
    # imported late: start-up
    from PySide6.QtCore import QSettings

    from assertjournal.ui.appearance.fonts import load_fallback_fonts

    # Qt's own settings, such as the folders its file dialog visited, go where no one else can read.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(user_config()))
    load_fallback_fonts()
    window.get_ready()


def relaunch(journal: Path, comeback: "Comeback") -> None:
    """Replace this process by a fresh one, locked, so that neither key nor text stays in memory."""
    os.environ[_COMEBACK] = comeback
    # -P, as modules would otherwise be looked for in the current folder first, whoever put them there.
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-P", "-m", "assertjournal"]
    os.execv(sys.executable, [*program, str(journal)])


def _preferences_file() -> "PreferencesFile":
    # imported late: start-up
    from assertjournal.services.preferences import PreferencesFile

    return PreferencesFile(user_config() / SETTINGS_FILE)


def _get_ready(application: "QApplication", dependencies: "Dependencies", window: "MainWindow") -> "QSocketNotifier":
    """Shut the network out, draw the icon, and load what the unlocked window needs, before a passphrase is typed.

    Gives what listens for the system's signals to end. Before, there is nothing to save.
    """
    # imported late: start-up
    from assertjournal.ui.desktop.signals import end_on_signals

    signals = end_on_signals(window.end)
    # All threads are taken along, so that this need not cost time before the first page is seen.
    refuse_network(with_window=True)
    application.setWindowIcon(dependencies.appearance.icons.icon("assertjournal"))
    gc.freeze()
    gc.enable()

    def load() -> None:
        # imported late: start-up
        import assertjournal.services.safety.journals
        import assertjournal.ui.shell.actions
        import assertjournal.ui.shell.context_building
        import assertjournal.ui.shell.workspace  # noqa: F401

        dependencies.content()

    dependencies.operations.aside(load, lambda _loaded: None, lambda _error: None)
    return signals


def _import_plainly() -> None:
    """Undo what PySide did to `import`: it reads the source of every module for a switch (`__feature__`) not used here.

    That took a tenth of the start. A PySide without it is left as it is.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _is_command(words: Sequence[str], commands: Collection[str]) -> bool:
    return words[0] in commands or words[0].startswith("-") or not _names_journal(words)


def _names_journal(words: Sequence[str]) -> bool:
    """Return whether a first word that is no command is a journal's place: one word, that exists or could become
    one.
    """
    return len(words) == 1 and (words[0].endswith(JOURNAL_SUFFIX) or Path(words[0]).exists())


def _free_environment() -> None:
    """Remove from the environment where the frozen program finds its libraries, for programs that it starts."""
    if not getattr(sys, "frozen", False):
        return
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)
    # Started again, to lock, the program sets all this again as if for the first time.
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"


def _has_display() -> bool:
    """Return whether there is a display. Without one, Qt would end the whole process."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def _appearance(application: "QApplication", preferences: "LivePreferences") -> "Appearance":
    # imported late: start-up
    from assertjournal.ui.appearance.appearance import Appearance
    from assertjournal.ui.appearance.chosen_theme import ChosenTheme
    from assertjournal.ui.appearance.fonts import text_scale
    from assertjournal.ui.appearance.icons import Icons
    from assertjournal.ui.appearance.style import dress
    from assertjournal.ui.appearance.theme import Theme
    from assertjournal.ui.appearance.zooming import rescale_with
    from assertjournal.ui.desktop.system_scheme import system_scheme, watch_system_scheme

    system = system_scheme(application)
    theme = Theme(system, text_scale=text_scale(application.font()), parent=application)
    chosen_theme = ChosenTheme(theme, preferences, system)
    style = dress(application, theme)
    rescale_with(theme, application)
    watcher = watch_system_scheme(application, chosen_theme.system_changed)
    for kept in (style, watcher):
        kept.setParent(theme)
    icons = Icons(theme)
    return Appearance(theme, icons)


def _content_loader() -> "Callable[[], Content]":
    @cache
    def load() -> "Content":
        # imported late: start-up
        from assertjournal.core.content import load_content
        from assertjournal.paths import resources

        return load_content(resources())

    return load


def _clock() -> "Clock":
    # imported late: start-up
    from assertjournal.core.clock import Clock

    return Clock()


def _journals() -> "Journals":
    # imported late: start-up
    from assertjournal.core.clock import Clock
    from assertjournal.services.safety.journals import Journals

    return Journals(Clock())


def _locale_settings() -> "LocaleSettings":
    # imported late: start-up
    from PySide6.QtCore import QLocale

    from assertjournal.core.locale_settings import LocaleSettings
    from assertjournal.ui.desktop.locale_formatter import LocaleFormatter
    from assertjournal.ui.desktop.paper_size import paper_size

    return LocaleSettings(LocaleFormatter(QLocale()), paper_size(QLocale()))
