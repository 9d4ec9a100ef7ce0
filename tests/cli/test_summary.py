"""The command that writes a session summary: what it takes along, what it prints, what it refuses."""

import io
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from assertjournal.core.errors import SaveFailed
from assertjournal.core.value import Value, ValueRating
from assertjournal.data.database.database import saving
from assertjournal.data.journal import journal_file
from assertjournal.data.tables import entries, transfer, values
from assertjournal.data.tables.drafts import SummaryDraft, keep, newest
from assertjournal.services.summary.session_summary import SessionSummaries
from tests.support.builders import NOW, PASSPHRASE, TODAY, an_entry, an_id, opened
from tests.support.command_line import one_line, run, secret_file
from tests.support.shared_journals import a_note, a_sheet, a_talk

Output = pytest.CaptureFixture[str]
TEXTS = {
    "worksheets": ("My request", "What happened before"),
    "debriefs": ("What helped me", "My next step", "What I said then"),
    "values": ("My reflection",),
    "notes": ("My note",),
    "session": ("About Friday", "What now?"),
}
PRIVATE = "zanzibar"


@pytest.fixture
def passphrase(tmp_path: Path) -> str:
    return secret_file(tmp_path / "passphrase", PASSPHRASE.encode() + b"\n")


@pytest.fixture
def talk(open_journal: Path) -> str:
    """Return a conversation with something of every kind, in a journal that is closed again."""
    talk = a_talk("Boss", name="Maria")
    a_sheet("asking", talk, request="My request", what_happens="What happened before")
    a_sheet("debrief", talk, helped=["What helped me"], next_step="My next step", said_did="What I said then")
    a_sheet("reflection", about="My reflection")
    a_note("My note")
    a_note(PRIVATE, private=True)
    a_sheet("asking", talk, request=PRIVATE, private=True)
    with saving():
        keep(SummaryDraft(NOW, ("About Friday",), ("What now?",)))
    journal_file.close_journal()
    return talk


def summary(journal: Path, output: Path, passphrase: str, *more: object) -> int:
    return run("summary", journal, "--output", output, "--passphrase-file", passphrase, *more)


def as_text(journal: Path, tmp_path: Path, passphrase: str, *more: object) -> str:
    target = tmp_path / "summary.txt"
    assert summary(journal, target, passphrase, "--format", "text", "--force", *more) == 0
    return target.read_text(encoding="utf-8")


def pages(file: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(file.read_bytes())).pages]


def test_without_include_only_page_1_is_written_and_nothing_written_freely(
    talk: str, journal_path: Path, tmp_path: Path, passphrase: str, capsys: Output
) -> None:
    assert summary(journal_path, tmp_path / "s.pdf", passphrase) == 0

    assert capsys.readouterr().out.splitlines() == [
        "Wrote 1 page with 0 entries.",
        "What you hand over may be kept as a record, and others may ask for it.",
        "Left out: 4 entries not asked for, 3 texts of page 1, 2 lines typed for the session, 2 private entries.",
    ]
    (page,) = pages(tmp_path / "s.pdf")
    assert "Boss (manager)" in page
    assert not any(text in page for texts in TEXTS.values() for text in texts)


def test_a_file_is_for_its_owner_only(talk: str, journal_path: Path, tmp_path: Path, passphrase: str) -> None:
    summary(journal_path, tmp_path / "s.pdf", passphrase)

    assert (tmp_path / "s.pdf").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("kind", TEXTS)
def test_each_kind_brings_in_its_own_texts_and_no_other(
    talk: str, journal_path: Path, tmp_path: Path, passphrase: str, kind: str
) -> None:
    text = as_text(journal_path, tmp_path, passphrase, "--include", kind)

    assert all(wanted in text for wanted in TEXTS[kind])
    assert not any(other in text for others in TEXTS if others != kind for other in TEXTS[others])


def test_everything_means_everything_but_what_is_private(
    talk: str, journal_path: Path, tmp_path: Path, passphrase: str, capsys: Output
) -> None:
    text = as_text(journal_path, tmp_path, passphrase, "--include", "worksheets,debriefs, values,notes,session")

    assert all(wanted in text for texts in TEXTS.values() for wanted in texts)
    assert PRIVATE not in text
    assert capsys.readouterr().out.splitlines() == [
        "Wrote a text with 4 entries.",
        "What you hand over may be kept as a record, and others may ask for it.",
        "Left out: 2 private entries.",
        "What was typed for the session is in it, and is no longer kept for the next one.",
    ]


def test_the_ratings_of_values_that_were_not_asked_for_are_counted(
    open_journal: Path, tmp_path: Path, passphrase: str, capsys: Output
) -> None:
    a_note("My note")
    with saving():
        values.put(Value("v", "Honesty"))
        values.put_rating(ValueRating(an_id(), "v", TODAY, 1, 1))
    journal_file.close_journal()

    summary(open_journal, tmp_path / "s.pdf", passphrase, "--include", "notes")

    assert "Left out: the ratings of 1 value.\n" in capsys.readouterr().out


def test_values_asked_for_with_one_conversation_are_said_to_be_left_out(
    open_journal: Path, tmp_path: Path, passphrase: str, capsys: Output
) -> None:
    talk = a_talk()
    a_sheet("asking", talk, request="My request")
    with saving():
        values.put(Value("v", "Honesty"))
        values.put_rating(ValueRating(an_id(), "v", TODAY, 1, 1))
    journal_file.close_journal()

    summary(open_journal, tmp_path / "s.pdf", passphrase, "--conversation", talk, "--include", "worksheets,values")

    assert "Left out: the ratings of 1 value, which belong to no conversation.\n" in capsys.readouterr().out


@pytest.mark.parametrize(("names", "expected"), [("labels", "Boss"), ("initials", "B."), ("full", "Maria")])
def test_people_are_named_as_asked(
    talk: str, journal_path: Path, tmp_path: Path, passphrase: str, names: str, expected: str
) -> None:
    assert f"{expected} (manager)" in as_text(journal_path, tmp_path, passphrase, "--names", names)


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_the_paper_is_as_asked(
    talk: str, journal_path: Path, tmp_path: Path, passphrase: str, paper: str, width: int
) -> None:
    summary(journal_path, tmp_path / "s.pdf", passphrase, "--paper", paper)

    assert int(PdfReader(tmp_path / "s.pdf").pages[0].mediabox.width) == width


def test_one_conversation_leaves_the_others_out(talk: str, journal_path: Path, tmp_path: Path, passphrase: str) -> None:
    text = as_text(journal_path, tmp_path, passphrase, "--conversation", talk, "--include", "worksheets,notes")

    assert "My request" in text
    assert "My note" not in text


def test_a_conversation_that_is_not_there_is_refused(
    talk: str, journal_path: Path, tmp_path: Path, passphrase: str, capsys: Output
) -> None:
    assert summary(journal_path, tmp_path / "s.pdf", passphrase, "--conversation", an_id()) == 1
    assert one_line(capsys.readouterr().err)


def test_days_without_anything_to_share_are_refused_and_no_file_is_made(
    talk: str, journal_path: Path, tmp_path: Path, passphrase: str, capsys: Output
) -> None:
    assert summary(journal_path, tmp_path / "s.pdf", passphrase, "--until", "2026-11-22") == 1

    assert capsys.readouterr().err.startswith("There is nothing in these days that may go into a summary.")
    assert not (tmp_path / "s.pdf").exists()


def test_a_summary_is_remembered_and_the_next_one_begins_on_its_day(
    open_journal: Path, tmp_path: Path, passphrase: str, capsys: Output
) -> None:
    a_note("long ago", date(2020, 1, 1))
    journal_file.close_journal()

    assert summary(open_journal, tmp_path / "s.pdf", passphrase) == 0
    assert summary(open_journal, tmp_path / "next.pdf", passphrase) == 1

    assert capsys.readouterr().err.startswith("There is nothing in these days")
    opened(open_journal)
    assert len(list(transfer.read_all("summary"))) == 1


@pytest.mark.parametrize(("include", "left"), [("notes", 1), ("notes,session", 0)])
def test_what_was_typed_for_the_session_is_kept_until_it_is_asked_for(
    talk: str, journal_path: Path, tmp_path: Path, passphrase: str, include: str, left: int
) -> None:
    as_text(journal_path, tmp_path, passphrase, "--include", include)

    opened(journal_path)
    draft = newest()
    assert draft is not None
    assert (len(draft.talk_about), len(draft.questions)) == (left, left)


def test_where_the_journal_cannot_note_it_that_the_file_exists_is_said(
    talk: str, journal_path: Path, tmp_path: Path, passphrase: str, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_asked: object) -> None:
        raise SaveFailed("The disk is full.")

    monkeypatch.setattr(SessionSummaries, "remember", refuse)

    assert summary(journal_path, tmp_path / "s.pdf", passphrase) == 1

    said = capsys.readouterr()
    assert said.out.startswith("Wrote 1 page")
    assert said.err == ("The file was written, but the journal could not note that it was made. The disk is full.\n")
    assert (tmp_path / "s.pdf").exists()


def test_characters_without_a_font_are_named_on_standard_error(
    open_journal: Path, tmp_path: Path, passphrase: str, capsys: Output
) -> None:
    a_note("so \U000f0000 so")
    journal_file.close_journal()

    assert summary(open_journal, tmp_path / "s.pdf", passphrase, "--include", "notes") == 0

    assert capsys.readouterr().err == "No font has these characters: ? (U+F0000) (--format text keeps them)\n"


def test_of_many_such_characters_the_first_are_named(
    open_journal: Path, tmp_path: Path, passphrase: str, capsys: Output
) -> None:
    a_note("".join(chr(0xF0000 + number) for number in range(23)))
    journal_file.close_journal()

    summary(open_journal, tmp_path / "s.pdf", passphrase, "--include", "notes")

    assert capsys.readouterr().err.endswith("? (U+F0013) and 3 more (--format text keeps them)\n")


def test_damage_that_is_met_while_reading_is_exit_code_4_and_leaves_no_file(
    open_journal: Path, tmp_path: Path, passphrase: str, capsys: Output
) -> None:
    with saving():
        for _number in range(200):
            entries.put(an_entry(), "word " * 100)
    journal_file.close_journal()
    stored = open_journal / "journal.db"
    content = bytearray(stored.read_bytes())
    for place in range(len(content) // 2, len(content), 4_096):
        content[place] ^= 1
    stored.write_bytes(content)

    assert summary(open_journal, tmp_path / "s.pdf", passphrase) == 4
    assert one_line(capsys.readouterr().err)
    assert not (tmp_path / "s.pdf").exists()


def test_a_target_that_exists_is_refused_before_any_passphrase(
    journal_path: Path, passphrase: str, capsys: Output
) -> None:
    assert summary(journal_path, Path(passphrase), "nothing") == 1
    assert "--force" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--include", "everything"],
        ["--include", ""],
        ["--names", "none"],
        ["--paper", "a5"],
        ["--format", "html"],
        ["--since", "2026-02-02", "--until", "2026-02-01"],
        ["--conversation", "mine"],
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(capsys: Output, arguments: list[str]) -> None:
    assert run("summary", "J", "--output", "x", *arguments) == 2
    assert one_line(capsys.readouterr().err)


def test_a_journal_that_cannot_be_written_to_is_summarised_all_the_same(
    talk: str, journal_path: Path, tmp_path: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_file, "_is_writable", lambda folder: False)

    assert summary(journal_path, tmp_path / "s.pdf", passphrase) == 0


def test_a_name_of_a_text_asks_for_text(talk: str, journal_path: Path, tmp_path: Path, passphrase: str) -> None:
    output = tmp_path / "summary.TXT"
    assert run("summary", journal_path, "--output", output, "--passphrase-file", passphrase) == 0
    assert output.read_text(encoding="utf-8").startswith("# Session summary")
