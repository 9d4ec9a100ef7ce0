"""The wheel: what `pip install` takes, tried in a fresh environment with the locked versions."""

import shutil
import sys
from pathlib import Path

from dev import ROOT, SCRIPTS, call
from tests.packages.trial import Trial, try_out

_UV = str(SCRIPTS / "uv")


def make_wheel(target: Path) -> Path:
    """Build the wheel of the checkout into the folder `target`."""
    made = target / "wheel"
    shutil.rmtree(made, ignore_errors=True)
    call([_UV, "build", "--quiet", "--wheel", "--python", sys.executable, "--out-dir", str(made), str(ROOT)])
    (wheel,) = made.glob("*.whl")
    kept = wheel.replace(target / wheel.name)
    shutil.rmtree(made)
    return kept


def try_wheel(wheel: Path, folder: Path) -> Trial:
    """Install the wheel with the locked versions into a fresh environment below `folder`, and try it out."""
    venv, locked = folder / "venv", folder / "locked.txt"
    call([_UV, "venv", "--quiet", "--python", sys.executable, str(venv)])
    call([_UV, "export", "--quiet", "--frozen", "--no-dev", "--no-emit-project", "--output-file", str(locked)])
    install = [_UV, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(venv)]
    call([*install, "--require-hashes", "--requirement", str(locked)])
    call([*install, "--no-deps", str(wheel)])
    return try_out("wheel", wheel, venv / SCRIPTS.name / "assertjournal", folder)
