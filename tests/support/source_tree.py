"""The program's own source files, as paths and as syntax trees, for tests that hold the whole of it to a rule."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "assertjournal"


def name_of(path: Path) -> str:
    """Return the path as the documents write it: from the top of the checkout, with slashes."""
    return path.relative_to(ROOT).as_posix()


@cache
def program_files() -> tuple[Path, ...]:
    """Return the Python files of the program itself."""
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def all_python_files() -> tuple[Path, ...]:
    """Return the Python files of the program, its tests, its benchmarks, its documents and its commands."""
    beside = (path for folder in ("tests", "benchmarks", "docs") for path in sorted((ROOT / folder).rglob("*.py")))
    return (*program_files(), *beside, ROOT / "dev.py")


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a file; no one may change it."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def holds_files(folder: Path) -> bool:
    """Return whether a folder would be there in a fresh checkout."""
    return any(path.is_file() and "__pycache__" not in path.parts for path in folder.rglob("*"))


def folders_below(top: Path) -> Iterator[Path]:
    """Yield the folders below `top` that hold files, `top` itself left out."""
    for folder in sorted(path for path in top.rglob("*") if path.is_dir()):
        if "__pycache__" not in folder.parts and holds_files(folder):
            yield folder
