"""Content that is refused as a whole: what clashes, what is missing, and what has no place in the program."""

import shutil
from pathlib import Path

import pytest

from assertjournal.core.content import load_content
from assertjournal.core.errors import ContentError
from assertjournal.paths import resources

HELP = sorted(file.stem for file in (resources() / "help" / "en").glob("*.toml"))


def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources(), tmp_path / "resources"))


def test_a_scenario_that_says_what_a_user_could_not_is_refused(tmp_path: Path) -> None:
    broken = copied(tmp_path)
    file = broken / "scenarios" / "en" / "ben.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"plainly"', '"angrily"'), encoding="utf-8")
    with pytest.raises(ContentError, match=r"ben\.toml, answers, asking, firmness: .*expects one of its choices"):
        load_content(broken)


@pytest.mark.parametrize("kind", ["worksheets", "forms", "lists", "scenarios", "help"])
def test_two_files_with_one_id_are_refused(tmp_path: Path, kind: str) -> None:
    broken = copied(tmp_path)
    file = next((broken / kind / "en").glob("*.toml"))
    shutil.copy(file, file.with_name("again.toml"))
    with pytest.raises(ContentError, match=f"{file.stem}: two files have this id"):
        load_content(broken)


@pytest.mark.parametrize("name", ["debrief", "reflection"])
def test_a_second_debrief_or_reflection_which_nothing_would_lead_to_is_refused(tmp_path: Path, name: str) -> None:
    broken = copied(tmp_path)
    words = (broken / f"worksheets/en/{name}.toml").read_text(encoding="utf-8")
    (broken / "worksheets/en/own.toml").write_text(words.replace(f'id = "{name}"', 'id = "own"', 1), encoding="utf-8")
    with pytest.raises(ContentError, match=r"own\.toml: “kind” must be “skill”"):
        load_content(broken)


def test_a_debrief_that_says_to_be_a_skill_is_refused(tmp_path: Path) -> None:
    broken = copied(tmp_path)
    file = broken / "worksheets/en/debrief.toml"
    words = file.read_text(encoding="utf-8")
    file.write_text(words.replace('kind = "debrief"', 'kind = "skill"', 1), encoding="utf-8")
    with pytest.raises(ContentError, match=r"debrief\.toml: “kind” must be “debrief”"):
        load_content(broken)


@pytest.mark.parametrize("icon", ['icon = "dove"', ""])
def test_a_worksheet_without_a_drawing_is_refused(tmp_path: Path, icon: str) -> None:
    broken = copied(tmp_path)
    file = broken / "worksheets/en/asking.toml"
    words = file.read_text(encoding="utf-8")
    file.write_text(words.replace('icon = "message-circle-heart"', icon, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=r"asking\.toml: “icon” must be"):
        load_content(broken)


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("forms/en/conversation.toml", "forms: “conversation” is missing"),
        ("forms/en/support_card.toml", "forms: “support_card” is missing"),
        ("lists/en/settings.toml", "lists: “settings” is missing"),
        ("worksheets/en/debrief.toml", "worksheets: “debrief” is missing"),
        ("worksheets/en/reflection.toml", "worksheets: “reflection” is missing"),
        ("worksheets/en/saying_no.toml", "worksheets: there must be 6 skills or more"),
        *((f"help/en/{name}.toml", f"help: “{name}” is missing") for name in HELP),
    ],
)
def test_content_that_the_program_cannot_do_without_is_missed_by_name(tmp_path: Path, file: str, message: str) -> None:
    broken = copied(tmp_path)
    (broken / file).unlink()
    for scenario in (broken / "scenarios/en").iterdir():
        scenario.unlink()
    with pytest.raises(ContentError, match=message):
        load_content(broken)
