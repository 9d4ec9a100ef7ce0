"""What tests of the session summary share: a page with something to share, and a place to save it."""

from collections.abc import Iterator

import pytest

from assertjournal.core.errors import SaveFailed
from assertjournal.services.summary.session_summary import SessionSummaries
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.summary.summary_page import SummaryPage
from tests.support.gate import Gate
from tests.support.summary_saving import Ask, answering_where, page_with_something


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Ask:
    return answering_where(monkeypatch)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Yield a gate that stops the writing until it is opened."""
    one = Gate(monkeypatch)
    yield one
    one.open()


@pytest.fixture
def page(workspace: Workspace, context: PageContext) -> SummaryPage:
    return page_with_something(workspace, context)


@pytest.fixture
def not_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to note in the journal that a summary was made."""

    def refuse(*_asked: object) -> None:
        raise SaveFailed("This journal may not be written to.")

    monkeypatch.setattr(SessionSummaries, "remember", refuse)
