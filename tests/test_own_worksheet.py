"""A worksheet that someone adds is one file, and works everywhere without a line of code."""

import json
from pathlib import Path

import pytest

from assertjournal.cli import shipped
from assertjournal.cli.main import main
from assertjournal.core.content import Content, load_content
from assertjournal.core.locale_settings import IsoFormatter
from assertjournal.core.summary import SummaryChoices, Tally
from assertjournal.data.journal.journal_file import close_journal
from assertjournal.services.entries import Edit, Entries, EntryTarget
from assertjournal.services.summary.session_summary import SessionSummaries
from assertjournal.services.transfer.export_json import JsonExport
from assertjournal.services.transfer.import_json import JsonImport
from tests.support.builders import a_journal, an_id, opened
from tests.support.clocks import SetClock
from tests.support.own_worksheet import OWN_ID, OWN_TITLE, resources_with_an_own_worksheet


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return resources_with_an_own_worksheet(tmp_path)


@pytest.fixture
def content(copy: Path) -> Content:
    return load_content(copy)


@pytest.fixture
def entry(open_journal: Path, content: Content) -> str:
    target = EntryTarget(an_id(), OWN_ID)
    Entries(content, SetClock()).save(target, Edit({"thanks": "For asking how I was."}))
    return target.id


def test_it_is_the_seventh_skill(content: Content) -> None:
    assert [skill.title for skill in content.skills][6:] == [OWN_TITLE]


def test_the_worksheets_command_lists_it(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shipped, "resources", lambda: copy)

    assert main(["worksheets", "--format", "json"]) == 0

    assert OWN_ID in [sheet["id"] for sheet in json.loads(capsys.readouterr().out)]


def test_what_is_written_in_it_is_kept(content: Content, entry: str) -> None:
    kept = Entries(content, SetClock()).newest(None, OWN_ID)

    assert kept is not None
    assert (kept.id, dict(kept.answers)) == (entry, {"thanks": "For asking how I was."})


@pytest.mark.usefixtures("entry")
def test_a_summary_counts_it_among_the_skills(content: Content) -> None:
    summary = SessionSummaries(content, SetClock(), IsoFormatter()).build(SummaryChoices())

    assert summary.practised == (Tally(OWN_TITLE, 1),)


def test_it_is_exported_and_imported(content: Content, entry: str, tmp_path: Path) -> None:
    JsonExport(SetClock()).save(tmp_path / "export.json")
    close_journal()
    a_journal(tmp_path / "Other.ajournal")
    opened(tmp_path / "Other.ajournal")

    JsonImport(content).load(tmp_path / "export.json")

    brought = Entries(content, SetClock()).get(entry)
    assert brought is not None
    assert brought.answers == {"thanks": "For asking how I was."}
