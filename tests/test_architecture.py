"""Who may import whom, how large a file may grow, and that ARCHITECTURE.md tells the truth."""

import ast
import re
import sys
from pathlib import Path

import grimp
import pytest
from importlinter.cli import lint_imports

from tests.support.source_tree import (
    PACKAGE,
    ROOT,
    all_python_files,
    folders_below,
    holds_files,
    name_of,
    program_files,
    tree_of,
)

MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 40
MOST_FOLDERS = 3
TOP_FOLDERS = ("assertjournal", "benchmarks", "docs", "resources", "tests")
ATTICS = frozenset({"utils", "util", "helpers", "helper", "misc", "common", "manager", "managers"})
HOMES = {
    "PySide6": ("ui", "app", "selftest", "selftest_checks"),
    "argon2": ("data",),
    "cryptography": ("data",),
    "peewee": ("data",),
    "platformdirs": ("paths",),
    "playhouse": ("data",),
    "reportlab": ("reports",),
    "sqlcipher3": ("data",),
    "zxcvbn": ("services",),
}
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
CAPTION = re.compile(r"^\| `([^`]+)/` \| \S", re.MULTILINE)
PATH_LIKE = re.compile(r"`([\w./*-]*(?:/|\.(?:py|md|toml|lock|json|png|svg))[\w./*-]*)`")


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("assertjournal", include_external_packages=True, cache_dir=None)


def outside_imports(graph: grimp.ImportGraph) -> set[tuple[str, str]]:
    """Return every pair of one of our modules and a package that it imports and that is not Python's own."""
    ours = [module for module in graph.modules if module.split(".")[0] == "assertjournal"]
    imported = {
        (module, other.split(".")[0]) for module in ours for other in graph.find_modules_directly_imported_by(module)
    }
    return {(module, other) for module, other in imported if other not in {"assertjournal", *sys.stdlib_module_names}}


def part_of(module: str) -> str:
    return module.split(".")[1] if "." in module else module


def test_every_layer_imports_only_layers_below_it(capsys: pytest.CaptureFixture[str]) -> None:
    broken = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)

    assert not broken, capsys.readouterr().out


def test_every_library_is_imported_only_where_it_is_at_home(graph: grimp.ImportGraph) -> None:
    strays = {pair for pair in outside_imports(graph) if part_of(pair[0]) not in HOMES.get(pair[1], ())}

    assert strays == set()


def test_an_import_inside_a_function_counts(graph: grimp.ImportGraph) -> None:
    assert ("assertjournal.paths", "platformdirs") in outside_imports(graph)


def test_no_file_grows_past_its_limit() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in all_python_files()}

    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


def test_no_function_grows_past_its_limit() -> None:
    functions = [
        (name_of(path), node.name, (node.end_lineno or 0) - node.lineno + 1)
        for path in all_python_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert [function for function in functions if function[2] > MOST_LINES_OF_A_FUNCTION] == []


def test_folders_are_at_most_three_deep() -> None:
    folders = [folder.relative_to(ROOT) for name in TOP_FOLDERS for folder in folders_below(ROOT / name)]

    assert [folder.as_posix() for folder in folders if len(folder.parts) > MOST_FOLDERS] == []


def test_no_module_is_an_attic() -> None:
    assert [name_of(path) for path in all_python_files() if ATTICS & {path.stem, *path.parent.parts}] == []


@pytest.mark.parametrize("path", [path for path in program_files() if path.name == "__init__.py"], ids=name_of)
def test_a_package_file_holds_only_its_docstring(path: Path) -> None:
    tree = tree_of(path)

    assert ast.get_docstring(tree)
    assert len(tree.body) == 1


@pytest.mark.parametrize("path", all_python_files(), ids=name_of)
def test_a_file_says_its_subject_in_its_first_line(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith('"""')


@pytest.mark.parametrize("named", sorted(set(PATH_LIKE.findall(ARCHITECTURE))))
def test_what_the_architecture_names_exists(named: str) -> None:
    assert any(list(top.glob(named.rstrip("/"))) for top in (ROOT, PACKAGE))


def test_the_architecture_has_a_caption_for_every_folder() -> None:
    tops = {folder for folder in (ROOT / name for name in TOP_FOLDERS) if holds_files(folder)}
    inner = {folder for top in (ROOT / "resources", PACKAGE) for folder in folders_below(top)}
    languages = set((ROOT / "resources").glob("*/[a-z][a-z]"))

    assert sorted(CAPTION.findall(ARCHITECTURE)) == sorted(name_of(folder) for folder in (tops | inner) - languages)
