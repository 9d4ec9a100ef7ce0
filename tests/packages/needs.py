"""Which Debian packages a folder of programs and libraries needs, read from the files themselves."""

import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_ELF = b"\x7fELF"
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)")
_LOADER = "ld-linux"
C_LIBRARY = "libc6"


@dataclass(frozen=True, slots=True)
class Needs:
    """What files look for outside of their folder: names of libraries, and the least version of the C library."""

    libraries: frozenset[str]
    glibc: tuple[int, int]


def needs_of(files: Iterable[Path], folder: Path) -> Needs:
    """Read what `files` need that does not lie anywhere in `folder`."""
    programs = [str(file) for file in files if is_elf(file)]
    found = subprocess.run(["objdump", "-p", *programs], capture_output=True, text=True, check=True).stdout
    inside = {path.name for path in folder.rglob("*.so*")}
    outside = {name for name in _NEEDED.findall(found) if name not in inside and not name.startswith(_LOADER)}
    versions = {(int(major), int(minor)) for major, minor in _GLIBC.findall(found)}
    return Needs(frozenset(outside), max(versions, default=(0, 0)))


def is_elf(file: Path) -> bool:
    """Return whether a file is a program or a library of Linux."""
    if not file.is_file() or file.is_symlink():
        return False
    with file.open("rb") as opened:
        return opened.read(len(_ELF)) == _ELF


def packages_of(needs: Needs) -> tuple[str, ...]:
    """Return the Debian packages that hold these libraries, as a control file names them.

    Raises SystemExit where this machine has no package for one of them.
    """
    packages = {package_of(library) for library in needs.libraries}
    least = f"{C_LIBRARY} (>= {'.'.join(map(str, needs.glibc))})"
    return tuple(sorted(least if package == C_LIBRARY else package for package in packages))


def package_of(library: str) -> str:
    """Return the package of this machine that a library is from.

    Raises SystemExit where there is none.
    """
    command = ["dpkg-query", "--search", f"*-linux-gnu*/{library}"]
    found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
    names = sorted(line.split(":")[0] for line in found if not line.startswith("diversion "))
    if not names:
        sys.exit(f"No Debian package on this machine has {library}, which the program needs.")
    return names[0]
