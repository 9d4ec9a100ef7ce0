"""The Values page of a journal that may not be written to: everything is there to read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assertjournal.core.content import Content
from assertjournal.data.journal import journal_file
from assertjournal.services.places import Place
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.locked.new_recovery_key import NewRecoveryKey
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import VALUES
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.values.values_page import ValuesPage
from tests.support.builders import a_journal
from tests.support.contexts import a_context, close_on, open_on
from tests.support.hands import buttons, words
from tests.support.value_cards import card_of, rate, with_values
from tests.support.walks import go, page_as, settle
from tests.ui.conftest import Shown


@pytest.fixture
def context(
    appearance: Appearance, content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PageContext]:
    """Return a page context over a journal that holds a value and can only be read."""
    path = tmp_path / "Journal.ajournal"
    a_journal(path)
    writing = a_context(appearance, content)
    open_on(writing, path)
    with_values(writing, "Honesty")
    close_on(writing)
    monkeypatch.setattr(journal_file, "_is_writable", lambda _folder: False)
    reading = a_context(appearance, content)
    assert not open_on(reading, path)
    yield reading
    close_on(reading)


@pytest.fixture
def page(context: PageContext, show: Shown) -> ValuesPage:
    workspace = Workspace(context, NewRecoveryKey(), read_only=True)
    show(workspace)
    workspace.start()
    settle(context)
    go(workspace, context, Place(VALUES))
    return page_as(workspace, ValuesPage)


def test_what_is_there_can_be_read_and_nothing_offers_to_change_it(page: ValuesPage) -> None:
    assert card_of(page, "Honesty").isVisible()
    assert not page.mine.line.isVisible()
    assert not {"Add", "Take away", "Rename", "Pick from a list", "New reflection"} & set(buttons(page))


def test_a_rating_takes_no_number(page: ValuesPage, context: PageContext) -> None:
    card = card_of(page, "Honesty")
    rate(context, card, "lived", 7)
    assert card.form is not None
    assert card.form.answer("lived") is None
    assert "Not rated yet." in words(card)
    assert context.saves.save_all()
