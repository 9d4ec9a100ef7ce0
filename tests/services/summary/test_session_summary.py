"""Session summaries over time: what was made, what was typed for the next one, and both in an export."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from assertjournal.core.errors import FileRefused
from assertjournal.core.summary import Paper, SessionSummary, SummaryChoices, SummaryRange
from assertjournal.data.database.database import saving
from assertjournal.data.journal import journal_file
from assertjournal.data.tables import conversations, summaries, transfer
from assertjournal.services.summary.session_summary import SessionSummaries
from assertjournal.services.transfer.export_json import JsonExport
from assertjournal.services.transfer.import_json import JsonImport
from tests.support.builders import NOW, TODAY, a_journal, opened
from tests.support.clocks import SetClock
from tests.support.exports import all_rows, exported, shipped_content
from tests.support.shared_journals import a_note, a_sheet, a_talk, some_summaries

TYPED = ("Friday", "My boss"), ("What now?",)


class CalledOffError(Exception):
    pass


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def service(open_journal: Path, clock: SetClock) -> SessionSummaries:
    return some_summaries(clock)


def make(service: SessionSummaries, chosen: SummaryRange | None = None, *entries: str) -> None:
    choices = SummaryChoices(
        range=chosen or SummaryRange(), entries=frozenset(entries), talk_about=TYPED[0], questions=TYPED[1]
    )
    service.remember(choices, service.build(choices))


def test_before_the_first_summary_everything_is_of_interest(service: SessionSummaries) -> None:
    assert service.default_range() == SummaryRange()


def test_afterwards_the_days_since_the_last_one_are_its_own_included(
    service: SessionSummaries, clock: SetClock
) -> None:
    make(service)
    clock.pass_by(timedelta(days=7))

    assert service.default_range() == SummaryRange(TODAY, TODAY + timedelta(days=7))


def test_a_clock_that_was_set_back_leaves_a_range_with_a_day_in_it(service: SessionSummaries, clock: SetClock) -> None:
    make(service)
    clock.pass_by(timedelta(days=-3))

    assert service.default_range() == SummaryRange(TODAY, TODAY)


def test_a_summary_is_remembered_with_its_days_without_an_end_up_to_the_day_it_was_made(
    service: SessionSummaries, clock: SetClock
) -> None:
    make(service, SummaryRange(date(2026, 11, 20), date(2026, 11, 21)))
    clock.pass_by(timedelta(hours=1))
    make(service, SummaryRange(date(2026, 11, 21)))

    assert [(made.made_at, made.since, made.until) for made in summaries.all_made()] == [
        (NOW + timedelta(hours=1), date(2026, 11, 21), TODAY),
        (NOW, date(2026, 11, 20), date(2026, 11, 21)),
    ]


def test_the_next_summary_begins_with_the_last_day_of_the_last_one(service: SessionSummaries, clock: SetClock) -> None:
    make(service, SummaryRange(until=TODAY - timedelta(days=9)))
    clock.pass_by(timedelta(days=7))
    make(service, SummaryRange(until=TODAY - timedelta(days=30)))

    assert service.default_range() == SummaryRange(TODAY - timedelta(days=9), TODAY + timedelta(days=7))


def test_days_that_were_still_to_come_do_not_count_as_summarised(service: SessionSummaries, clock: SetClock) -> None:
    make(service, SummaryRange(until=TODAY + timedelta(days=99)))
    clock.pass_by(timedelta(days=7))

    assert service.default_range().since == TODAY


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_summary_limited_to_conversations_hides_nothing_from_the_next_one(
    service: SessionSummaries, clock: SetClock, count: int
) -> None:
    talks = [a_talk() for _number in range(count)]
    for talk in talks:
        a_sheet("asking", talk, request="a")

    make(service, SummaryRange(until=TODAY, conversations=frozenset(talks)))

    assert service.default_range() == SummaryRange()


def test_a_conversation_that_is_deleted_later_does_not_make_its_summary_one_of_everything(
    service: SessionSummaries,
) -> None:
    talk = a_talk()
    make(service, SummaryRange(conversations=frozenset({talk})))

    with saving():
        conversations.purge(talk)

    assert summaries.all_made()[0].conversation is None
    assert service.default_range() == SummaryRange()


def test_what_is_remembered_is_what_was_printed_and_never_its_words(service: SessionSummaries) -> None:
    talk = a_talk()
    printed, private = a_sheet("asking", talk, request="zanzibar"), a_sheet("asking", talk, request="a", private=True)

    make(service, SummaryRange(conversations=frozenset({talk})), printed, private)

    (last,) = summaries.all_made()
    assert (last.entries, last.conversation) == (frozenset({printed}), talk)
    assert "zanzibar" not in str(list(transfer.read_all("summary")))


@pytest.mark.parametrize("chosen", [None, frozenset[str](), frozenset({"a", "b"})])
def test_only_a_single_conversation_is_remembered(service: SessionSummaries, chosen: frozenset[str] | None) -> None:
    make(service, SummaryRange(conversations=chosen))

    assert [made.conversation for made in summaries.all_made()] == [None]


def test_a_conversation_that_is_gone_meanwhile_does_not_hinder_remembering(service: SessionSummaries) -> None:
    make(service, SummaryRange(conversations=frozenset({"gone"})))

    assert len(summaries.all_made()) == 1


def test_what_was_typed_is_found_again(service: SessionSummaries, clock: SetClock) -> None:
    service.keep_draft(["Friday"], [])
    clock.pass_by(timedelta(seconds=1))
    service.keep_draft(["Friday", " ", "My boss"], ["What now?"])

    assert some_summaries(clock).draft() == TYPED
    assert len(list(transfer.read_all("preset"))) == 1


def test_emptied_fields_are_found_empty(service: SessionSummaries) -> None:
    service.keep_draft(*TYPED)
    service.keep_draft([""], [])

    assert service.draft() == ((), ())
    assert list(transfer.read_all("preset")) == []


def with_draft(service: SessionSummaries) -> tuple[SummaryChoices, SessionSummary]:
    """Choose all that was typed, and return the summary of it."""
    talk_about, questions = service.draft()
    choices = SummaryChoices(talk_about=talk_about, questions=questions)
    return choices, service.build(choices)


@pytest.mark.parametrize("seconds", [0, 60])
def test_a_summary_begins_the_next_one_empty_but_for_what_it_had_no_room_for(
    service: SessionSummaries, clock: SetClock, seconds: int
) -> None:
    service.keep_draft(["a", "b", "c", "d"], ["Why?"])
    clock.pass_by(timedelta(seconds=seconds))

    service.remember(*with_draft(service))

    assert service.draft() == (("d",), ())
    assert service.used() == (("a", "b", "c"), ("Why?",))


def test_what_was_typed_while_a_summary_was_written_is_for_the_next_one(
    service: SessionSummaries, clock: SetClock
) -> None:
    service.keep_draft(["a"], ["Why?"])
    made = with_draft(service)
    service.keep_draft(["a", "a", "b"], ["Why?", "What else?"])
    clock.pass_by(timedelta(seconds=30))

    service.remember(*made)

    assert service.draft() == (("a", "b"), ("What else?",))
    service.keep_draft(*service.draft())
    assert service.draft() == (("a", "b"), ("What else?",))


def test_a_summary_without_what_was_typed_leaves_it_for_the_next_one(service: SessionSummaries) -> None:
    service.keep_draft(*TYPED)
    a_note("a")
    choices = SummaryChoices()

    service.remember(choices, service.build(choices))

    assert service.draft() == TYPED


def test_what_a_summary_used_can_be_used_again(service: SessionSummaries) -> None:
    service.keep_draft(*TYPED)
    service.remember(*with_draft(service))

    service.keep_draft(["Something new"], [])
    assert service.used() == TYPED
    service.keep_draft([*TYPED[0], "Something new"], TYPED[1])

    assert service.used() == ((), ())
    assert service.draft() == ((*TYPED[0], "Something new"), TYPED[1])


def test_what_is_typed_after_a_summary_is_for_the_next_one(service: SessionSummaries, clock: SetClock) -> None:
    make(service)
    clock.pass_by(timedelta(minutes=1))

    service.keep_draft(*TYPED)

    assert service.draft() == TYPED


def test_what_was_typed_and_what_was_made_comes_through_export_and_import(
    service: SessionSummaries, clock: SetClock, tmp_path: Path
) -> None:
    make(service, SummaryRange(date(2026, 11, 1)), a_note("a"))
    clock.pass_by(timedelta(days=1))
    service.keep_draft(("Used", *TYPED[0]), TYPED[1])
    choices = SummaryChoices(talk_about=("Used",))
    service.remember(choices, service.build(choices))
    rows = all_rows()
    JsonExport(clock).save(tmp_path / "out.json")
    journal_file.close_journal()
    a_journal(tmp_path / "Other.ajournal")
    opened(tmp_path / "Other.ajournal")

    JsonImport(shipped_content()).load(tmp_path / "out.json")

    assert all_rows() == rows
    assert (service.draft(), service.used()) == (TYPED, (("Used",), ()))
    JsonExport(clock).save(tmp_path / "again.json")
    assert exported(tmp_path / "again.json") == exported(tmp_path / "out.json")


def test_an_export_with_an_earlier_draft_can_still_be_imported(
    service: SessionSummaries, clock: SetClock, tmp_path: Path
) -> None:
    service.keep_draft(["Before"], [])
    JsonExport(clock).save(tmp_path / "out.json")
    clock.pass_by(timedelta(minutes=1))
    service.keep_draft(*TYPED)

    JsonImport(shipped_content()).load(tmp_path / "out.json")

    assert service.draft() == TYPED
    service.keep_draft(["After"], [])
    assert service.draft() == (("After",), ())


@pytest.mark.parametrize(
    "choices",
    [
        {},
        {"kept_at": 3},
        {"kept_at": "yesterday"},
        {"kept_at": ["a"]},
        {"kept_at": "2026-11-23T09:30:00Z", "talk_about": "a"},
        {"kept_at": "2026-11-23T09:30:00Z", "questions": True},
        {"kept_at": "2026-11-23T09:30:00Z", "used_questions": "a"},
    ],
)
def test_presets_that_are_no_draft_are_passed_by(service: SessionSummaries, choices: dict[str, object]) -> None:
    with saving():
        transfer.insert_many("preset", [{"id": "p", "name": "", "choices": choices}])

    assert service.draft() == ((), ())


def test_the_name_of_the_file_says_nothing_but_the_day(service: SessionSummaries) -> None:
    assert service.default_name() == "Session summary 2026-11-23.pdf"
    assert service.default_name(as_text=True) == "Session summary 2026-11-23.txt"


def a_summary(service: SessionSummaries) -> SessionSummary:
    note = a_note("I said it \U000f0000 calmly.")
    return service.build(SummaryChoices(entries=frozenset({note}), talk_about=("Friday",)))


def test_pages_are_written_for_their_owner_only(service: SessionSummaries, tmp_path: Path) -> None:
    undrawn = service.save_summary(a_summary(service), tmp_path / "s.pdf", paper=Paper.A4)

    assert undrawn == {"\U000f0000"}
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "s.pdf").stat().st_mode & 0o777 == 0o600


def test_plain_text_is_written_in_utf_8(service: SessionSummaries, tmp_path: Path) -> None:
    assert service.save_summary(a_summary(service), tmp_path / "s.txt", paper=Paper.A4, as_text=True) == frozenset()

    text = (tmp_path / "s.txt").read_text(encoding="utf-8")
    assert "I said it \U000f0000 calmly." in text
    assert "Friday" in text


def test_a_summary_is_written_while_the_journal_is_locked(service: SessionSummaries, tmp_path: Path) -> None:
    summary = a_summary(service)
    journal_file.close_journal()

    service.save_summary(summary, tmp_path / "s.pdf", paper=Paper.LETTER)

    assert (tmp_path / "s.pdf").exists()


@pytest.mark.parametrize("as_text", [False, True])
def test_what_exists_is_replaced_only_by_force(service: SessionSummaries, tmp_path: Path, as_text: bool) -> None:
    summary, file = a_summary(service), tmp_path / "s"
    file.write_text("precious")

    with pytest.raises(FileRefused, match="a file at this place already"):
        service.save_summary(summary, file, paper=Paper.A4, as_text=as_text)
    assert file.read_text() == "precious"
    service.save_summary(summary, file, paper=Paper.A4, as_text=as_text, force=True)
    assert file.stat().st_size > len("precious")


def test_journals_folders_and_missing_folders_are_refused(
    service: SessionSummaries, open_journal: Path, tmp_path: Path
) -> None:
    summary = a_summary(service)
    before = sorted(tmp_path.rglob("*"))

    for place in (open_journal, open_journal / "s.pdf", tmp_path, tmp_path / "nowhere" / "s.pdf"):
        with pytest.raises(FileRefused):
            service.save_summary(summary, place, paper=Paper.A4, force=True)

    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("as_text", [False, True])
def test_calling_it_off_leaves_no_file(service: SessionSummaries, tmp_path: Path, as_text: bool) -> None:
    def call_off(page: int) -> None:
        raise CalledOffError

    summary, before = a_summary(service), sorted(tmp_path.rglob("*"))

    with pytest.raises(CalledOffError):
        service.save_summary(summary, tmp_path / "s.pdf", paper=Paper.A4, as_text=as_text, progress=call_off)

    assert sorted(tmp_path.rglob("*")) == before
