"""The .deb: the frozen folder with a menu entry, made by dpkg-deb and tried without installing it."""

import gzip
import hashlib
import shutil
import subprocess
from pathlib import Path

from assertjournal.version import VERSION
from dev import ROOT, call
from tests.packages.needs import Needs, needs_of, packages_of
from tests.packages.pictures import SIZES, draw
from tests.packages.trial import Trial, size_of, try_out
from tests.packages.validators import DESKTOP_FILE, METAINFO_FILE, validate

NAME = "assertjournal"
ICON = ROOT / "resources" / "icons" / f"{NAME}.svg"
COPYRIGHT = ROOT / "resources" / "desktop" / "copyright"
# Printing is done by a plugin of Qt that looks for this one; without it there are PDF files to print elsewhere.
ONLY_FOR_PRINTING = frozenset({"libcups.so.2"})
CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: The AssertJournal authors <authors@assertjournal.invalid>
Installed-Size: {kibibytes}
Depends: {depends}
Recommends: {recommends}
Section: misc
Priority: optional
Description: private, offline journal for practising assertiveness
 Prepare a conversation that matters to you, have it, and look back on it,
 with a worksheet for each of the six assertiveness skills of DBT interpersonal
 effectiveness and with worked scenarios beside your own words.
 .
 What you write is encrypted on disk. There is no account, no server and no
 network code. It is not a treatment and does not replace a therapist.
"""


def make_deb(frozen: Path, target: Path, folder: Path) -> Path:
    """Pack the frozen folder into a .deb in `target`, put together below `folder`."""
    tree = folder / "tree"
    lay_out(frozen, tree)
    write_control(tree, printed(["dpkg", "--print-architecture"]))
    set_modes(tree)
    package = target / f"{NAME}_{VERSION}_{printed(['dpkg', '--print-architecture'])}.deb"
    call(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(package)])
    return package


def try_deb(package: Path, folder: Path) -> Trial:
    """Unpack the .deb below `folder`, hold its menu entry and description to their validators, and try it out."""
    unpacked = folder / "unpacked"
    call(["dpkg-deb", "--extract", str(package), str(unpacked)])
    share = unpacked / "usr" / "share"
    validate(share / "applications" / DESKTOP_FILE.name, share / "metainfo" / METAINFO_FILE.name)
    return try_out(".deb", package, unpacked / "usr" / "bin" / NAME, folder)


def lay_out(frozen: Path, tree: Path) -> None:
    """Put everything where a Debian system looks for it."""
    shutil.copytree(frozen, tree / "usr" / "lib" / NAME, symlinks=True)
    command = tree / "usr" / "bin" / NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(f"../lib/{NAME}/{NAME}")
    share = tree / "usr" / "share"
    put(DESKTOP_FILE, share / "applications")
    put(METAINFO_FILE, share / "metainfo")
    put(COPYRIGHT, share / "doc" / NAME)
    changes = gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0)
    (share / "doc" / NAME / "changelog.gz").write_bytes(changes)
    pictures = share / "icons" / "hicolor"
    put(ICON, pictures / "scalable" / "apps")
    for size in SIZES:
        folder = pictures / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True)
        draw(ICON, size, folder / f"{NAME}.png")


def put(file: Path, folder: Path) -> None:
    """Copy a file into a folder that may not exist yet."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, folder / file.name)


def write_control(tree: Path, architecture: str) -> None:
    """Write what the package manager reads: who needs what, and the sums of all files."""
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    needs = needs_of(files, tree)
    control = CONTROL.format(
        name=NAME,
        version=VERSION,
        architecture=architecture,
        kibibytes=size_of(tree) // 1024 + 1,
        depends=", ".join(packages_of(Needs(needs.libraries - ONLY_FOR_PRINTING, needs.glibc))),
        recommends=", ".join(packages_of(Needs(needs.libraries & ONLY_FOR_PRINTING, needs.glibc))),
    )
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files]  # noqa: S324
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    (tree / "DEBIAN" / "md5sums").write_text("".join(sums), encoding="utf-8")


def set_modes(tree: Path) -> None:
    """Allow everyone to read, and only root to write; what can be started stays so."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            is_program = path.is_dir() or path == tree / "usr" / "lib" / NAME / NAME
            path.chmod(0o755 if is_program else 0o644)


def printed(command: list[str]) -> str:
    """Return what a command prints, without the end of its line."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
