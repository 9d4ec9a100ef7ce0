"""The tour, as `dev.py run` takes it where there is no display."""

import os
import stat
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path
from typing import cast

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from assertjournal.app import SETTINGS_FILE
from assertjournal.core.answers import answer_lines
from assertjournal.core.content import load_content
from assertjournal.paths import resources
from assertjournal.services.preferences import Preferences, PreferencesFile
from tests.crash.leaks import written_sentences
from tests.journeys.handing_over import QUESTIONS, TALK_ABOUT
from tests.journeys.tour import JOURNAL
from tests.journeys.tour_stages import SUMMARY_NAME
from tests.support.source_tree import ROOT

_SECONDS = 120


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for all that the tour writes but the summary, beginning with a wish to remember no journal."""
    folder = tmp_path_factory.mktemp("tour")
    settings = folder / "home" / "config" / "AssertJournal" / SETTINGS_FILE
    for part in (*reversed(settings.relative_to(folder).parents[:-1]), Path("temporary")):
        (folder / part).mkdir(mode=0o700)
    PreferencesFile(settings).write(Preferences(remember_journal=False))
    return folder


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for what the tour shows: its pictures and the summary."""
    return tmp_path_factory.mktemp("shown") / "pictures"


@pytest.fixture(scope="module")
def tour(home: Path, pictures: Path) -> subprocess.CompletedProcess[str]:
    places = {"TOUR_HOME": str(home / "home"), "TOUR_PICTURES": str(pictures), "TMPDIR": str(home / "temporary")}
    unseen = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **places}
    command = [sys.executable, "-m", "tests.journeys.tour"]
    return subprocess.run(command, cwd=ROOT, env=unseen, capture_output=True, text=True, timeout=_SECONDS, check=False)


def test_what_is_filled_in_by_hand_is_found_again_after_locking_twice(tour: subprocess.CompletedProcess[str]) -> None:
    assert tour.returncode == 0, tour.stdout + tour.stderr
    assert tour.stdout.count("A fresh process, locked.") == 2


def test_the_window_and_its_threads_end_without_a_complaint(tour: subprocess.CompletedProcess[str]) -> None:
    assert tour.stderr == ""


@pytest.mark.usefixtures("tour")
def test_all_that_the_tour_leaves_is_for_its_user_alone(home: Path) -> None:
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in home.rglob("*")}

    assert len(modes) > 10
    assert {path: mode for path, mode in modes.items() if mode != (0o700 if path.is_dir() else 0o600)} == {}


@pytest.mark.usefixtures("tour")
def test_no_file_that_the_tour_leaves_holds_a_sentence(home: Path) -> None:
    assert holding(home, written_sentences()) == []


@pytest.mark.usefixtures("tour")
def test_where_it_is_not_to_be_remembered_no_file_outside_the_journal_names_it(home: Path) -> None:
    assert [path for path in holding(home, {JOURNAL}) if JOURNAL not in path.parts] == []


def test_a_sentence_or_a_name_in_a_file_would_be_found(tmp_path: Path) -> None:
    sentence = min(written_sentences())
    for folder, encoding in (("as-python-writes", "utf-8"), ("as-qt-writes", "utf-16-le")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "file").write_bytes(f"… {sentence} … /home/ben/{JOURNAL} …".encode(encoding))

    assert len(holding(tmp_path, {sentence})) == len(holding(tmp_path, {JOURNAL})) == 2


def holding(folder: Path, texts: Collection[str]) -> list[Path]:
    """Return the files below a folder in which one of the texts stands, as Python or as Qt writes it."""
    sought = [text.encode(encoding) for text in texts for encoding in ("utf-8", "utf-16-le")]
    files = [(path, path.read_bytes()) for path in folder.rglob("*") if path.is_file()]
    return [path for path, content in files if any(text in content for text in sought)]


@pytest.mark.parametrize(
    "step",
    [
        "first-run",
        "recovery-key",
        "welcome",
        "priorities-filled-in",
        "note",
        "locked",
        "backed-up",
        "keys",
        "earlier-states",
        "bin",
    ],
)
def test_the_tour_leaves_a_picture_of_each_step(
    tour: subprocess.CompletedProcess[str], pictures: Path, step: str
) -> None:
    found = sorted(pictures.glob(f"*-{step}.png"))

    assert found, tour.stdout
    assert all(picture.stat().st_size > 10_000 for picture in found)


@pytest.fixture(scope="module")
def summary(tour: subprocess.CompletedProcess[str], pictures: Path) -> PdfReader:
    file = pictures / SUMMARY_NAME
    assert file.exists(), tour.stdout
    return PdfReader(file)


def test_page_1_of_the_summary_holds_what_was_typed_for_the_session(summary: PdfReader) -> None:
    first_page = in_one_line(summary.pages[0].extract_text())

    assert [line for line in (*TALK_ABOUT, *QUESTIONS) if line not in first_page] == []


@pytest.mark.parametrize(
    ("worksheet", "field"), [("information", "questions"), ("saying_no", "limit"), ("values", "matters")]
)
def test_the_summary_holds_bens_answers(summary: PdfReader, worksheet: str, field: str) -> None:
    answer = load_content(resources()).scenarios["ben"].answers[worksheet][field]
    text = in_one_line(" ".join(page.extract_text() for page in summary.pages))

    assert [line for line in answer_lines(answer) if line not in text] == []


def test_page_1_of_the_summary_holds_nothing_that_was_not_ticked(summary: PdfReader) -> None:
    next_step = load_content(resources()).scenarios["ben"].answers["debrief"]["next_step"]
    first_page = in_one_line(summary.pages[0].extract_text())

    assert str(next_step) not in first_page


def test_every_font_of_the_summary_is_in_it(summary: PdfReader) -> None:
    fonts = [font for page in summary.pages for font in fonts_of(page)]

    assert fonts
    assert [font["/BaseFont"] for font in fonts if not embedded(font)] == []


def fonts_of(page: PageObject) -> list[DictionaryObject]:
    named = cast("DictionaryObject", cast("DictionaryObject", page["/Resources"])["/Font"])
    return [cast("DictionaryObject", font.get_object()) for font in named.values()]


def embedded(font: DictionaryObject) -> bool:
    holders = [one.get_object() for one in font.get("/DescendantFonts", [font])]
    return all("/FontFile2" in holder["/FontDescriptor"] for holder in holders)


def in_one_line(text: str) -> str:
    return " ".join(text.split())
