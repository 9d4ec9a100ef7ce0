"""The command that searches."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from assertjournal.data.journal import journal_file
from tests.support.builders import PASSPHRASE, TODAY
from tests.support.command_line import one_line, run, secret_file
from tests.support.shared_journals import a_note, a_sheet, a_talk

Output = pytest.CaptureFixture[str]


@pytest.fixture
def passphrase(tmp_path: Path) -> str:
    return secret_file(tmp_path / "passphrase", PASSPHRASE.encode() + b"\n")


@pytest.fixture
def journal(open_journal: Path) -> Path:
    """Return a closed journal with three entries that hold a word."""
    a_sheet("asking", a_talk(title="Time\nfor breaks"), request="Half a break")
    a_note("A break\nat last", TODAY - timedelta(days=1), title="On the bus")
    a_sheet("asking", a_talk(title=""), TODAY - timedelta(days=2), request="breaks")
    journal_file.close_journal()
    return open_journal


def test_entries_are_printed_the_newest_first_with_the_match_marked(
    journal: Path, passphrase: str, capsys: Output
) -> None:
    assert run("search", journal, "brea", "--passphrase-file", passphrase) == 0

    assert capsys.readouterr().out.splitlines() == [
        "2026-11-23  Asking for what you want, Time for breaks  Half a [break]",
        "2026-11-23  Conversation  Time for [breaks] · M.",
        "2026-11-22  Note, On the bus  A [break] at last",
        "2026-11-21  Asking for what you want, Conversation of 2026-11-23  [breaks]",
    ]


@pytest.mark.parametrize("query", ["lopez", "FENCE", "ana gard"])
def test_a_person_and_a_title_are_found_with_what_was_written_for_the_conversation(
    open_journal: Path, passphrase: str, capsys: Output, query: str
) -> None:
    a_sheet("asking", a_talk("Neighbour Ana Lopez", title="Garden fence"), request="Paint it together")
    a_note("nothing of it")
    journal_file.close_journal()

    run("search", open_journal, query, "--passphrase-file", passphrase)

    told = capsys.readouterr().out.replace("[", "").replace("]", "").splitlines()
    assert told == [
        "2026-11-23  Asking for what you want, Garden fence  Paint it together",
        "2026-11-23  Conversation  Garden fence · Neighbour Ana Lopez",
    ]


def test_a_limit_keeps_the_newest(journal: Path, passphrase: str, capsys: Output) -> None:
    run("search", journal, "brea", "--limit", "1", "--passphrase-file", passphrase)

    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert said.err == "There is more: only the newest is shown. --limit N shows N of them.\n"


@pytest.mark.parametrize("format_", [(), ("--json",)])
def test_a_limit_that_leaves_nothing_out_is_not_spoken_of(
    journal: Path, passphrase: str, capsys: Output, format_: tuple[str, ...]
) -> None:
    run("search", journal, "brea", "--limit", "4", *format_, "--passphrase-file", passphrase)

    assert capsys.readouterr().err == ""


def test_json_has_what_the_help_says(journal: Path, passphrase: str, capsys: Output) -> None:
    run("search", journal, "break", "--json", "--passphrase-file", passphrase)
    found = json.loads(capsys.readouterr().out)
    run("search", "--help")
    told = " ".join(capsys.readouterr().out.split())

    assert [one["kind"] for one in found] == ["worksheet", "conversation", "note", "worksheet"]
    assert "a list of id, kind, worksheet, conversation (an id), date, title and snippet" in told
    assert list(found[0]) == ["id", "kind", "worksheet", "conversation", "date", "title", "snippet"]
    assert found[1]["conversation"] == found[1]["id"] == found[0]["conversation"]
    assert found[2]["title"] == "On the bus"
    assert found[2]["snippet"] == [
        {"text": "A ", "match": False},
        {"text": "break", "match": True},
        {"text": " at last", "match": False},
    ]


def test_finding_nothing_is_no_failure(journal: Path, passphrase: str, capsys: Output) -> None:
    assert run("search", journal, "giraffe", "--passphrase-file", passphrase) == 0
    assert run("search", journal, "giraffe", "--json", "--passphrase-file", passphrase) == 0
    said = capsys.readouterr()
    assert said.out == "[]\n"
    assert said.err == "Nothing was found.\n" * 2


def test_what_was_written_cannot_steer_the_terminal(open_journal: Path, passphrase: str, capsys: Output) -> None:
    a_note("a \x1b[2J word\u202e", title="\x07")
    journal_file.close_journal()

    run("search", open_journal, "word", "--passphrase-file", passphrase)

    assert capsys.readouterr().out == "2026-11-23  Note, ?  a ?[2J [word]?\n"


@pytest.mark.parametrize("limit", ["0", "-1", "many", "1.5", "1000000"])
def test_a_limit_is_a_number(capsys: Output, limit: str) -> None:
    assert run("search", "J", "a", "--limit", limit) == 2
    assert one_line(capsys.readouterr().err)
