"""What time or which conversations a session summary is about."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from assertjournal.core.summary import SummaryRange
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.shell.workspace import Workspace
from tests.support.builders import TODAY
from tests.support.clocks import SetClock
from tests.support.hands import button, shown, words
from tests.support.summary_choices import (
    CONVERSATIONS,
    EVERYTHING,
    PERIOD,
    REQUEST,
    a_made_summary,
    choose,
    rows,
    the_page,
)
from tests.support.walks import a_talk, a_written_entry, settle


def test_the_first_summary_is_about_everything(workspace: Workspace, context: PageContext) -> None:
    page = the_page(workspace, context)
    assert page.choices().range == SummaryRange()
    assert not [one for one in shown(page, QRadioButton) if "last summary" in one.text()]


def test_later_ones_are_about_the_time_since_the_last(workspace: Workspace, context: PageContext) -> None:
    a_made_summary(context)
    page = the_page(workspace, context)
    assert button(page, "Since the last summary (2026-11-23)").isChecked()
    assert page.choices().range == SummaryRange(TODAY, TODAY)


def test_a_time_with_nothing_in_it_says_how_to_see_the_rest(
    workspace: Workspace, context: PageContext, clock: SetClock
) -> None:
    a_written_entry(context, "asking", a_talk(context), REQUEST)
    clock.moment += timedelta(days=1)
    a_made_summary(context)
    page = the_page(workspace, context)
    before = words(page)
    choose(page, context, EVERYTHING)
    assert "Choose “Everything so far” above to see the rest." in before
    assert page.entries.model.rowCount() == 2


def test_a_period_is_given_by_its_days(workspace: Workspace, context: PageContext, clock: SetClock) -> None:
    a_written_entry(context, "asking", a_talk(context), REQUEST)
    clock.moment += timedelta(days=7)
    a_written_entry(context, None, None, {"text": "a week later"})
    page = the_page(workspace, context)
    choose(page, context, PERIOD)
    page.about.first_day.widget.set_answer("2026-11-30")
    page.about.first_day.widget.edited.emit()
    settle(context)
    assert page.choices().range == SummaryRange(since=date(2026, 11, 30))
    assert rows(page.entries.model) == ["Without a conversation", "Note, 2026-11-30"]


def test_a_period_that_ends_before_it_begins_says_so(workspace: Workspace, context: PageContext) -> None:
    page = the_page(workspace, context)
    choose(page, context, PERIOD)
    for frame, day in ((page.about.first_day, "2026-11-30"), (page.about.last_day, "2026-11-01")):
        frame.widget.set_answer(day)
        frame.widget.edited.emit()
    settle(context)
    assert "This day is before the first one" in words(page)


def test_chosen_conversations_bring_in_only_what_belongs_to_them(workspace: Workspace, context: PageContext) -> None:
    talk = a_talk(context, title="Time for breaks")
    a_written_entry(context, "asking", talk, REQUEST)
    a_written_entry(context, "asking", a_talk(context, title="The rent"), REQUEST)
    page = the_page(workspace, context)
    choose(page, context, CONVERSATIONS)
    before = (rows(page.entries.model), words(page))
    listed = page.about.conversations.list
    next(item for item in map(listed.item, range(listed.count())) if "breaks" in item.text()).setCheckState(
        Qt.CheckState.Checked
    )
    settle(context)
    assert before[0] == []
    assert "Tick a conversation above" in before[1]
    assert page.choices().range == SummaryRange(conversations=frozenset({talk}))
    assert len(rows(page.entries.model)) == 2
