"""What tells a desktop about the program, and what the frozen folder holds."""

import re
import runpy
import shutil
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from pathlib import Path
from types import SimpleNamespace

import pytest

from assertjournal.version import VERSION
from tests.packages.debian import COPYRIGHT, ICON
from tests.packages.validators import DESKTOP_FILE, METAINFO_FILE, commands, complaint_of, validate
from tests.support.source_tree import ROOT
from tests.test_documents import PROJECT

QT = "PySide6/Qt"
SYSTEM = "/usr/lib/x86_64-linux-gnu"


def desktop_entry() -> dict[str, str]:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(DESKTOP_FILE, encoding="utf-8")
    return dict(parser["Desktop Entry"])


def metainfo(path: str) -> str:
    return ET.parse(METAINFO_FILE).findtext(path) or ""  # noqa: S314 - a file of our own


@pytest.mark.parametrize("command", commands(DESKTOP_FILE, METAINFO_FILE), ids=lambda command: command[0])
def test_the_validators_have_nothing_to_say(command: tuple[str, ...]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"there is no {command[0]} on this machine")

    assert complaint_of(command) == ""


def test_a_missing_validator_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)

    validate(DESKTOP_FILE, METAINFO_FILE)

    assert capsys.readouterr().out.count("left out") == len(commands(DESKTOP_FILE, METAINFO_FILE))


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="there is no desktop-file-validate")
def test_a_menu_entry_that_is_wrong_ends_the_packaging(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.desktop"
    wrong.write_text("[Desktop Entry]\nType=Application\n", encoding="utf-8")

    with pytest.raises(SystemExit, match="Name"):
        validate(wrong, METAINFO_FILE)


def test_the_menu_entry_starts_the_command_and_shows_its_icon() -> None:
    entry = desktop_entry()

    assert [entry["Exec"]] == list(PROJECT["project"]["scripts"])
    assert entry["Icon"] == ICON.stem
    assert entry["Version"] == "1.0"


def test_windows_are_known_to_belong_to_the_menu_entry() -> None:
    named = re.search(r'setDesktopFileName\("(.+)"\)', (ROOT / "assertjournal" / "app.py").read_text(encoding="utf-8"))

    assert named is not None
    assert named[1] == DESKTOP_FILE.stem


def test_the_description_belongs_to_the_menu_entry_and_to_this_version() -> None:
    assert METAINFO_FILE.name == f"{metainfo('id')}.metainfo.xml"
    assert metainfo("launchable") == DESKTOP_FILE.name
    release = ET.parse(METAINFO_FILE).find("releases/release")  # noqa: S314 - a file of our own
    assert release is not None
    assert release.get("version") == VERSION


def test_every_library_that_is_packed_is_named_with_its_licence() -> None:
    text = COPYRIGHT.read_text(encoding="utf-8").lower()
    asked = [re.split(r"[\[<>=~!-]", line)[0].lower() for line in PROJECT["project"]["dependencies"]]

    assert [name for name in asked if name not in text] == []


@pytest.fixture
def collected(tmp_path: Path) -> list[str]:
    """Return what `build.spec` keeps of what PyInstaller would find."""
    found = SimpleNamespace(
        pure=[],
        scripts=[],
        binaries=[
            (f"{QT}/plugins/platforms/libqxcb.so", "there", "BINARY"),
            (f"{QT}/plugins/platforms/libqwayland.so", "there", "BINARY"),
            (f"{QT}/plugins/platforms/libqoffscreen.so", "there", "BINARY"),
            (f"{QT}/plugins/platforms/libqvnc.so", "there", "BINARY"),
            (f"{QT}/plugins/platformthemes/libqgtk3.so", "there", "BINARY"),
            (f"{QT}/plugins/tls/libqopensslbackend.so", "there", "BINARY"),
            (f"{QT}/lib/libQt6Core.so.6", "there", "BINARY"),
            (f"{QT}/lib/libQt6Network.so.6", "there", "BINARY"),
            ("libQt6Network.so.6", f"{QT}/lib/libQt6Network.so.6", "SYMLINK"),
            ("libgtk-3.so.0", f"{SYSTEM}/libgtk-3.so.0", "BINARY"),
            ("libxcb-cursor.so.0", f"{SYSTEM}/libxcb-cursor.so.0", "BINARY"),
            ("libpython3.11.so.1.0", f"{SYSTEM}/libpython3.11.so.1.0", "BINARY"),
        ],
        datas=[
            (f"{QT}/translations/qtbase_de.qm", "there", "DATA"),
            (f"{QT}/translations/qtmultimedia_de.qm", "there", "DATA"),
            ("resources/worksheets/en/asking.toml", "there", "DATA"),
            ("library/tests/sample.txt", "there", "DATA"),
        ],
    )
    kept: list[str] = []
    stand_ins = {
        "Analysis": lambda *_scripts, **_options: found,
        "PYZ": lambda _pure: None,
        "EXE": lambda *_parts, **_options: None,
        "COLLECT": lambda _program, *files, **_options: kept.extend(item[0] for group in files for item in group),
        "DISTPATH": str(tmp_path),
    }
    runpy.run_path(str(ROOT / "build.spec"), init_globals=stand_ins)
    return kept


@pytest.mark.skipif(not Path(SYSTEM).is_dir(), reason="which libraries are the system's is known for Linux only")
def test_the_frozen_folder_holds_what_is_needed_and_no_more(collected: list[str]) -> None:
    assert [name for name in collected if not name.startswith("licenses/")] == [
        f"{QT}/plugins/platforms/libqxcb.so",
        f"{QT}/plugins/platforms/libqwayland.so",
        f"{QT}/plugins/platforms/libqoffscreen.so",
        f"{QT}/lib/libQt6Core.so.6",
        "libxcb-cursor.so.0",
        "libpython3.11.so.1.0",
        f"{QT}/translations/qtbase_de.qm",
        "resources/worksheets/en/asking.toml",
    ]
