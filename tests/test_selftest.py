"""`assertjournal --selftest`: it passes on a whole program, and each check sees what is missing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assertjournal import selftest, selftest_checks
from assertjournal.app import main
from assertjournal.core.errors import UserError
from assertjournal.data.database.database import database
from assertjournal.paths import resources
from assertjournal.services.safety import journals
from tests.support.builders import CHEAP_KDF
from tests.support.source_tree import ROOT


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of everything that ships, which the checks look at, to take something away from."""
    copy = Path(shutil.copytree(resources(), tmp_path / "resources"))
    monkeypatch.setattr(selftest_checks, "resources", lambda: copy)
    monkeypatch.setattr(selftest_checks, "resource", lambda relative: copy / relative)
    monkeypatch.setattr("assertjournal.ui.appearance.icons.resource", lambda relative: copy / relative)
    return copy


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which temporary files are made, and make keys cheap."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    monkeypatch.setattr(journals.Journals.__init__, "__defaults__", (CHEAP_KDF,))
    return folder


def run_alone(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    without_display = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    command = [sys.executable, "-m", "assertjournal", *words]
    return subprocess.run(
        command, cwd=ROOT, env={**without_display, **environ}, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
def test_a_whole_program_passes_without_a_display_and_leaves_nothing_behind(tmp_path: Path) -> None:
    done = run_alone("--selftest", TMPDIR=str(tmp_path), HOME=str(tmp_path))

    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split(": ")[0] for line in done.stdout.splitlines()] == list(selftest.checks())
    assert list(tmp_path.iterdir()) == []


def test_it_stands_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--selftest", "--version"]) == 2
    assert "stands alone" in capsys.readouterr().err


def test_a_failed_check_leaves_the_others_their_turn(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails() -> str:
        raise ImportError("what someone wrote", name="some.module")

    monkeypatch.setattr(selftest, "_application", lambda: None)
    monkeypatch.setattr(selftest, "checks", lambda: {"First": fails, "Second": lambda: "fine"})

    assert selftest.main() == 1

    printed = capsys.readouterr()
    assert printed.out.splitlines() == ["First: failed: ImportError (some.module)", "Second: fine"]
    assert "Install it again" in printed.err


def emptied(pattern: str) -> Callable[[Path], None]:
    def harm(folder: Path) -> None:
        for file in folder.glob(pattern):
            file.write_bytes(b"<svg/>")

    return harm


def without(pattern: str) -> Callable[[Path], None]:
    def harm(folder: Path) -> None:
        for file in folder.glob(pattern):
            file.unlink()

    return harm


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("check", "harm"),
    [
        (selftest_checks.check_fonts, emptied("fonts/Literata_400Regular.ttf")),
        (selftest_checks.check_icons, emptied("icons/lock.svg")),
        (selftest_checks.check_content, without("scenarios/en/*.toml")),
        (selftest_checks.check_content, without("worksheets/en/asking.toml")),
    ],
)
def test_what_is_missing_or_damaged_fails_its_check(
    check: Callable[[], str], harm: Callable[[Path], None], shipped: Path
) -> None:
    check()
    harm(shipped)

    with pytest.raises(UserError):
        check()


@pytest.mark.usefixtures("qapp")
def test_a_font_that_qt_does_not_know_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assertjournal.ui.appearance.fonts.UI_FAMILY", "No Such Face")

    with pytest.raises(selftest_checks.PartMissing, match="No Such Face"):
        selftest_checks.check_fonts()


def test_the_journal_is_written_where_only_the_user_can_look(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modes = []
    create = journals.Journals.create

    def watched(self: journals.Journals, path: Path, passphrase: str) -> str:
        modes.append(path.parent.stat().st_mode & 0o777)
        return create(self, path, passphrase)

    monkeypatch.setattr(journals.Journals, "create", watched)

    selftest_checks.check_journal()

    assert modes == [0o700]
    assert list(temporary.iterdir()) == []


@pytest.mark.usefixtures("temporary")
def test_text_that_is_lost_fails_the_check_and_closes_the_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assertjournal.services.entries.Entries.get", lambda _self, _id: None)

    with pytest.raises(selftest_checks.PartMissing, match="not found again"):
        selftest_checks.check_journal()

    assert database.is_closed()


def test_text_that_can_be_read_in_a_file_fails_the_check(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    close = journals.Journals.close

    def leaking(self: journals.Journals) -> None:
        close(self)
        for journal in temporary.rglob("*.ajournal"):
            (journal / "leak").write_text(selftest_checks.WRITTEN, encoding="utf-8")

    monkeypatch.setattr(journals.Journals, "close", leaking)

    with pytest.raises(selftest_checks.PartMissing, match="unencrypted"):
        selftest_checks.check_journal()


def test_a_character_without_a_typeface_fails_the_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest_checks, "_RARE", "\U000e0fff")

    with pytest.raises(selftest_checks.PartMissing, match="no typeface"):
        selftest_checks.check_pdf()


def test_what_is_no_pdf_fails_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assertjournal.reports.session_summary.write", lambda *_args, **_kinds: frozenset())

    with pytest.raises(selftest_checks.PartMissing, match="no PDF"):
        selftest_checks.check_pdf()
