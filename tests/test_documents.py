"""What the documents say about commands, exit codes, versions and places is so."""

import re
import tomllib
from pathlib import Path

import pytest

import dev
from assertjournal.core.errors import UserError
from assertjournal.data.keys.kdf import SHIPPED_KDF
from tests.support.source_tree import ROOT, name_of

DOCUMENTS = (
    *(ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
)
README, SECURITY = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "SECURITY.md"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
COMMAND = re.compile(r"python3 dev\.py (\w+)")
LINK = re.compile(r"\[[^\]]+\]\((?!https?:)([^)#]+)")
MACHINE = re.compile(r"(?<![\w.])/(home|root|work|tmp|Users|opt)/")


def test_the_readme_begins_with_the_two_commands_a_newcomer_needs() -> None:
    assert COMMAND.findall(README)[:2] == ["run", "test"]


def test_the_readme_names_every_command_of_the_checkout() -> None:
    assert set(COMMAND.findall(README)) == set(dev.COMMANDS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_command_that_a_document_names_exists(document: Path) -> None:
    assert set(COMMAND.findall(document.read_text(encoding="utf-8"))) <= set(dev.COMMANDS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_to_a_file_leads_somewhere(document: Path) -> None:
    links = LINK.findall(document.read_text(encoding="utf-8"))

    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_no_document_names_a_place_on_somebodys_machine(document: Path) -> None:
    assert not MACHINE.search(document.read_text(encoding="utf-8"))


def test_the_readme_leads_to_what_is_promised_and_to_the_ways_out() -> None:
    assert {"SECURITY.md", "docs/format.md", "docs/decrypt.md"} <= set(LINK.findall(README))


def test_the_promises_name_what_a_guess_at_a_passphrase_costs() -> None:
    memory, passes, lanes = SHIPPED_KDF.memory_kib // 1024, SHIPPED_KDF.time_cost, SHIPPED_KDF.parallelism

    assert f"Argon2id, {memory} MiB, {passes} passes, {lanes} lanes" in SECURITY


def test_the_readme_explains_every_exit_code_that_an_error_ends_with() -> None:
    kinds: list[type[UserError]] = [UserError, *UserError.__subclasses__()]
    explained = set(map(int, re.findall(r"^\| (\d+) \|", README, re.MULTILINE)))

    assert {kind.exit_code for kind in kinds} | {0, 2, 130} == explained


def test_the_changelog_ends_its_newest_version_with_the_one_that_is_built() -> None:
    versions = re.findall(r"^## \[(\d[\d.]*)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert versions[0] == PROJECT["project"]["version"]


def test_the_lock_file_takes_everything_from_the_public_index() -> None:
    text = (ROOT / "uv.lock").read_text(encoding="utf-8")

    assert set(re.findall(r"https?://[^/\"]+", text)) == {"https://pypi.org", "https://files.pythonhosted.org"}
    assert set(re.findall(r"source = \{ (\w+) =", text)) == {"registry", "editable"}


def test_the_lock_file_knows_what_the_project_asks_for() -> None:
    asked = {re.split(r"[\[<>=~!]", line)[0].lower() for line in PROJECT["project"]["dependencies"]}
    asked_by_developers = {re.split(r"[\[<>=~!]", line)[0].lower() for line in PROJECT["dependency-groups"]["dev"]}
    (own,) = (package for package in LOCK["package"] if package["name"] == PROJECT["project"]["name"])

    assert {item["name"] for item in own["dependencies"]} == asked
    assert {item["name"] for item in own["dev-dependencies"]["dev"]} == asked_by_developers
