"""How a value is recognised in what was written."""

import pytest

from assertjournal.core.value import label_key, names_one_of


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Honesty", "honesty"),
        ("  peace   of mind ", "Peace of mind"),
        ("honesty, even when it is hard", "Honesty"),
        ("my family", "Family"),
        ("STRASSE", "straße"),
        ("🙂", "🙂"),
        ("a+b (c)", "a+b (c)"),
        ("כנות", "כנות"),
    ],
)
def test_a_line_names_a_value(line: str, label: str) -> None:
    assert names_one_of((line,), (label,))


@pytest.mark.parametrize(
    ("line", "label"),
    [("self-respect", "Respect"), ("dishonesty", "Honesty"), ("restless", "Rest"), ("", "Rest"), ("axb", "a.b")],
)
def test_a_line_does_not_name_what_it_only_holds_within_a_word(line: str, label: str) -> None:
    assert not names_one_of((line,), (label,))


def test_no_label_is_named_by_nothing() -> None:
    assert not names_one_of(("Honesty",), ())
    assert not names_one_of(("Honesty",), ("  ",))


def test_labels_differ_neither_by_capitals_nor_by_spaces() -> None:
    assert label_key(" Good\tWork ") == label_key("good work")
