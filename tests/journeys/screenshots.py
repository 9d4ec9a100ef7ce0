"""Pictures of every page and dialog, light and dark, in three sizes, and of what is printed.

`python -m tests.journeys.screenshots [LOOK...]` saves them to `build/screenshots/<look>/`; without a look it takes all.
`summary` is no look of the window: it saves the printed pages of session summaries.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from assertjournal.ui.appearance.theme import Scheme
from tests.journeys.driver import Lost
from tests.journeys.scenes import SCENES
from tests.journeys.studio import Studio
from tests.journeys.summary_pages import save_pictures
from tests.support.source_tree import ROOT

PICTURES = ROOT / "build" / "screenshots"


@dataclass(frozen=True, slots=True)
class Shape:
    """How large the window is, and how much is zoomed."""

    width: int
    height: int
    zoom: float = 1.0

    @property
    def name(self) -> str:
        """Return the size, with the zoom in percent where there is one."""
        size = f"{self.width}x{self.height}"
        return size if self.zoom == 1 else f"{size}-zoom-{self.zoom:.0%}".rstrip("%")


SHAPES = (Shape(1280, 800), Shape(1024, 640), Shape(1280, 800, 2.0))
SUMMARY = "summary"
LOOKS = {f"{scheme.value}-{shape.name}": (scheme, shape) for shape in SHAPES for scheme in Scheme}


def main(arguments: list[str]) -> int:
    """Save the pictures of the named looks, each in a process of its own, or of all; 1 where a page does not come."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    names = (*LOOKS, SUMMARY)
    unknown = [name for name in arguments if name not in names]
    if unknown:
        print(f"There is no look “{unknown[0]}”; there are {', '.join(names)}.")
        return 2
    if arguments == [SUMMARY]:
        print(save_pictures(PICTURES / SUMMARY))
        return 0
    if len(arguments) == 1:
        return _take(arguments[0])
    command = [sys.executable, "-m", "tests.journeys.screenshots"]
    codes = [subprocess.run([*command, name], cwd=ROOT, check=False).returncode for name in arguments or names]
    return max(codes)


def _take(name: str) -> int:
    pictures = PICTURES / name
    shutil.rmtree(pictures, ignore_errors=True)
    pictures.mkdir(parents=True)
    scheme, shape = LOOKS[name]
    with tempfile.TemporaryDirectory(prefix="screenshots-") as home:
        os.environ.update(HOME=home, XDG_CONFIG_HOME=f"{home}/config", XDG_DATA_HOME=f"{home}/data")
        studio = Studio(QApplication(sys.argv[:1]), Path(home), pictures)
        studio.dress(scheme, (shape.width, shape.height), shape.zoom)
        try:
            for scene in SCENES:
                scene(studio)
        except Lost as lost:
            studio.keep_last()
            print(f"{name}: {lost}")
            return 1
        finally:
            studio.clear()
    print(f"{name}: {len(list(pictures.iterdir()))} pictures in {pictures}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
