"""Saving a session summary from its page, up to the file."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from assertjournal.core.summary import MadeSummary
from assertjournal.data.tables import summaries
from assertjournal.services.places import Place
from assertjournal.services.summary.session_summary import Typed
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import SUMMARY
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.summary import writing as summary_writing
from assertjournal.ui.summary.summary_page import SummaryPage
from tests.support.contexts import asked
from tests.support.hands import press
from tests.support.walks import a_talk, a_written_entry, go, page_as, settle

Ask = Callable[[Path | None], None]
LONGEST_SECONDS = 20.0


def answering_where(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Return what settles the answer to the question where to save."""
    return lambda path: monkeypatch.setattr(summary_writing, "ask_where_to_save", lambda *_asked: path)


def page_with_something(workspace: Workspace, context: PageContext) -> SummaryPage:
    """Return the page over a journal with something to share."""
    a_written_entry(context, "asking", a_talk(context), {"request": "half an hour at midday"})
    return open_page(workspace, context)


def open_page(workspace: Workspace, context: PageContext) -> SummaryPage:
    """Go to the page."""
    go(workspace, context, Place(SUMMARY))
    return page_as(workspace, SummaryPage)


def written(context: PageContext) -> None:
    """Wait until the work that runs aside has ended and was told of."""
    context.operations.finish()
    for thread in threading.enumerate():
        if thread.name == "aside":
            thread.join(LONGEST_SECONDS)
    settle(context)


def save(page: SummaryPage, context: PageContext, name: str = "Save as PDF …") -> None:
    """Press the button, and wait for what comes of it."""
    press(page, name)
    written(context)


def last_made(context: PageContext) -> MadeSummary | None:
    """Return the summary that the journal remembers as the last one."""
    return next(iter(asked(context.operations, summaries.all_made)), None)


def draft_of(context: PageContext) -> Typed:
    """Return what is kept for the next summary."""
    return asked(context.operations, context.summaries.draft)
