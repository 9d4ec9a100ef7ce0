"""Who may import whom, how large a room and a file may grow, and that tests and ARCHITECTURE.md follow the rooms."""

import ast
import re
import sys
from itertools import combinations
from pathlib import Path

import grimp
import pytest
from importlinter.cli import lint_imports

from docs.rooms import PICTURE, contracts, picture
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
MOST_WORDS_OF_THE_ARCHITECTURE = 1_200
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
BUILT_ONCE = frozenset({"Backups", "Clock", "LocaleFormatter", "QLocale", "load_content"})
CONTEXT_BUILDER = "assertjournal/ui/shell/context_building.py"
MOST_MODULES = 25
FEWEST_MODULES = 3
TESTS_BESIDE = {"support", "journeys", "crash", "packages", "offline"}
"""Folders of tests that belong to the whole program and mirror no room."""
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
CAPTION = re.compile(r"^\| `([^`]+)/` \| \S", re.MULTILINE)
PATH_LIKE = re.compile(r"`([\w./*-]*(?:/|\.(?:py|md|toml|lock|json|png|svg))[\w./*-]*)`")


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("assertjournal", include_external_packages=True, cache_dir=None)


@pytest.fixture(scope="module")
def imports(graph: grimp.ImportGraph) -> dict[str, set[str]]:
    """Return, for each module, the modules of ours that it imports, in functions and for types too."""
    packages = {module_of(path.parent) for path in program_files() if path.name == "__init__.py"}
    modules = {module for module in graph.modules if module.startswith("assertjournal.")} - packages
    return {module: graph.find_modules_directly_imported_by(module) & modules for module in modules}


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


@pytest.mark.parametrize("path", program_files(), ids=name_of)
def test_an_import_inside_a_function_says_why_it_is_there(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    functions = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef)]
    firsts = {
        min(node.lineno for node in imports)
        for function in functions
        if (imports := [node for node in function.body if isinstance(node, ast.Import | ast.ImportFrom)])
    }

    assert [line for line in firsts if "#" not in lines[line - 1] + lines[line - 2]] == []


def test_the_window_is_given_what_it_works_with() -> None:
    made = {
        (name_of(path), node.func.id)
        for path in program_files()
        for node in ast.walk(tree_of(path))
        if path.is_relative_to(PACKAGE / "ui") and isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in BUILT_ONCE and not (node.func.id == "QLocale" and node.args)  # a named one is no default
    }

    assert {(file, name) for file, name in made if file != CONTEXT_BUILDER} == set()


def test_the_window_passes_on_what_services_say_was_changed() -> None:
    told = [
        name_of(path)
        for path in program_files()
        for node in ast.walk(tree_of(path))
        if path.is_relative_to(PACKAGE / "ui") and isinstance(node, ast.Call)
        if getattr(node.func, "id", "") == "Changes" and (node.args or node.keywords)
    ]

    assert told == []


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
    inner = {folder for top in (ROOT / "docs", ROOT / "resources", PACKAGE) for folder in folders_below(top)}
    languages = set((ROOT / "resources").glob("*/[a-z][a-z]"))

    assert sorted(CAPTION.findall(ARCHITECTURE)) == sorted(name_of(folder) for folder in (tops | inner) - languages)


def test_the_architecture_fits_on_two_pages() -> None:
    assert len(ARCHITECTURE.split()) <= MOST_WORDS_OF_THE_ARCHITECTURE


def test_the_picture_of_the_rooms_is_drawn_from_the_contracts() -> None:
    assert PICTURE.read_text(encoding="utf-8") == picture(contracts(ROOT / "pyproject.toml"))


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def room_of(module: str) -> str:
    return module.rpartition(".")[0]


def modules_in(folder: Path) -> list[Path]:
    return [path for path in folder.glob("*.py") if path.name != "__init__.py"]


def circles(imports: dict[str, set[str]]) -> list[str]:
    """Return the modules that can be reached from themselves."""
    reached = {module: set(others) for module, others in imports.items()}
    while True:
        further = {
            module: others.union(*(reached.get(other, set()) for other in others)) for module, others in reached.items()
        }
        if further == reached:
            return sorted(module for module, others in reached.items() if module in others)
        reached = further


def rooms() -> list[Path]:
    return sorted({path.parent for path in program_files()} - {PACKAGE})


@pytest.mark.parametrize("room", [room for room in rooms() if modules_in(room)], ids=name_of)
def test_a_room_is_neither_crowded_nor_nearly_empty(room: Path) -> None:
    assert FEWEST_MODULES <= len(modules_in(room)) <= MOST_MODULES


@pytest.mark.parametrize("room", rooms(), ids=name_of)
def test_every_room_says_in_two_lines_what_is_in_it_and_what_it_may_import(room: Path) -> None:
    said = (room / "__init__.py").read_text(encoding="utf-8").strip().strip('"').strip().splitlines()

    assert len(said) == 3
    assert said[-1].startswith("May import ")


def test_no_two_rooms_import_each_other(imports: dict[str, set[str]]) -> None:
    pairs = {(room_of(module), room_of(other)) for module, others in imports.items() for other in others}
    inside = {(one, other) for one, other in pairs if "." in one and "." in other}

    assert [
        (one, other)
        for one, other in combinations(sorted({room for pair in inside for room in pair}), 2)
        if {(one, other), (other, one)} <= inside
    ] == []


def test_no_file_imports_itself_by_way_of_others(imports: dict[str, set[str]]) -> None:
    assert circles(imports) == []


def test_a_circle_would_be_seen() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == ["b", "c"]


def test_every_folder_of_tests_mirrors_a_room() -> None:
    tests = ROOT / "tests"
    folders = {path.parent.relative_to(tests) for path in tests.rglob("test_*.py")} - {Path()}
    mirrored = {folder for folder in folders if folder.parts[0] not in TESTS_BESIDE}

    assert sorted(folder for folder in mirrored if not (PACKAGE / folder).is_dir()) == []


def test_a_test_named_after_a_module_lies_in_the_room_of_that_module() -> None:
    tests = ROOT / "tests"
    homes: dict[str, set[Path]] = {}
    for path in program_files():
        homes.setdefault(f"test_{path.stem}.py", set()).add(path.parent.relative_to(PACKAGE))
    named = [path for path in tests.rglob("test_*.py") if path.name in homes]
    beside = [path for path in named if path.relative_to(tests).parts[0] not in TESTS_BESIDE]

    assert [name_of(path) for path in beside if path.parent.relative_to(tests) not in homes[path.name]] == []


def test_every_room_has_a_folder_of_tests() -> None:
    tested = {path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}

    assert [name_of(room) for room in rooms() if modules_in(room) and room.relative_to(PACKAGE) not in tested] == []
