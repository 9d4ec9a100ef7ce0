"""The menu entry and the description for software centres, held to the programs that judge them."""

import shutil
import subprocess
import sys
from pathlib import Path

from dev import ROOT

_DESKTOP = ROOT / "resources" / "desktop"
DESKTOP_FILE = _DESKTOP / "assertjournal.desktop"
METAINFO_FILE = _DESKTOP / "org.assertjournal.assertjournal.metainfo.xml"


def commands(desktop_file: Path, metainfo_file: Path) -> tuple[tuple[str, ...], ...]:
    """Return the commands that judge the two files."""
    return (
        ("desktop-file-validate", str(desktop_file)),
        ("appstreamcli", "validate", "--no-net", "--no-color", str(metainfo_file)),
    )


def validate(desktop_file: Path, metainfo_file: Path) -> None:
    """Run the validators, and print which of them is not on this machine.

    Raises SystemExit with what a validator found.
    """
    for command in commands(desktop_file, metainfo_file):
        if shutil.which(command[0]) is None:
            print(f"  There is no {command[0]} here: its check was left out.", flush=True)
            continue
        if complaint := complaint_of(command):
            sys.exit(complaint)
        print(f"  {command[0]}: passed", flush=True)


def complaint_of(command: tuple[str, ...]) -> str:
    """Return what a validator found wrong, nothing where it passes."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return f"{done.stdout}{done.stderr}".strip() or f"{command[0]} failed" if done.returncode else ""
