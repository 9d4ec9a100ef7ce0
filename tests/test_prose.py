"""Docstrings are plain English: each function says with a plain verb what it does, one idea a sentence."""

import ast
import re
from pathlib import Path

import pytest

from tests.support.source_tree import all_python_files, name_of, tree_of

MOST_WORDS = 25
VERBS = frozenset(
    """
    Accept Acquire Act Add Allow Answer Apply Ask Attach Back Begin Break Build Call Cancel Change Check
    Choose Clear Click Close Compare Compose Compute Confirm Connect Copy Count Create Cut Delete Derive
    Describe Disturb Divide Draw Embed Empty Enable Encrypt End Exchange Export Fill Filter Find Finish Flip
    Focus Fold Follow Forget Freeze Go Grow Handle Hide Ignore Import Insert Install Keep Kill Lay Leave Limit List
    Load Lock Make Mark Measure Mount Move Name Note Offer Open Pack Pass Paste Picture Place Prepare Press
    Prevent Print Put Queue Raise Rate Read Rebuild Record Refill Refresh Refuse Release Remember Remove
    Rename Replace Report Rescale Restore Restrict Return Run Save Scale Scroll Seal Search Send Set Show
    Shrink Shut Start Stop Store Style Sum Switch Tick Try Turn Type Undo Unlock Unpack Unwrap Use Verify Wait
    Watch Write Yield
    """.split()  # noqa: SIM905 - two hundred words are easier to read in a text than in quotes
)
"""The verbs that docstrings begin with. Add a plain one where it is missing; not give, take, let, hold, look, say."""
ODD = re.compile(r"\b(?:anew|whoever|whatever|somebody|nobody|anybody)\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.!?:])\s+")

Documented = ast.FunctionDef | ast.ClassDef | ast.Module


def documented(path: Path) -> list[tuple[Documented, str]]:
    nodes = [node for node in ast.walk(tree_of(path)) if isinstance(node, Documented)]
    return [(node, text) for node in nodes if (text := ast.get_docstring(node))]


def sentences(text: str) -> list[str]:
    paragraphs = re.split(r"\n\s*\n", text)
    return [sentence for paragraph in paragraphs for sentence in SENTENCE_END.split(" ".join(paragraph.split()))]


def first_word(text: str) -> str:
    return text.split(maxsplit=1)[0].rstrip(",.;:")


@pytest.mark.parametrize("path", all_python_files(), ids=name_of)
def test_a_function_says_with_a_plain_verb_what_it_does(path: Path) -> None:
    functions = [(node.name, text) for node, text in documented(path) if isinstance(node, ast.FunctionDef)]
    # The name of a test is its sentence; what it may say besides is a reason.
    spoken = [(name, first_word(text)) for name, text in functions if not name.startswith("test_")]

    assert [(name, word) for name, word in spoken if word not in VERBS] == []


@pytest.mark.parametrize("path", all_python_files(), ids=name_of)
def test_a_sentence_of_a_docstring_is_short(path: Path) -> None:
    said = [sentence for _node, text in documented(path) for sentence in sentences(text)]

    assert [sentence for sentence in said if len(sentence.split()) > MOST_WORDS] == []


@pytest.mark.parametrize("path", all_python_files(), ids=name_of)
def test_a_docstring_uses_everyday_words(path: Path) -> None:
    assert [odd for _node, text in documented(path) for odd in ODD.findall(text)] == []


@pytest.mark.parametrize("word", ["Give", "Take", "Let", "Hold", "Look", "Say"])
def test_words_with_a_plainer_one_are_no_verbs_here(word: str) -> None:
    assert word not in VERBS
