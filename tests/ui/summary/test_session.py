"""What is typed for a session: in one summary, and never lost for the next one."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from assertjournal.services.places import Place
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import JOURNAL, SUMMARY
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.summary.summary_page import SummaryPage
from tests.support.clocks import SetClock
from tests.support.contexts import asked
from tests.support.gate import Gate
from tests.support.hands import press, shown, type_into
from tests.support.summary_saving import Ask, draft_of, save, written
from tests.support.walks import go, settle


def test_what_was_typed_right_before_saving_is_not_offered_for_the_next_summary(
    page: SummaryPage, context: PageContext, clock: SetClock, ask: Ask, tmp_path: Path
) -> None:
    ask(tmp_path / "one.txt")
    type_into(page.form, "talk_about", "The long hours")
    save(page, context, "Save as text …")
    clock.moment += timedelta(minutes=1)
    page.leave()
    settle(context)
    assert "The long hours" in (tmp_path / "one.txt").read_text(encoding="utf-8")
    assert asked(context.operations, context.summaries.draft) == ((), ())


def test_what_is_typed_while_a_summary_is_written_is_kept_for_the_next_one(
    workspace: Workspace, page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path, gate: Gate
) -> None:
    ask(tmp_path / "one.pdf")
    type_into(page.form, "talk_about", "The long hours")
    press(page, "Save as PDF …")
    gate.wait(context)
    type_into(page.form, "questions", "Was I too soft?")
    gate.open()
    written(context)
    go(workspace, context, Place(JOURNAL))
    assert draft_of(context) == ((), ("Was I too soft?",))
    go(workspace, context, Place(SUMMARY))
    assert page.choices().questions == ("Was I too soft?",)
    page.leave()
    settle(context)
    assert draft_of(context) == ((), ("Was I too soft?",))


def test_the_same_summary_can_be_saved_again_with_one_more_tick(
    page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path
) -> None:
    type_into(page.form, "talk_about", "The long hours")
    for name in ("one.txt", "two.txt"):
        ask(tmp_path / name)
        save(page, context, "Save as text …")
        press(page, "All worksheets (1)")
    second = (tmp_path / "two.txt").read_text(encoding="utf-8")
    assert "The long hours" in second
    assert "half an hour at midday" in second


def test_once_a_summary_was_made_the_page_begins_the_next_one(
    workspace: Workspace, page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path
) -> None:
    ask(tmp_path / "one.pdf")
    type_into(page.form, "talk_about", "The long hours")
    press(page, "All worksheets (1)")
    press(page, "My requests and limits (1)")
    save(page, context)
    go(workspace, context, Place(JOURNAL))
    go(workspace, context, Place(SUMMARY))
    chosen = page.choices()
    assert (chosen.entries, chosen.first_page, chosen.talk_about) == (frozenset(), frozenset(), ())


def test_what_was_written_for_the_last_summary_can_be_used_again(
    workspace: Workspace, page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path
) -> None:
    ask(tmp_path / "one.pdf")
    type_into(page.form, "talk_about", "The long hours")
    save(page, context)
    go(workspace, context, Place(JOURNAL))
    go(workspace, context, Place(SUMMARY))
    type_into(page.form, "talk_about", "Sleep")
    press(page, "Use what I wrote last time")
    go(workspace, context, Place(JOURNAL))
    assert page.choices().talk_about == ("The long hours", "Sleep")
    assert draft_of(context) == (("The long hours", "Sleep"), ())
    assert asked(context.operations, context.summaries.used) == ((), ())


def test_before_anything_was_used_nothing_is_offered_again(page: SummaryPage) -> None:
    assert not [one for one in shown(page, QAbstractButton) if "last time" in one.text()]


def test_the_words_of_a_summary_that_cannot_be_noted_stay_for_the_next_one(
    page: SummaryPage, context: PageContext, ask: Ask, tmp_path: Path, not_noted: None
) -> None:
    ask(tmp_path / "one.pdf")
    type_into(page.form, "talk_about", "The long hours")
    save(page, context)
    page.leave()
    settle(context)
    assert draft_of(context) == (("The long hours",), ())
