"""Worksheets and lists from files: what the loader gives, and each mistake that it names."""

from pathlib import Path

import pytest

from assertjournal.core.errors import ContentError
from assertjournal.core.worksheet import Choice, Field, FieldKind, Worksheet, WorksheetKind
from assertjournal.core.worksheet_loader import load_list, load_worksheet

COLOURS = {"colours": (Choice("red", "Red"), Choice("blue", "Blue"))}
HEAD = 'id = "sheet"\nversion = 2\nkind = "skill"\ntitle = "A sheet"\npurpose = "To try."\n'
TEXT_FIELD = 'id = "first"\nkind = "text"\nlabel = "First"'


def loaded(folder: Path, *fields: str, head: str = HEAD) -> Worksheet:
    file = folder / "sheet.toml"
    file.write_text(head + "".join(f"[[fields]]\n{field}\n" for field in fields), encoding="utf-8")
    return load_worksheet(file, COLOURS)


def field(kind: str, more: str = "") -> str:
    return f'id = "tried"\nkind = "{kind}"\nlabel = "Tried"\n{more}'


def loaded_list(folder: Path, text: str) -> tuple[str, tuple[Choice, ...]]:
    file = folder / "list.toml"
    file.write_text(text, encoding="utf-8")
    return load_list(file)


def test_a_small_worksheet_is_loaded_whole(tmp_path: Path) -> None:
    head = HEAD + 'icon = "ear"\norder = 3\nstuck = ["Breathe."]\n'
    assert loaded(tmp_path, TEXT_FIELD, head=head) == Worksheet(
        id="sheet",
        version=2,
        kind=WorksheetKind.SKILL,
        title="A sheet",
        purpose="To try.",
        icon="ear",
        order=3,
        fields=(Field("first", FieldKind.TEXT, "First"),),
        stuck=("Breathe.",),
    )


def test_a_field_keeps_all_that_its_file_says(tmp_path: Path) -> None:
    more = 'prompt = "P"\nhelp = "H"\ngroup = "G"\ncore = true\nshown = true\nlow = "l"\nhigh = "h"\nmaximum = 5'
    sheet = loaded(tmp_path, field("scale", more + '\nrenamed_from = ["older"]'))
    assert sheet.field("tried") == Field(
        id="tried",
        kind=FieldKind.SCALE,
        label="Tried",
        prompt="P",
        help="H",
        group="G",
        core=True,
        shown=True,
        minimum=0,
        maximum=5,
        low="l",
        high="h",
        renamed_from=("older",),
    )


def test_rated_lines_go_from_1_to_5_unless_told(tmp_path: Path) -> None:
    tried = loaded(tmp_path, field("rated_lines")).field("tried")
    assert (tried.minimum, tried.maximum) == (1, 5)


@pytest.mark.parametrize(("more", "bounds"), [("", (0, 999)), ("minimum = 1\nmaximum = 40", (1, 40))])
def test_a_count_goes_from_0_to_999_unless_told(tmp_path: Path, more: str, bounds: tuple[int, int]) -> None:
    tried = loaded(tmp_path, field("count", more)).field("tried")
    assert (tried.minimum, tried.maximum) == bounds


def test_choices_may_come_from_a_list(tmp_path: Path) -> None:
    assert loaded(tmp_path, field("choice", 'choices_list = "colours"')).field("tried").choices == COLOURS["colours"]


def test_suggestions_are_the_labels_of_a_list(tmp_path: Path) -> None:
    assert loaded(tmp_path, field("lines", 'suggestions = "colours"')).field("tried").suggestions == ("Red", "Blue")


def test_choices_may_come_from_the_lines_of_another_field(tmp_path: Path) -> None:
    lines = 'id = "wants"\nkind = "lines"\nlabel = "Wants"'
    assert loaded(tmp_path, lines, field("choice", 'choices_from = "wants"')).field("tried").choices_from == "wants"


@pytest.mark.parametrize("missing", ["id", "version", "kind", "title", "purpose"])
def test_a_worksheet_without_its_head_is_refused(tmp_path: Path, missing: str) -> None:
    head = "".join(line for line in HEAD.splitlines(keepends=True) if not line.startswith(f"{missing} "))
    with pytest.raises(ContentError, match=rf"sheet\.toml: “{missing}” is missing"):
        loaded(tmp_path, TEXT_FIELD, head=head)


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (HEAD + "colour = 1\n", "“colour” is not known here"),
        (HEAD.replace("skill", "skil"), "“kind” is “skil”, not one of"),
        (HEAD.replace("version = 2", 'version = "2"'), "“version” must be a whole number"),
        (HEAD.replace("version = 2", "version = 0") + f"[[fields]]\n{TEXT_FIELD}\n", "“version” must be 1 or more"),
        (HEAD.replace("sheet", "A Sheet"), "“id” must be a short name"),
        (HEAD, "it has no fields"),
    ],
)
def test_a_mistake_in_the_head_is_named_with_its_file(tmp_path: Path, head: str, message: str) -> None:
    with pytest.raises(ContentError, match=rf"sheet\.toml: {message}"):
        loaded(tmp_path, head=head)


@pytest.mark.parametrize(
    ("mistaken", "message"),
    [
        pytest.param(field("text", 'promt = "?"'), "“promt” is not known here", id="unknown key"),
        pytest.param(field("essay"), "“kind” is “essay”, not one of", id="unknown kind"),
        pytest.param('id = "tried"\nkind = "text"', "“label” is missing", id="no label"),
        pytest.param('id = "tried"\nkind = "text"\nlabel = " "', "“label” is empty", id="blank label"),
        pytest.param(field("choice"), "a choice needs", id="choice without choices"),
        pytest.param(field("multi_choice"), "a choice needs", id="several choices without choices"),
        pytest.param(field("text", 'choices_list = "colours"'), "only a choice has choices", id="text with choices"),
        pytest.param(field("choice", 'choices_list = "shapes"'), "the list “shapes”", id="unknown list of choices"),
        pytest.param(field("lines", 'suggestions = "shapes"'), "the list “shapes”", id="unknown list of suggestions"),
        pytest.param(field("scale", "minimum = 10"), "“minimum” must be less", id="bounds without room"),
        pytest.param(field("text", "maximum = 5"), "only a scale, rated lines or a count", id="text with bounds"),
        pytest.param(field("text", 'low = "few"'), "only a scale or rated lines", id="text with end labels"),
        pytest.param(field("count", 'low = "few"'), "only a scale or rated lines", id="count with end labels"),
        pytest.param(
            field("choice", 'choices_list = "colours"\nsuggestions = "colours"'),
            "only text, long text and lines",
            id="choice with suggestions",
        ),
        pytest.param(
            field("lines", 'compose_from = ["first"]'), "only text and long text are", id="lines put together"
        ),
        pytest.param(field("scale", "minimum = -1\nmaximum = 5"), "within 0 and 100", id="scale below 0"),
        pytest.param(field("scale", "minimum = 95\nmaximum = 101"), "within 0 and 100", id="scale past 100"),
        pytest.param(field("scale", "maximum = 11"), "at most 11 steps", id="scale of twelve steps"),
        pytest.param(field("rated_lines", "maximum = 12"), "at most 11 steps", id="rating of twelve steps"),
        pytest.param(field("count", "maximum = 1000"), "within 0 and 999", id="count past 999"),
        pytest.param(field("text", 'core = "yes"'), "“core” must be true or false", id="core that is a word"),
    ],
)
def test_a_mistake_in_a_field_is_named_with_file_and_field(tmp_path: Path, mistaken: str, message: str) -> None:
    with pytest.raises(ContentError, match=rf"sheet\.toml, tried: .*{message}"):
        loaded(tmp_path, TEXT_FIELD, mistaken)


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ('[{ id = "a" }]', "“label” is missing"),
        ('[{ id = "A b", label = "A" }]', "“id” must be a short name"),
        ('[{ id = "a", label = "A", colour = 1 }]', "“colour” is not known here"),
        ('[{ id = "a", label = "A" }, { id = "a", label = "B" }]', "a choice stands there twice"),
    ],
)
def test_a_mistake_in_a_choice_is_named_with_file_and_field(tmp_path: Path, choices: str, message: str) -> None:
    with pytest.raises(ContentError, match=rf"sheet\.toml, tried.*: {message}"):
        loaded(tmp_path, field("choice", f"choices = {choices}"))


@pytest.mark.parametrize(
    ("mistaken", "message"),
    [
        pytest.param(TEXT_FIELD, "the field id “first” is used twice", id="repeated id"),
        pytest.param(field("text", 'renamed_from = ["first"]'), "“first” is used twice", id="former id in use"),
        pytest.param(field("choice", 'choices_from = "gone"'), "“tried” names the field “gone”", id="no such lines"),
        pytest.param(field("choice", 'choices_from = "tried"'), "“tried” names the field “tried”", id="its own lines"),
        pytest.param(field("choice", 'choices_from = "first"'), "“tried” takes its choices from", id="not lines"),
        pytest.param(field("text", 'compose_from = ["gone"]'), "“tried” names the field “gone”", id="no such part"),
        pytest.param(
            field("text", 'compose_from = ["first", "times"]'), "“tried” is put together from a", id="number as a part"
        ),
    ],
)
def test_a_mistake_between_fields_is_named_with_file_and_field(tmp_path: Path, mistaken: str, message: str) -> None:
    times = 'id = "times"\nkind = "count"\nlabel = "Times"'
    with pytest.raises(ContentError, match=rf"sheet\.toml: .*{message}"):
        loaded(tmp_path, TEXT_FIELD, times, mistaken)


def test_a_field_without_an_id_is_named_by_its_number(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"sheet\.toml, fields 2: “id” is missing"):
        loaded(tmp_path, TEXT_FIELD, 'kind = "text"')


def test_a_list_keeps_its_order(tmp_path: Path) -> None:
    text = 'id = "colours"\nitems = [{ id = "red", label = "Red" }, { id = "blue", label = "Blue" }]'
    assert loaded_list(tmp_path, text) == ("colours", COLOURS["colours"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('id = "colours"', "“items” is missing"),
        ('items = [{ id = "red", label = "Red" }]', "“id” is missing"),
        ('id = "colours"\nitems = [{ id = "red", label = "Red" }]\nmore = 1', "“more” is not known here"),
        ('id = "colours"\nitems = [{ id = "red" }]', "“label” is missing"),
    ],
)
def test_a_mistake_in_a_list_is_named_with_its_file(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ContentError, match=rf"list\.toml.*: {message}"):
        loaded_list(tmp_path, text)
