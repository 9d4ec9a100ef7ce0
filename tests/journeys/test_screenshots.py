"""The pictures of every page can be taken: each page comes, in a look that squeezes it most."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.journeys.screenshots import LOOKS, PICTURES, SUMMARY
from tests.journeys.summary_pages import save_pictures
from tests.support.source_tree import ROOT

_LOOK = "dark-1280x800-zoom-200"
_SECONDS = 120
needs_pdftoppm = pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="there is no pdftoppm on this machine")


def test_every_page_and_dialog_comes_before_the_camera() -> None:
    unseen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.journeys.screenshots", _LOOK]

    taken = subprocess.run(command, cwd=ROOT, env=unseen, capture_output=True, text=True, timeout=_SECONDS, check=False)

    assert taken.returncode == 0, taken.stdout + taken.stderr
    assert len(list((PICTURES / _LOOK).glob("*.png"))) > 120


def test_a_look_that_does_not_exist_is_named_with_those_that_do() -> None:
    command = [sys.executable, "-m", "tests.journeys.screenshots", "sepia"]

    taken = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=_SECONDS, check=False)

    assert taken.returncode == 2
    assert all(name in taken.stdout for name in ("sepia", *LOOKS, SUMMARY))


@needs_pdftoppm
def test_every_printed_page_of_the_summaries_is_a_picture(tmp_path: Path) -> None:
    said = save_pictures(tmp_path / "summary")

    documents, pictures = list(tmp_path.rglob("*.pdf")), list(tmp_path.rglob("*.png"))
    assert len(documents) == 4
    assert len(pictures) == sum(len(PdfReader(document).pages) for document in documents)
    assert said.startswith(f"summary: {len(pictures)} pictures in ")


def test_without_the_program_for_pictures_the_pages_are_there_and_its_package_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    assert "poppler-utils" in save_pictures(tmp_path / "summary")
    assert len(list(tmp_path.rglob("*.pdf"))) == 4
