"""The frozen folder: the program with Python and all libraries, built by `build.spec`."""

import shutil
import sys
from pathlib import Path

from dev import BUILD, ROOT, call
from tests.packages.trial import Trial, try_out


def make_frozen(target: Path) -> Path:
    """Freeze the checkout into a folder below `target`."""
    places = ["--distpath", str(target), "--workpath", str(BUILD / "pyinstaller")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", *places, str(ROOT / "build.spec")]
    call(command, PYI_LOG_LEVEL="ERROR")
    return target / "assertjournal"


def try_frozen(frozen: Path, folder: Path) -> Trial:
    """Copy the frozen folder below `folder`, and try it out there."""
    copy = Path(shutil.copytree(frozen, folder / frozen.name, symlinks=True))
    return try_out("frozen folder", frozen, copy / "assertjournal", folder)
