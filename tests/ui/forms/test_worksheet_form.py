"""The form that a worksheet becomes: its first questions, the others folded in, and what fields know of each other."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListWidget, QPushButton

from assertjournal.core.answers import RatedLine
from assertjournal.core.content import Content, load_content
from assertjournal.core.worksheet import Worksheet
from assertjournal.paths import resources
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.forms.choice_fields import ChoiceList
from assertjournal.ui.forms.worksheet_form import WorksheetForm
from tests.support.builders import TODAY
from tests.support.hands import answering, buttons, editor_of, focus, key, press, shown, type_into, words
from tests.ui.conftest import Shown

CONTENT = load_content(resources())
SHEETS = [*CONTENT.worksheets.values(), *CONTENT.forms.values()]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def asking(content: Content, appearance: Appearance, show: Shown) -> WorksheetForm:
    return a_form(content.worksheets["asking"], appearance, show)


@pytest.fixture
def priorities(content: Content, appearance: Appearance, show: Shown) -> WorksheetForm:
    return a_form(content.worksheets["priorities"], appearance, show)


@pytest.fixture
def values(content: Content, appearance: Appearance, show: Shown) -> WorksheetForm:
    return a_form(content.worksheets["values"], appearance, show)


def a_form(sheet: Worksheet, appearance: Appearance, show: Shown) -> WorksheetForm:
    form = WorksheetForm(sheet, appearance, lambda: TODAY)
    show(form)
    return form


def in_sight(form: WorksheetForm) -> set[str]:
    return {name for name, frame in form.frames.items() if frame.isVisible()}


def offered(form: WorksheetForm, field: str) -> list[str]:
    box = form.frames[field].widget
    assert isinstance(box, ChoiceList)
    return [box.box.itemText(row) for row in range(1, box.box.count())]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_the_first_questions_are_those_that_the_worksheet_says(
    sheet: Worksheet, appearance: Appearance, show: Shown
) -> None:
    form = a_form(sheet, appearance, show)
    assert in_sight(form) == {field.id for field in sheet if field.core or field.shown}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_the_fold_shows_all_the_others(sheet: Worksheet, appearance: Appearance, show: Shown) -> None:
    form = a_form(sheet, appearance, show)
    form.open_more(True)
    assert in_sight(form) == sheet.field_ids


def test_more_questions_is_offered_only_where_there_are_more(
    content: Content, appearance: Appearance, show: Shown
) -> None:
    form = a_form(content.forms["support_card"], appearance, show)
    has_more = any(not field.shown_first for field in form.worksheet)
    assert ("More questions" in buttons(form)) == has_more


def test_pressing_more_questions_folds_out_and_in_and_says_so(asking: WorksheetForm) -> None:
    folds: list[bool] = []
    asking.folded.connect(folds.append)
    before = in_sight(asking)
    press(asking, "More questions")
    assert in_sight(asking) == asking.worksheet.field_ids
    press(asking, "More questions")
    assert in_sight(asking) == before
    assert folds == [True, False]


def test_folding_by_program_is_not_the_users(asking: WorksheetForm) -> None:
    folds: list[bool] = []
    asking.folded.connect(folds.append)
    asking.open_more(True)
    assert folds == []


def test_an_edit_names_its_field(asking: WorksheetForm) -> None:
    edited: list[str] = []
    asking.edited.connect(edited.append)
    field = next(iter(in_sight(asking)))
    type_into(asking, field, "x")
    assert edited == [field]


def test_filling_the_form_is_no_edit(asking: WorksheetForm, content: Content) -> None:
    edited: list[str] = []
    asking.edited.connect(edited.append)
    asking.set_answers(content.scenarios["ben"].answers["asking"])
    asking.set_answers({})
    assert edited == []


def test_filling_the_form_anew_leaves_nothing_of_what_stood_there(asking: WorksheetForm, content: Content) -> None:
    asking.set_answers(content.scenarios["ben"].answers["asking"])
    asking.set_answers({})
    assert {name: asking.answer(name) for name in asking.frames} == dict.fromkeys(asking.frames)


def test_answers_of_fields_that_the_form_does_not_know_are_passed_over(asking: WorksheetForm) -> None:
    asking.set_answers({"of_a_richer_version": "kept elsewhere", "request": "my request"})
    assert asking.answer("request") == "my request"


def test_control_and_enter_goes_on_to_the_next_question_in_sight(asking: WorksheetForm) -> None:
    first, second = [name for name in asking.frames if name in in_sight(asking)][:2]
    editor = type_into(asking, first, "x")
    key(editor, Qt.Key.Key_Return, CONTROL)
    assert asking.frames[second].isAncestorOf(focus())


def test_control_and_enter_in_the_last_question_finishes(asking: WorksheetForm) -> None:
    finished: list[bool] = []
    asking.finished.connect(lambda: finished.append(True))
    last = [name for name in asking.frames if name in in_sight(asking)][-1]
    key(type_into(asking, last, ""), Qt.Key.Key_Return, CONTROL)
    assert finished == [True]


def test_it_tells_which_question_is_entered_and_left(asking: WorksheetForm) -> None:
    told: list[str] = []
    asking.entered.connect(lambda name: told.append(f"in {name}"))
    asking.left.connect(lambda name: told.append(f"out {name}"))
    request, other = asking.frames["request"], asking.frames["effect"]
    asking.focus_moved(editor_of(request.widget))
    asking.focus_moved(editor_of(other.widget))
    asking.focus_moved(None)
    assert told == ["in request", "out request", "in effect", "out effect"]


def test_the_choice_offers_the_lines_as_they_are_written(priorities: WorksheetForm) -> None:
    priorities.open_more(True)
    type_into(priorities, "wants", "rest")
    assert offered(priorities, "chosen") == ["rest"]


def test_a_filled_in_choice_offers_the_lines_it_was_chosen_from(priorities: WorksheetForm) -> None:
    priorities.set_answers({"wants": (RatedLine("rest", 5), RatedLine("respect", 4)), "chosen": "respect"})
    assert offered(priorities, "chosen") == ["rest", "respect"]
    assert priorities.answer("chosen") == "respect"


def test_the_lines_of_another_entry_are_not_offered(priorities: WorksheetForm) -> None:
    priorities.set_answers({"wants": (RatedLine("theirs", 5),), "chosen": "theirs"})
    priorities.set_answers({"wants": (RatedLine("mine", 5),)})
    assert offered(priorities, "chosen") == ["mine"]


def test_composing_puts_the_parts_together_and_undo_takes_them_back(asking: WorksheetForm) -> None:
    sources = next(field for field in asking.worksheet if field.compose_from)
    asking.open_more(True)
    edited: list[str] = []
    asking.set_answers({sources.id: "Before.", **{name: f"Part {name}." for name in sources.compose_from}})
    asking.edited.connect(edited.append)
    press(asking.frames[sources.id], f"Start from what I wrote above: {sources.label}")
    parts = [f"Part {name}." for name in sources.compose_from]
    assert asking.answer(sources.id) == "\n".join(["Before.", *parts])
    assert edited == [sources.id]
    editor_of(asking.frames[sources.id].widget).undo()
    assert asking.answer(sources.id) == "Before."


def test_composing_from_nothing_changes_nothing(asking: WorksheetForm) -> None:
    composed = next(field for field in asking.worksheet if field.compose_from)
    asking.open_more(True)
    edited: list[str] = []
    asking.set_answers({composed.id: "Before."})
    asking.edited.connect(edited.append)
    press(asking.frames[composed.id], f"Start from what I wrote above: {composed.label}")
    assert asking.answer(composed.id) == "Before."
    assert edited == []


def tick(dialog: QDialog, *picked: str) -> None:
    items = shown(dialog, QListWidget)[0]
    for row in range(items.count()):
        if items.item(row).text() in picked:
            items.item(row).setCheckState(Qt.CheckState.Checked)


def pick(form: WorksheetForm, *picked: str, then: str = "Add to my answer") -> None:
    def act(dialog: QDialog) -> None:
        tick(dialog, *picked)
        next(button for button in shown(dialog, QPushButton) if button.text() == then).click()

    with answering(act):
        press(form.frames["matters"], f"Pick from a list: {form.worksheet.field('matters').label}")


def test_what_is_ticked_is_added_each_on_its_line(values: WorksheetForm) -> None:
    edited: list[str] = []
    values.edited.connect(edited.append)
    type_into(values, "matters", "my own words")
    pick(values, "Honesty", "Fairness")
    assert values.answer("matters") == ("my own words", "Honesty", "Fairness")
    assert set(edited) == {"matters"}


def test_what_is_written_already_is_not_added_twice(values: WorksheetForm) -> None:
    values.set_answers({"matters": ("honesty",)})
    pick(values, "Honesty", "Fairness")
    assert values.answer("matters") == ("honesty", "Fairness")


def test_closing_the_list_adds_nothing(values: WorksheetForm) -> None:
    with answering(lambda dialog: tick(dialog, "Honesty")):
        press(values.frames["matters"], f"Pick from a list: {values.worksheet.field('matters').label}")
    assert values.answer("matters") is None


def test_the_list_can_be_searched(values: WorksheetForm) -> None:
    found: list[str] = []

    def search(dialog: QDialog) -> None:
        QTest.keyClicks(shown(dialog, QLineEdit)[0], "HONES")
        items = shown(dialog, QListWidget)[0]
        rows = (items.item(row) for row in range(items.count()))
        found.extend(item.text() for item in rows if not item.isHidden())

    with answering(search):
        press(values.frames["matters"], f"Pick from a list: {values.worksheet.field('matters').label}")
    assert found == ["Honesty"]


def test_examples_are_offered_by_name_where_there_is_one(asking: WorksheetForm) -> None:
    asking.offer_examples("Ben", ("request",))
    label = asking.worksheet.field("request").label
    assert [name for name in buttons(asking) if name.startswith("See how")] == [f"See how Ben did it: {label}"]


def test_the_offer_of_an_example_names_its_field(asking: WorksheetForm) -> None:
    asked: list[str] = []
    asking.example_asked.connect(asked.append)
    asking.offer_examples("Ben", ("request",))
    press(asking, f"See how Ben did it: {asking.worksheet.field('request').label}")
    assert asked == ["request"]


def test_the_offers_can_be_taken_back(asking: WorksheetForm) -> None:
    asking.offer_examples("Ben", ("request",))
    asking.offer_examples("", ("request",))
    assert not [name for name in buttons(asking) if name.startswith("See how")]


def test_a_note_below_a_field_is_shown_and_taken_away(asking: WorksheetForm) -> None:
    asking.show_note("request", "Beforehand: 7")
    assert "Beforehand: 7" in words(asking.frames["request"])
    asking.show_note("request", "")
    assert "Beforehand: 7" not in words(asking.frames["request"])


def test_what_a_save_settled_leaves_the_field_alone_that_is_written_in(asking: WorksheetForm) -> None:
    editor = type_into(asking, "request", "still typing")
    asking.focus_moved(editor)
    asking.set_untouched({"request": "older", "effect": "settled"})
    assert asking.answer("request") == "still typing"
    assert asking.answer("effect") == "settled"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_tab_comes_to_every_question_in_the_order_in_which_they_stand(
    sheet: Worksheet, appearance: Appearance, show: Shown, content: Content
) -> None:
    form = a_form(sheet, appearance, show)
    form.open_more(True)
    form.set_answers(content.scenarios["ben"].answers.get(sheet.id, {}))
    form.focus_first()
    QApplication.processEvents()
    order: list[str] = []
    for _step in range(200):
        name = next((name for name, frame in form.frames.items() if frame.isAncestorOf(focus())), "")
        if name and name not in order[-1:]:
            order.append(name)
        key(focus(), Qt.Key.Key_Tab)
        if len(order) > 1 and form.frames[order[0]].isAncestorOf(focus()):
            break
    by_height = sorted(form.frames, key=lambda name: form.frames[name].mapTo(form, form.rect().topLeft()).y())
    assert order == by_height
