"""One of a few is always chosen, and only the user's own choice is told."""

import pytest
from PySide6.QtCore import Qt

from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.choices.radio_choice import RadioChoice
from tests.support.hands import button, buttons, focus, key, press
from tests.ui.conftest import Shown


@pytest.fixture
def choice(appearance: Appearance, show: Shown) -> RadioChoice[str]:
    one = RadioChoice(appearance, "Paper", {"a4": "A4", "letter": "Letter"}, beside=True)
    show(one)
    return one


def test_the_first_is_chosen_at_first(choice: RadioChoice[str]) -> None:
    assert choice.chosen == "a4"


def test_a_press_chooses_and_tells(choice: RadioChoice[str]) -> None:
    told: list[str] = []
    choice.chosen_by_user.connect(lambda: told.append(choice.chosen))
    press(choice, "Letter")
    assert told == ["letter"]


def test_arrow_keys_choose(choice: RadioChoice[str]) -> None:
    button(choice, "A4").setFocus()
    key(focus(), Qt.Key.Key_Right)
    assert choice.chosen == "letter"


def test_what_the_program_chooses_is_not_told(choice: RadioChoice[str]) -> None:
    told: list[bool] = []
    choice.chosen_by_user.connect(lambda: told.append(True))
    choice.choose("letter")
    assert (choice.chosen, told) == ("letter", [])


def test_an_option_can_be_left_out_and_called_otherwise(choice: RadioChoice[str]) -> None:
    choice.offer("letter", offered=False)
    choice.rename("a4", "A4 & more")
    assert buttons(choice) == ["A4 & more"]


def test_each_option_is_told_with_its_question(choice: RadioChoice[str]) -> None:
    assert button(choice, "Letter").accessibleDescription() == "Paper"
