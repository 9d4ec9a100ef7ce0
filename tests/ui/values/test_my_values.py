"""My values: picked or written, rated over time, renamed and taken away."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from assertjournal.core.errors import SaveFailed
from assertjournal.core.value import RatedValue
from assertjournal.services.places import Place
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import CONVERSATION, VALUES
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.values.value_card import ValueCard
from assertjournal.ui.values.values_page import ValuesPage
from tests.support.clocks import SetClock
from tests.support.contexts import asked
from tests.support.hands import answering, button, buttons, focus, key, press, shown, type_text, words
from tests.support.value_cards import add, card_of, person_card, rate, the_page, with_values
from tests.support.walks import a_talk, go, settle


@pytest.fixture
def page(workspace: Workspace, context: PageContext) -> ValuesPage:
    return the_page(workspace, context)


def stored(context: PageContext) -> tuple[RatedValue, ...]:
    return asked(context.operations, context.values.all)


def labels(context: PageContext) -> list[str]:
    return [rated.value.label for rated in stored(context)]


def test_a_page_without_values_says_what_to_do(page: ValuesPage) -> None:
    assert "None yet." in words(page)
    assert not page.relationships.isVisible()


def test_values_are_picked_from_the_list(page: ValuesPage, context: PageContext) -> None:
    def pick(dialog: QDialog) -> None:
        items = shown(dialog, QListWidget)[0]
        for wanted in ("Honesty", "Good work"):
            items.findItems(wanted, Qt.MatchFlag.MatchExactly)[0].setCheckState(Qt.CheckState.Checked)
        press(dialog, "Add to my values")

    with answering(pick):
        press(page, "Pick from a list")
    settle(context)

    assert labels(context) == ["Good work", "Honesty"]
    assert "None yet." not in words(page)


def test_what_is_there_is_not_offered_again(page: ValuesPage, context: PageContext) -> None:
    add(context, page, page.mine.line.line, "honesty")
    offered: list[str] = []

    def read(dialog: QDialog) -> None:
        items = shown(dialog, QListWidget)[0]
        offered.extend(items.item(row).text() for row in range(items.count()))

    with answering(read):
        press(page, "Pick from a list")

    assert "Honesty" not in offered
    assert "Fairness" in offered


def test_a_whole_list_that_was_picked_is_not_offered(workspace: Workspace, context: PageContext) -> None:
    with_values(context, *(choice.label for choice in context.content.lists["values"]))
    page = the_page(workspace, context)
    assert len(shown(page, ValueCard)) == len(context.content.lists["values"])
    assert "Pick from a list" not in buttons(page)


def test_own_words_are_added_with_enter_and_the_next_can_be_typed_at_once(
    page: ValuesPage, context: PageContext
) -> None:
    add(context, page, page.mine.line.line, "being on time")

    assert labels(context) == ["being on time"]
    assert page.mine.line.line.text() == ""
    assert focus() is page.mine.line.line
    assert in_sight(card_of(page, "being on time"), page)


def in_sight(card: ValueCard, page: ValuesPage) -> bool:
    return page.rect().contains(card.mapTo(page, card.rect().center()))


def order(page: ValuesPage) -> list[str]:
    cards = sorted(shown(page, ValueCard), key=lambda card: card.y())
    return [words(card).split("\n")[0] for card in cards]


@pytest.mark.slow
def test_new_values_stand_on_top_in_sight_until_the_page_is_opened_anew(
    workspace: Workspace, context: PageContext
) -> None:
    with_values(context, *(choice.label for choice in context.content.lists["values"]))
    page = the_page(workspace, context)
    listed = order(page)
    for label in ("zest", "mirth"):
        add(context, page, page.mine.line.line, label)
    assert order(page) == ["mirth", "zest", *listed]
    assert in_sight(card_of(page, "mirth"), page)

    page.open(Place(VALUES))
    settle(context)

    assert order(page) == sorted([*listed, "mirth", "zest"], key=str.casefold)


def test_a_renamed_value_stays_where_it_is_with_the_keyboard_on_its_card(
    workspace: Workspace, context: PageContext
) -> None:
    with_values(context, "beauty", "Rest", "Trust")
    page = the_page(workspace, context)
    press(card_of(page, "beauty"), "Rename")
    focus().setProperty("text", "zest")

    key(focus(), Qt.Key.Key_Return)
    settle(context)

    assert labels(context) == ["Rest", "Trust", "zest"]
    assert order(page) == ["zest", "Rest", "Trust"]
    assert card_of(page, "zest").isAncestorOf(focus())


@pytest.mark.parametrize("pressed", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_card_folds_out_with_enter_as_with_space(workspace: Workspace, context: PageContext, pressed: Qt.Key) -> None:
    with_values(context, "Honesty")
    page = the_page(workspace, context)
    button(page, "Rate today").setFocus()
    key(focus(), pressed)
    assert card_of(page, "Honesty").fold.is_open


def test_what_comes_back_stands_where_it_stood(workspace: Workspace, context: PageContext) -> None:
    with_values(context, "Fun", "Honesty", "Rest")
    page = the_page(workspace, context)
    press(card_of(page, "Honesty"), "Take away")
    settle(context)
    press(workspace.messages, "Undo")
    settle(context)
    assert order(page) == ["Fun", "Honesty", "Rest"]


def test_a_value_that_is_there_is_gone_to_instead_of_added(workspace: Workspace, context: PageContext) -> None:
    with_values(context, "Honesty", "Rest")
    page = the_page(workspace, context)

    add(context, page, page.mine.line.line, "HONESTY")

    assert labels(context) == ["Honesty", "Rest"]
    assert card_of(page, "Honesty").isAncestorOf(focus())


def test_words_that_were_not_added_yet_are_kept_when_the_page_is_left(
    page: ValuesPage, workspace: Workspace, context: PageContext
) -> None:
    type_text(page.mine.line.line, "courage")
    go(workspace, context, Place(CONVERSATION, a_talk(context)))
    assert labels(context) == ["Courage"]


def test_words_that_could_not_be_added_stay_where_they_were_typed(
    page: ValuesPage, workspace: Workspace, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(context.values.__class__, "add", lambda *_given: (_ for _ in ()).throw(SaveFailed("No room.")))
        add(context, page, page.mine.line.line, "courage")
    assert "No room." in workspace.messages.words()
    assert page.mine.line.line.text() == "courage"
    assert labels(context) == []


def test_what_is_written_while_a_value_is_added_stays(page: ValuesPage, context: PageContext) -> None:
    line = page.mine.line.line
    line.setFocus()
    type_text(line, "courage\nfun")
    settle(context)
    assert labels(context) == ["Courage"]
    assert line.text() == "fun"


def test_a_rating_is_saved_as_it_is_given_and_shows_with_its_day(page: ValuesPage, context: PageContext) -> None:
    add(context, page, page.mine.line.line, "Honesty")
    card = card_of(page, "Honesty")
    assert "Not rated yet." in words(card)

    rate(context, card, "importance", 8)
    rate(context, card, "lived", 4)

    (rating,) = stored(context)[0].ratings
    assert (rating.importance, rating.lived) == (8, 4)
    assert "2026-11-23: matters 8, lived 4" in words(card).replace("\u00a0", " ")
    assert "Saved" in words(page)


def test_a_rating_can_be_taken_back(page: ValuesPage, context: PageContext) -> None:
    add(context, page, page.mine.line.line, "Honesty")
    card = card_of(page, "Honesty")
    rate(context, card, "importance", 8)

    rate(context, card, "importance", 8)

    assert stored(context)[0].ratings == ()


def test_another_day_begins_a_new_rating_beside_the_old_ones(
    page: ValuesPage, context: PageContext, clock: SetClock
) -> None:
    add(context, page, page.mine.line.line, "Honesty")
    card = card_of(page, "Honesty")
    rate(context, card, "lived", 4)
    clock.moment += timedelta(days=1)
    page.open(Place(VALUES))
    settle(context)
    assert card.form is not None
    assert card.form.answer("lived") is None

    rate(context, card, "lived", 6)

    assert "2026-11-23: lived 4 · 2026-11-24: lived 6" in words(card).replace("\u00a0", " ")


def test_tab_goes_from_what_folds_out_into_the_rating_and_on_to_the_next_value(
    workspace: Workspace, context: PageContext
) -> None:
    with_values(context, "Honesty", "Rest")
    page = the_page(workspace, context)
    card = card_of(page, "Honesty")
    press(card, "Rate today")
    settle(context)
    button(card, "Rate today").setFocus()
    came_to = []
    for _step in range(3):
        key(focus(), Qt.Key.Key_Tab)
        came_to.append(focus())
    assert card.form is not None
    assert card.form.frames["importance"].isAncestorOf(came_to[0])
    assert card.form.frames["lived"].isAncestorOf(came_to[1])
    assert card_of(page, "Rest").isAncestorOf(came_to[2])


def bottom_of(card: ValueCard, page: ValuesPage) -> QPoint:
    return card.mapTo(page, card.rect().bottomLeft())


def test_a_card_that_is_folded_out_comes_into_sight(workspace: Workspace, context: PageContext, qtbot: QtBot) -> None:
    with_values(context, *(choice.label for choice in context.content.lists["values"]))
    page = the_page(workspace, context)
    card = card_of(page, "Trust")
    before = card.height()
    page.bring_into_sight(card)
    press(card, "Rate today")
    qtbot.waitUntil(lambda: card.height() > before and page.rect().contains(bottom_of(card, page)))


def test_only_the_newest_ratings_show_until_the_card_is_opened(
    workspace: Workspace, context: PageContext, clock: SetClock
) -> None:
    with_values(context, "Honesty")
    (rated,) = stored(context)
    for _day in range(6):
        clock.moment += timedelta(days=1)
        asked(context.operations, lambda: context.values.rate(rated.value.id, {"lived": 5}))
    card = card_of(the_page(workspace, context), "Honesty")
    assert "2026-11-24" not in words(card)
    assert "… · 2026-11-26" in words(card).replace("\u00a0", " ")

    press(card, "Rate today")

    assert "2026-11-24" in words(card)
    assert "…" not in words(card)


def test_a_rating_that_cannot_be_saved_stays_and_is_tried_again(
    page: ValuesPage, workspace: Workspace, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(context, page, page.mine.line.line, "Honesty")
    card = card_of(page, "Honesty")
    with monkeypatch.context() as full:
        full.setattr(context.values.__class__, "rate", lambda *_given: (_ for _ in ()).throw(SaveFailed("No room.")))
        rate(context, card, "lived", 4)
        assert "No room." in workspace.messages.words()
        assert "Not saved yet" in words(page)
    assert workspace.save_all()
    assert stored(context)[0].ratings[0].lived == 4


def test_a_value_that_is_taken_away_comes_back_with_its_ratings(
    page: ValuesPage, workspace: Workspace, context: PageContext
) -> None:
    add(context, page, page.mine.line.line, "Honesty")
    rate(context, card_of(page, "Honesty"), "lived", 4)
    before = stored(context)

    with answering(lambda question: press(question, "Take away")):
        press(card_of(page, "Honesty"), "Take away")
    settle(context)
    assert stored(context) == ()
    assert shown(page, ValueCard) == []
    press(workspace.messages, "Undo")
    settle(context)

    assert stored(context) == before
    assert "lived\u00a04" in words(card_of(page, "Honesty"))


def test_ratings_are_not_taken_away_without_a_yes(page: ValuesPage, context: PageContext) -> None:
    add(context, page, page.mine.line.line, "Honesty")
    rate(context, card_of(page, "Honesty"), "lived", 4)

    with answering(lambda question: press(question, "Keep it")):
        press(card_of(page, "Honesty"), "Take away")
    settle(context)

    assert stored(context)[0].ratings[0].lived == 4


def test_own_words_are_renamed_where_they_stand(page: ValuesPage, context: PageContext) -> None:
    add(context, page, page.mine.line.line, "being on tme")
    card = card_of(page, "being on tme")
    press(card, "Rename")

    focused = focus()
    assert isinstance(focused, QLineEdit)
    focused.setText("Being on time")
    key(focused, Qt.Key.Key_Return)
    settle(context)

    assert labels(context) == ["Being on time"]
    assert card_of(page, "Being on time").isVisible()


def test_escape_leaves_a_name_as_it_was(page: ValuesPage, context: PageContext) -> None:
    add(context, page, page.mine.line.line, "being on time")
    press(card_of(page, "being on time"), "Rename")
    type_text(focus(), "x")

    key(focus(), Qt.Key.Key_Escape)
    settle(context)

    assert labels(context) == ["being on time"]
    assert button(card_of(page, "being on time"), "Rename").hasFocus()


def test_a_name_that_is_taken_is_refused_plainly(page: ValuesPage, workspace: Workspace, context: PageContext) -> None:
    add(context, page, page.mine.line.line, "Honesty")
    add(context, page, page.mine.line.line, "candour")
    press(card_of(page, "candour"), "Rename")
    focused = focus()
    assert isinstance(focused, QLineEdit)
    focused.setText("honesty")

    key(focused, Qt.Key.Key_Return)
    settle(context)

    assert labels(context) == ["candour", "Honesty"]
    assert "There is a value of this name already." in workspace.messages.words()
    assert card_of(page, "candour").isVisible()


def test_a_listed_value_keeps_its_name(page: ValuesPage, context: PageContext) -> None:
    add(context, page, page.mine.line.line, "Honesty")
    assert "Rename" not in buttons(card_of(page, "Honesty"))


@pytest.mark.parametrize("text", ["<img src=x>", "<b>x</b>", "a & b", "כנות", "x" * 300])
def test_labels_stand_literally_and_do_not_widen_the_page(
    workspace: Workspace, context: PageContext, text: str, tmp_path: Path
) -> None:
    with_values(context, text)
    asked(context.operations, lambda: context.people.add(text))
    page = the_page(workspace, context)
    assert card_of(page, text).width() <= page.width()
    press(page, "The relationships I want")
    assert person_card(page, text).width() <= page.width()


def test_what_another_page_changed_is_shown(workspace: Workspace, context: PageContext) -> None:
    page = the_page(workspace, context)
    context.operations.write(lambda: context.values.add(["Honesty"]))
    settle(context)
    assert card_of(page, "Honesty").isVisible()
