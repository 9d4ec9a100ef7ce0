"""About, privacy and sources: honest, whole, and true of what the program is made of."""

import re
import tomllib
from pathlib import Path

import pytest

from assertjournal.core.content import Content
from assertjournal.paths import resource
from assertjournal.ui.about.about_page import AboutPage
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.version import VERSION
from tests.support.hands import words
from tests.support.source_tree import ROOT
from tests.ui.conftest import Shown


def needed() -> list[str]:
    """Return the names of the libraries that the program cannot do without."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [re.split(r"[\[<>=~ ]", one)[0] for one in project["dependencies"]]


def plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower()).removesuffix("essentials")


@pytest.fixture
def page(appearance: Appearance, content: Content, show: Shown) -> AboutPage:
    page = AboutPage(appearance, content)
    show(page)
    return page


def test_it_tells_the_version_and_answers_eight_questions(page: AboutPage, content: Content) -> None:
    said = words(page)
    assert f"AssertJournal {VERSION}" in said
    asked = [one.heading for one in content.help["about"].sections if re.match(r"\d\. .*\?$", one.heading)]
    assert [heading[0] for heading in asked] == list("12345678")
    assert all(heading in said for heading in asked)


@pytest.mark.parametrize(
    "truth",
    [
        "No study of this app has been done",
        "does not diagnose or treat anything",
        "not affiliated with or endorsed by",
        "Matthew McKay, Jeffrey C. Wood and Jeffrey Brantley",
        "dialecticalbehaviortherapy.com",
        "Personal Values Card Sort",
        "in the public domain",
    ],
)
def test_it_says_what_is_owed_to_the_reader(page: AboutPage, truth: str) -> None:
    assert truth in words(page)


@pytest.mark.parametrize("library", needed())
def test_every_library_is_named(page: AboutPage, library: str) -> None:
    assert plain(library) in plain(words(page))


@pytest.mark.parametrize("file", sorted(resource("fonts").rglob("*.ttf")), ids=lambda file: file.stem)
def test_every_typeface_is_named(page: AboutPage, file: Path) -> None:
    family = file.stem.split("_")[0]
    assert plain(family) in plain(words(page))
