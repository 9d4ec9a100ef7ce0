"""Strict reading of TOML: what is taken, what is refused, and how it is named."""

from pathlib import Path

import pytest

from assertjournal.core.errors import ContentError
from assertjournal.core.table import LARGEST_FILE, Table, read_table


def written(folder: Path, text: str | bytes) -> Path:
    file = folder / "some.toml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def test_a_value_is_taken_once_and_then_gone() -> None:
    table = Table("here", {"title": "One"})
    assert table.words("title") == "One"
    assert table.unread() == ()


def test_a_missing_value_falls_back_to_its_default() -> None:
    assert Table("here", {}).read("core", bool, False) is False


def test_a_missing_value_without_a_default_is_named() -> None:
    with pytest.raises(ContentError, match=r"here: “title” is missing"):
        Table("here", {}).words("title")


@pytest.mark.parametrize(("kind", "value"), [(int, True), (int, 1.0), (int, "1"), (bool, 1), (str, 1), (list, "ab")])
def test_a_value_of_another_kind_is_refused(kind: type, value: object) -> None:
    with pytest.raises(ContentError, match="“key” must be"):
        Table("here", {"key": value}).read("key", kind)


@pytest.mark.parametrize("blank", ["", " \n "])
def test_blank_words_are_refused(blank: str) -> None:
    with pytest.raises(ContentError, match="“title” is empty"):
        Table("here", {"title": blank}).words("title")


@pytest.mark.parametrize("values", [["a", 1], ["a", " "], [["a"]]])
def test_a_list_of_texts_holds_nothing_else(values: list[object]) -> None:
    with pytest.raises(ContentError, match="“stuck” must be a list of texts"):
        Table("here", {"stuck": values}).texts("stuck")


def test_a_word_outside_the_allowed_ones_is_told_which_they_are() -> None:
    with pytest.raises(ContentError, match="“kind” is “c”, not one of: a, b"):
        Table("here", {"kind": "c"}).one_of("kind", ["b", "a"])


def test_tables_are_named_by_their_number() -> None:
    first, second = Table("here", {"fields": [{}, {}]}).tables("fields")
    assert (first.place, second.place) == ("here, fields 1", "here, fields 2")


def test_a_list_of_tables_holds_nothing_else() -> None:
    with pytest.raises(ContentError, match="“fields” must be a list of tables"):
        Table("here", {"fields": [{}, "a"]}).tables("fields")


def test_what_nobody_took_is_refused() -> None:
    with pytest.raises(ContentError, match="here: “tilte” is not known here"):
        Table("here", {"tilte": "One"}).finish()


def test_a_file_is_read_under_its_name(tmp_path: Path) -> None:
    table = read_table(written(tmp_path, 'title = "Café"'))
    assert (table.place, table.words("title")) == ("some.toml", "Café")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("title = ", id="no value"),
        pytest.param('title = "a"\ntitle = "b"', id="key twice"),
        pytest.param(b'title = "\xff"', id="not UTF-8"),
        pytest.param("a = " + "[\n" * 50_000, id="nested without end"),
    ],
)
def test_what_is_not_toml_is_refused_by_file_name(tmp_path: Path, text: str | bytes) -> None:
    with pytest.raises(ContentError, match=r"some\.toml: it is not written in TOML"):
        read_table(written(tmp_path, text))


def test_a_file_over_a_megabyte_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"some\.toml: the file is larger than 200 kilobytes"):
        read_table(written(tmp_path, "#\n" * LARGEST_FILE))


def test_a_file_of_just_a_megabyte_is_read(tmp_path: Path) -> None:
    assert read_table(written(tmp_path, "#\n" * (LARGEST_FILE // 2))).unread() == ()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"gone\.toml: it cannot be read"):
        read_table(tmp_path / "gone.toml")


def test_a_line_that_is_too_long_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"some\.toml: a line is longer than 2,000 characters"):
        read_table(written(tmp_path, "a." * 50_000 + "a = 1"))
