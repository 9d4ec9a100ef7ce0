"""What the program must never contain: held against its whole source, and against what it loads when it runs."""

import ast
import inspect
import json
import subprocess
import sys
from typing import TypedDict

import peewee
import pytest

from tests.support.forbidden import RULES, Rule, calling
from tests.support.source_tree import ROOT, name_of, program_files, tree_of


class Loaded(TypedDict):
    """What `tests.support.network_imports` prints."""

    loaded: list[str]
    holders: list[str]
    qt_network: bool


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    command = [sys.executable, "-m", "tests.support.network_imports"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    report: Loaded = json.loads(done.stdout)
    return report


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_source_is_free_of(rule: Rule) -> None:
    files = [path for path in program_files() if name_of(path) not in rule.homes]

    found = [f"{name_of(path)}: {ast.unparse(node)[:80]}" for path in files for node in rule.find(tree_of(path))]

    assert found == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_rule_sees_what_it_forbids(rule: Rule) -> None:
    assert list(rule.find(ast.parse(rule.sample)))


@pytest.mark.parametrize("method", ["setStyleSheet", "setAcceptRichText"])
def test_this_is_called_at_one_place_at_most(method: str) -> None:
    calls = [name_of(path) for path in program_files() for _ in calling(method)(tree_of(path))]

    assert len(calls) <= 1, calls


def test_message_boxes_have_one_home_and_show_plain_text() -> None:
    homes = [path for path in program_files() if "QMessageBox" in path.read_text(encoding="utf-8")]

    assert len(homes) <= 1
    assert all("setTextFormat(Qt.TextFormat.PlainText)" in home.read_text(encoding="utf-8") for home in homes)


def test_the_running_program_loads_no_network_library(loaded: Loaded) -> None:
    assert set(loaded["loaded"]) <= {"socket"}
    assert not loaded["qt_network"]


def test_only_peewee_holds_on_to_sockets(loaded: Loaded) -> None:
    assert set(loaded["holders"]) <= {"peewee"}


def test_peewee_uses_sockets_only_to_write_addresses_as_numbers() -> None:
    tree = ast.parse(inspect.getsource(peewee))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "socket"
    }

    assert used == {"inet_aton", "inet_ntoa"}
