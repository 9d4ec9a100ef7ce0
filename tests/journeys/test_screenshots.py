"""The pictures of every page can be taken: each page comes, in a look that squeezes it most."""

import os
import subprocess
import sys

from tests.journeys.screenshots import LOOKS, PICTURES
from tests.support.source_tree import ROOT

_LOOK = "dark-1280x800-zoom-200"
_SECONDS = 120


def test_every_page_and_dialog_comes_before_the_camera() -> None:
    unseen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.journeys.screenshots", _LOOK]

    taken = subprocess.run(command, cwd=ROOT, env=unseen, capture_output=True, text=True, timeout=_SECONDS, check=False)

    assert taken.returncode == 0, taken.stdout + taken.stderr
    assert len(list((PICTURES / _LOOK).glob("*.png"))) > 50


def test_a_look_that_does_not_exist_is_named_with_those_that_do() -> None:
    command = [sys.executable, "-m", "tests.journeys.screenshots", "sepia"]

    taken = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=_SECONDS, check=False)

    assert taken.returncode == 2
    assert all(name in taken.stdout for name in ("sepia", *LOOKS))
