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
from assertjournal.ui.pages.desk import Desk
from assertjournal.ui.pages.place_names import CONVERSATION, VALUES
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.values.value_card import ValueCard
from assertjournal.ui.values.values_page import ValuesPage
from tests.support.clocks import SetClock
from tests.support.desks import asked
from tests.support.hands import answering, button, buttons, focus, key, press, shown, type_text, words
from tests.support.value_cards import add, card_of, person_card, rate, the_page, with_values
from tests.support.walks import a_talk, go, settle


@pytest.fixture
def page(workspace: Workspace, desk: Desk) -> ValuesPage:
    return the_page(workspace, desk)


def stored(desk: Desk) -> tuple[RatedValue, ...]:
    return asked(desk.operations, desk.values.all)


def labels(desk: Desk) -> list[str]:
    return [rated.value.label for rated in stored(desk)]


def test_a_page_without_values_says_what_to_do(page: ValuesPage) -> None:
    assert "None yet." in words(page)
    assert not page.relationships.isVisible()


def test_values_are_picked_from_the_list(page: ValuesPage, desk: Desk) -> None:
    def pick(dialog: QDialog) -> None:
        items = shown(dialog, QListWidget)[0]
        for wanted in ("Honesty", "Good work"):
            items.findItems(wanted, Qt.MatchFlag.MatchExactly)[0].setCheckState(Qt.CheckState.Checked)
        press(dialog, "Add to my values")

    with answering(pick):
        press(page, "Pick from a list")
    settle(desk)

    assert labels(desk) == ["Good work", "Honesty"]
    assert "None yet." not in words(page)


def test_what_is_there_is_not_offered_again(page: ValuesPage, desk: Desk) -> None:
    add(desk, page, page.mine.line.line, "honesty")
    offered: list[str] = []

    def read(dialog: QDialog) -> None:
        items = shown(dialog, QListWidget)[0]
        offered.extend(items.item(row).text() for row in range(items.count()))

    with answering(read):
        press(page, "Pick from a list")

    assert "Honesty" not in offered
    assert "Fairness" in offered


def test_a_whole_list_that_was_picked_is_not_offered(workspace: Workspace, desk: Desk) -> None:
    with_values(desk, *(choice.label for choice in desk.content.lists["values"]))
    page = the_page(workspace, desk)
    assert len(shown(page, ValueCard)) == len(desk.content.lists["values"])
    assert "Pick from a list" not in buttons(page)


def test_own_words_are_added_with_enter_and_the_next_can_be_typed_at_once(page: ValuesPage, desk: Desk) -> None:
    add(desk, page, page.mine.line.line, "being on time")

    assert labels(desk) == ["being on time"]
    assert page.mine.line.line.text() == ""
    assert focus() is page.mine.line.line
    assert in_sight(card_of(page, "being on time"), page)


def in_sight(card: ValueCard, page: ValuesPage) -> bool:
    return page.rect().contains(card.mapTo(page, card.rect().center()))


def order(page: ValuesPage) -> list[str]:
    cards = sorted(shown(page, ValueCard), key=lambda card: card.y())
    return [words(card).split("\n")[0] for card in cards]


def test_new_values_stand_on_top_in_sight_until_the_page_is_opened_anew(workspace: Workspace, desk: Desk) -> None:
    with_values(desk, *(choice.label for choice in desk.content.lists["values"]))
    page = the_page(workspace, desk)
    listed = order(page)
    for label in ("zest", "mirth"):
        add(desk, page, page.mine.line.line, label)
    assert order(page) == ["mirth", "zest", *listed]
    assert in_sight(card_of(page, "mirth"), page)

    page.open(Place(VALUES))
    settle(desk)

    assert order(page) == sorted([*listed, "mirth", "zest"], key=str.casefold)


def test_a_renamed_value_stays_where_it_is_with_the_keyboard_on_its_card(workspace: Workspace, desk: Desk) -> None:
    with_values(desk, "beauty", "Rest", "Trust")
    page = the_page(workspace, desk)
    press(card_of(page, "beauty"), "Rename")
    focus().setProperty("text", "zest")

    key(focus(), Qt.Key.Key_Return)
    settle(desk)

    assert labels(desk) == ["Rest", "Trust", "zest"]
    assert order(page) == ["zest", "Rest", "Trust"]
    assert card_of(page, "zest").isAncestorOf(focus())


@pytest.mark.parametrize("pressed", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_card_folds_out_with_enter_as_with_space(workspace: Workspace, desk: Desk, pressed: Qt.Key) -> None:
    with_values(desk, "Honesty")
    page = the_page(workspace, desk)
    button(page, "Rate today").setFocus()
    key(focus(), pressed)
    assert card_of(page, "Honesty").fold.is_open


def test_what_comes_back_stands_where_it_stood(workspace: Workspace, desk: Desk) -> None:
    with_values(desk, "Fun", "Honesty", "Rest")
    page = the_page(workspace, desk)
    press(card_of(page, "Honesty"), "Take away")
    settle(desk)
    press(workspace.messages, "Undo")
    settle(desk)
    assert order(page) == ["Fun", "Honesty", "Rest"]


def test_a_value_that_is_there_is_gone_to_instead_of_added(workspace: Workspace, desk: Desk) -> None:
    with_values(desk, "Honesty", "Rest")
    page = the_page(workspace, desk)

    add(desk, page, page.mine.line.line, "HONESTY")

    assert labels(desk) == ["Honesty", "Rest"]
    assert card_of(page, "Honesty").isAncestorOf(focus())


def test_words_that_were_not_added_yet_are_kept_when_the_page_is_left(
    page: ValuesPage, workspace: Workspace, desk: Desk
) -> None:
    type_text(page.mine.line.line, "courage")
    go(workspace, desk, Place(CONVERSATION, a_talk(desk)))
    assert labels(desk) == ["Courage"]


def test_words_that_could_not_be_added_stay_where_they_were_typed(
    page: ValuesPage, workspace: Workspace, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(desk.values.__class__, "add", lambda *_given: (_ for _ in ()).throw(SaveFailed("No room.")))
        add(desk, page, page.mine.line.line, "courage")
    assert "No room." in workspace.messages.words()
    assert page.mine.line.line.text() == "courage"
    assert labels(desk) == []


def test_what_is_written_while_a_value_is_added_stays(page: ValuesPage, desk: Desk) -> None:
    line = page.mine.line.line
    line.setFocus()
    type_text(line, "courage\nfun")
    settle(desk)
    assert labels(desk) == ["Courage"]
    assert line.text() == "fun"


def test_a_rating_is_saved_as_it_is_given_and_shows_with_its_day(page: ValuesPage, desk: Desk) -> None:
    add(desk, page, page.mine.line.line, "Honesty")
    card = card_of(page, "Honesty")
    assert "Not rated yet." in words(card)

    rate(desk, card, "importance", 8)
    rate(desk, card, "lived", 4)

    (rating,) = stored(desk)[0].ratings
    assert (rating.importance, rating.lived) == (8, 4)
    assert "2026-11-23: matters 8, lived 4" in words(card).replace("\u00a0", " ")
    assert "Saved" in words(page)


def test_a_rating_can_be_taken_back(page: ValuesPage, desk: Desk) -> None:
    add(desk, page, page.mine.line.line, "Honesty")
    card = card_of(page, "Honesty")
    rate(desk, card, "importance", 8)

    rate(desk, card, "importance", 8)

    assert stored(desk)[0].ratings == ()


def test_another_day_begins_a_new_rating_beside_the_old_ones(page: ValuesPage, desk: Desk, clock: SetClock) -> None:
    add(desk, page, page.mine.line.line, "Honesty")
    card = card_of(page, "Honesty")
    rate(desk, card, "lived", 4)
    clock.moment += timedelta(days=1)
    page.open(Place(VALUES))
    settle(desk)
    assert card.form is not None
    assert card.form.answer("lived") is None

    rate(desk, card, "lived", 6)

    assert "2026-11-23: lived 4 · 2026-11-24: lived 6" in words(card).replace("\u00a0", " ")


def test_tab_goes_from_what_folds_out_into_the_rating_and_on_to_the_next_value(
    workspace: Workspace, desk: Desk
) -> None:
    with_values(desk, "Honesty", "Rest")
    page = the_page(workspace, desk)
    card = card_of(page, "Honesty")
    press(card, "Rate today")
    settle(desk)
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


def test_a_card_that_is_folded_out_comes_into_sight(workspace: Workspace, desk: Desk, qtbot: QtBot) -> None:
    with_values(desk, *(choice.label for choice in desk.content.lists["values"]))
    page = the_page(workspace, desk)
    card = card_of(page, "Trust")
    before = card.height()
    page.bring_into_sight(card)
    press(card, "Rate today")
    qtbot.waitUntil(lambda: card.height() > before and page.rect().contains(bottom_of(card, page)))


def test_only_the_newest_ratings_show_until_the_card_is_opened(
    workspace: Workspace, desk: Desk, clock: SetClock
) -> None:
    with_values(desk, "Honesty")
    (rated,) = stored(desk)
    for _day in range(6):
        clock.moment += timedelta(days=1)
        asked(desk.operations, lambda: desk.values.rate(rated.value.id, {"lived": 5}))
    card = card_of(the_page(workspace, desk), "Honesty")
    assert "2026-11-24" not in words(card)
    assert "… · 2026-11-26" in words(card).replace("\u00a0", " ")

    press(card, "Rate today")

    assert "2026-11-24" in words(card)
    assert "…" not in words(card)


def test_a_rating_that_cannot_be_saved_stays_and_is_tried_again(
    page: ValuesPage, workspace: Workspace, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(desk, page, page.mine.line.line, "Honesty")
    card = card_of(page, "Honesty")
    with monkeypatch.context() as full:
        full.setattr(desk.values.__class__, "rate", lambda *_given: (_ for _ in ()).throw(SaveFailed("No room.")))
        rate(desk, card, "lived", 4)
        assert "No room." in workspace.messages.words()
        assert "Not saved yet" in words(page)
    assert workspace.save_all()
    assert stored(desk)[0].ratings[0].lived == 4


def test_a_value_that_is_taken_away_comes_back_with_its_ratings(
    page: ValuesPage, workspace: Workspace, desk: Desk
) -> None:
    add(desk, page, page.mine.line.line, "Honesty")
    rate(desk, card_of(page, "Honesty"), "lived", 4)
    before = stored(desk)

    with answering(lambda question: press(question, "Take away")):
        press(card_of(page, "Honesty"), "Take away")
    settle(desk)
    assert stored(desk) == ()
    assert shown(page, ValueCard) == []
    press(workspace.messages, "Undo")
    settle(desk)

    assert stored(desk) == before
    assert "lived\u00a04" in words(card_of(page, "Honesty"))


def test_ratings_are_not_taken_away_without_a_yes(page: ValuesPage, desk: Desk) -> None:
    add(desk, page, page.mine.line.line, "Honesty")
    rate(desk, card_of(page, "Honesty"), "lived", 4)

    with answering(lambda question: press(question, "Keep it")):
        press(card_of(page, "Honesty"), "Take away")
    settle(desk)

    assert stored(desk)[0].ratings[0].lived == 4


def test_own_words_are_renamed_where_they_stand(page: ValuesPage, desk: Desk) -> None:
    add(desk, page, page.mine.line.line, "being on tme")
    card = card_of(page, "being on tme")
    press(card, "Rename")

    focused = focus()
    assert isinstance(focused, QLineEdit)
    focused.setText("Being on time")
    key(focused, Qt.Key.Key_Return)
    settle(desk)

    assert labels(desk) == ["Being on time"]
    assert card_of(page, "Being on time").isVisible()


def test_escape_leaves_a_name_as_it_was(page: ValuesPage, desk: Desk) -> None:
    add(desk, page, page.mine.line.line, "being on time")
    press(card_of(page, "being on time"), "Rename")
    type_text(focus(), "x")

    key(focus(), Qt.Key.Key_Escape)
    settle(desk)

    assert labels(desk) == ["being on time"]
    assert button(card_of(page, "being on time"), "Rename").hasFocus()


def test_a_name_that_is_taken_is_refused_plainly(page: ValuesPage, workspace: Workspace, desk: Desk) -> None:
    add(desk, page, page.mine.line.line, "Honesty")
    add(desk, page, page.mine.line.line, "candour")
    press(card_of(page, "candour"), "Rename")
    focused = focus()
    assert isinstance(focused, QLineEdit)
    focused.setText("honesty")

    key(focused, Qt.Key.Key_Return)
    settle(desk)

    assert labels(desk) == ["candour", "Honesty"]
    assert "There is a value of this name already." in workspace.messages.words()
    assert card_of(page, "candour").isVisible()


def test_a_listed_value_keeps_its_name(page: ValuesPage, desk: Desk) -> None:
    add(desk, page, page.mine.line.line, "Honesty")
    assert "Rename" not in buttons(card_of(page, "Honesty"))


@pytest.mark.parametrize("text", ["<img src=x>", "<b>x</b>", "a & b", "כנות", "x" * 300])
def test_labels_stand_literally_and_do_not_widen_the_page(
    workspace: Workspace, desk: Desk, text: str, tmp_path: Path
) -> None:
    with_values(desk, text)
    asked(desk.operations, lambda: desk.people.add(text))
    page = the_page(workspace, desk)
    assert card_of(page, text).width() <= page.width()
    press(page, "The relationships I want")
    assert person_card(page, text).width() <= page.width()


def test_what_another_page_changed_is_shown(workspace: Workspace, desk: Desk) -> None:
    page = the_page(workspace, desk)
    desk.operations.write(lambda: desk.values.add(["Honesty"]))
    settle(desk)
    assert card_of(page, "Honesty").isVisible()
