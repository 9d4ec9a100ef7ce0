"""Answering a worksheet's fields by hand, and reading from the widgets what stands in them."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QDateEdit, QSpinBox, QTextEdit

from assertjournal.core.answers import Answer, Answers, RatedLine
from assertjournal.core.worksheet import Choice, Field, FieldKind, Worksheet
from assertjournal.ui.choices.toggle import ToggleRow
from tests.journeys.driver import Driver, stop

MORE = "More questions"


def fill_in(driver: Driver, sheet: Worksheet, answers: Answers) -> None:
    """Answer the fields of the page in sight, one after the other, with keys and clicks."""
    open_more(driver)
    for field in sheet:
        if field.id in answers:
            _FILL[field.kind](driver, field, answers[field.id])


def read_off(driver: Driver, sheet: Worksheet) -> dict[str, Answer]:
    """Return what stands in the fields of the page in sight; empty fields are left out."""
    open_more(driver)
    found = {field.id: _READ[field.kind](driver, field) for field in sheet}
    return {name: answer for name, answer in found.items() if answer is not None}


def open_more(driver: Driver) -> None:
    """Fold the other questions out, if there are any and they are not."""
    more = driver.seen(QAbstractButton, MORE)
    if more is not None and more.accessibleDescription() == "hidden":
        driver.click(more)


def _write(driver: Driver, name: str, text: str) -> None:
    driver.click(driver.find(QTextEdit, name))
    driver.write(text)


def _fill_text(driver: Driver, field: Field, answer: Answer) -> None:
    _write(driver, field.label, str(answer))


def _fill_lines(driver: Driver, field: Field, answer: Answer) -> None:
    _write(driver, field.label, "\n".join(str(line) for line in _items(answer)))


def _fill_rated_lines(driver: Driver, field: Field, answer: Answer) -> None:
    for number, line in enumerate(_rated(answer), 1):
        _write(driver, f"{field.label} {number}", line.text)
        if line.rating is not None:
            driver.click(_toggle(driver, _numbers_name(number), str(line.rating)))


def _fill_scale(driver: Driver, field: Field, answer: Answer) -> None:
    driver.click(_toggle(driver, field.label, str(answer)))


def _fill_choice(driver: Driver, field: Field, answer: Answer) -> None:
    label = field.choice_label(str(answer))
    box = driver.seen(QComboBox, field.label)
    if box is None:
        driver.click(_toggle(driver, field.label, label))
        return
    driver.bring_into_sight(box)
    box.setFocus()
    for _step in range(box.count()):
        if box.currentText() == label:
            return
        driver.press(Qt.Key.Key_Down)
    stop(f"“{field.label}” does not offer what was to be chosen.")


def _fill_multi_choice(driver: Driver, field: Field, answer: Answer) -> None:
    for choice in _items(answer):
        driver.click(_tick_box(driver, field, field.choice_label(str(choice))))


def _read_text(driver: Driver, field: Field) -> Answer | None:
    return driver.find(QTextEdit, field.label).toPlainText() or None


def _read_lines(driver: Driver, field: Field) -> Answer | None:
    text = driver.find(QTextEdit, field.label).toPlainText()
    return tuple(text.split("\n")) if text else None


def _read_rated_lines(driver: Driver, field: Field) -> Answer | None:
    lines = []
    number = 1
    while (editor := driver.seen(QTextEdit, f"{field.label} {number}")) is not None:
        if editor.toPlainText():
            chosen = _chosen(driver, _numbers_name(number))
            lines.append(RatedLine(editor.toPlainText(), None if chosen is None else int(chosen)))
        number += 1
    return tuple(lines) or None


def _read_scale(driver: Driver, field: Field) -> Answer | None:
    chosen = _chosen(driver, field.label)
    return None if chosen is None else int(chosen)


def _read_choice(driver: Driver, field: Field) -> Answer | None:
    box = driver.seen(QComboBox, field.label)
    if box is not None:
        return _id_of(field, box.currentText()) if box.currentIndex() else None
    chosen = _chosen(driver, field.label)
    return None if chosen is None else _id_of(field, chosen)


def _read_multi_choice(driver: Driver, field: Field) -> Answer | None:
    ticked = (choice.id for choice in field.choices if _tick_box(driver, field, choice.label).isChecked())
    return tuple(ticked) or None


def _read_date(driver: Driver, field: Field) -> Answer | None:
    edit = driver.seen(QDateEdit, field.label)
    return None if edit is None else edit.date().toString(Qt.DateFormat.ISODate)


def _read_count(driver: Driver, field: Field) -> Answer | None:
    return driver.find(QSpinBox, field.label).value() or None


def _toggle(driver: Driver, row: str, text: str) -> QAbstractButton:
    found = next((toggle for toggle in _toggles(driver, row) if toggle.text() == text), None)
    if found is None:
        stop(f"“{row}” does not offer what was to be chosen.")
    return found


def _chosen(driver: Driver, row: str) -> str | None:
    return next((toggle.text() for toggle in _toggles(driver, row) if toggle.isChecked()), None)


def _toggles(driver: Driver, row: str) -> list[QAbstractButton]:
    return driver.find(ToggleRow, row).findChildren(QAbstractButton)


def _tick_box(driver: Driver, field: Field, label: str) -> QCheckBox:
    boxes = (box for box in driver.visible(QCheckBox) if box.accessibleDescription() == field.label)
    found = next((box for box in boxes if box.accessibleName() == label), None)
    if found is None:
        stop(f"“{field.label}” does not offer what was to be ticked.")
    return found


def _numbers_name(number: int) -> str:
    return f"How much line {number} matters"


def _id_of(field: Field, label: str) -> str:
    offered = (*field.choices, Choice(label, label))  # a choice from another field's lines holds the line itself
    return next(choice.id for choice in offered if choice.label == label)


def _items(answer: Answer) -> Iterator[object]:
    return iter(answer) if isinstance(answer, tuple) else iter(())


def _rated(answer: Answer) -> list[RatedLine]:
    return [line for line in _items(answer) if isinstance(line, RatedLine)]


# A talk that no one has had yet has no date and no rehearsals, so no scenario gives any.
_FILL: dict[FieldKind, Callable[[Driver, Field, Answer], None]] = {
    FieldKind.TEXT: _fill_text,
    FieldKind.LONG_TEXT: _fill_text,
    FieldKind.LINES: _fill_lines,
    FieldKind.RATED_LINES: _fill_rated_lines,
    FieldKind.SCALE: _fill_scale,
    FieldKind.CHOICE: _fill_choice,
    FieldKind.MULTI_CHOICE: _fill_multi_choice,
}
_READ: dict[FieldKind, Callable[[Driver, Field], Answer | None]] = {
    FieldKind.TEXT: _read_text,
    FieldKind.LONG_TEXT: _read_text,
    FieldKind.LINES: _read_lines,
    FieldKind.RATED_LINES: _read_rated_lines,
    FieldKind.SCALE: _read_scale,
    FieldKind.CHOICE: _read_choice,
    FieldKind.MULTI_CHOICE: _read_multi_choice,
    FieldKind.DATE: _read_date,
    FieldKind.COUNT: _read_count,
}
