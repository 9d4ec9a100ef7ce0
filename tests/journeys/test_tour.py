"""The tour, as `dev.py run` takes it where there is no display."""

import os
import subprocess
import sys

import pytest

from tests.journeys.tour import PICTURES
from tests.support.source_tree import ROOT

_SECONDS = 120


@pytest.fixture(scope="module")
def tour() -> subprocess.CompletedProcess[str]:
    unseen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.journeys.tour"]
    return subprocess.run(command, cwd=ROOT, env=unseen, capture_output=True, text=True, timeout=_SECONDS, check=False)


def test_what_is_filled_in_by_hand_is_found_again_after_locking_twice(tour: subprocess.CompletedProcess[str]) -> None:
    assert tour.returncode == 0, tour.stdout + tour.stderr
    assert tour.stdout.count("A fresh process, locked.") == 2


def test_the_window_and_its_threads_end_without_a_complaint(tour: subprocess.CompletedProcess[str]) -> None:
    assert tour.stderr == ""


@pytest.mark.parametrize("step", ["first-run", "recovery-key", "welcome", "priorities-filled-in", "note", "locked"])
def test_the_tour_leaves_a_picture_of_each_step(tour: subprocess.CompletedProcess[str], step: str) -> None:
    pictures = sorted(PICTURES.glob(f"*-{step}.png"))

    assert pictures, tour.stdout
    assert all(picture.stat().st_size > 10_000 for picture in pictures)
