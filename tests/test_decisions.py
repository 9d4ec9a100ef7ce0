"""The records of decisions: each short, in three parts, listed, and naming only what exists."""

import re
from pathlib import Path

import pytest

from tests.support.source_tree import PACKAGE, ROOT, name_of

FOLDER = ROOT / "docs" / "decisions"
DECISIONS = sorted(FOLDER.glob("[0-9]*.md"))
MOST_WORDS = 140
LISTED = re.compile(r"^\d+\. \[([^\]]+)\]\(([^)]+)\)$", re.MULTILINE)
PART = re.compile(r"^\*\*(\w+)\.\*\* \S", re.MULTILINE)
PATH_LIKE = re.compile(r"`([\w./-]*(?:/|\.(?:py|md|toml|lock|json|svg))[\w./-]*)`")


def title_of(path: Path) -> str:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    return first.removeprefix(f"# {int(path.name[:2])}. ")


@pytest.mark.parametrize("path", DECISIONS, ids=name_of)
def test_a_decision_says_its_context_its_choice_and_its_cost(path: Path) -> None:
    assert PART.findall(path.read_text(encoding="utf-8")) == ["Context", "Choice", "Cost"]


@pytest.mark.parametrize("path", DECISIONS, ids=name_of)
def test_a_decision_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").split()) <= MOST_WORDS


@pytest.mark.parametrize("path", DECISIONS, ids=name_of)
def test_what_a_decision_names_exists(path: Path) -> None:
    named = PATH_LIKE.findall(path.read_text(encoding="utf-8"))

    assert [name for name in named if not any((top / name).exists() for top in (ROOT, PACKAGE))] == []


def test_the_list_of_decisions_names_each_by_its_title() -> None:
    listed = LISTED.findall((FOLDER / "README.md").read_text(encoding="utf-8"))

    assert listed == [(title_of(path), path.name) for path in DECISIONS]


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(path.name[:2]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))
