"""Worksheets, forms and the lists that they draw on, read strictly from TOML."""

import re
from collections.abc import Mapping
from pathlib import Path

from assertjournal.core.table import Table, read_table
from assertjournal.core.worksheet import BOUNDED, Choice, Field, FieldKind, Worksheet, WorksheetKind
from assertjournal.i18n import _

MOST_STEPS = 11
HIGHEST_STEP = 100
HIGHEST_COUNT = 999
Lists = Mapping[str, tuple[Choice, ...]]

_ID = re.compile(r"[a-z][a-z0-9_]{0,40}")
_CHOOSING = frozenset({FieldKind.CHOICE, FieldKind.MULTI_CHOICE})
_STEPPED = frozenset({FieldKind.SCALE, FieldKind.RATED_LINES})
_TEXTS = frozenset({FieldKind.TEXT, FieldKind.LONG_TEXT})
_SUGGESTING = _TEXTS | {FieldKind.LINES}
_LINED = frozenset({FieldKind.LINES, FieldKind.RATED_LINES})


def load_list(file: Path) -> tuple[str, tuple[Choice, ...]]:
    """Read a list of choices: its id and its items, for example the relationships.

    Raises ContentError for any mistake.
    """
    table = read_table(file)
    name = _identifier(table, "id")
    items = _choices(table, table.tables("items"))
    if not items:
        raise table.wrong(_("“items” is missing."))
    table.finish()
    return name, items


def load_worksheet(file: Path, lists: Lists) -> Worksheet:
    """Read one worksheet or form; `lists` are those that its fields may name.

    Raises ContentError for any mistake, naming file and field.
    """
    table = read_table(file)
    worksheet = Worksheet(
        id=_identifier(table, "id"),
        version=table.read("version", int),
        kind=WorksheetKind(table.one_of("kind", WorksheetKind)),
        title=table.words("title"),
        purpose=table.words("purpose"),
        icon=table.words("icon", ""),
        order=table.read("order", int, 0),
        fields=tuple(_field(entry, lists) for entry in table.tables("fields")),
        stuck=table.texts("stuck"),
    )
    table.finish()
    _check(table, worksheet)
    return worksheet


def _identifier(table: Table, key: str) -> str:
    text = table.words(key)
    if not _ID.fullmatch(text):
        raise table.wrong(_("“{key}” must be a short name of small letters, digits and _.").format(key=key))
    return text


def _choices(table: Table, entries: list[Table]) -> tuple[Choice, ...]:
    choices = []
    for entry in entries:
        choices.append(Choice(_identifier(entry, "id"), entry.words("label")))
        entry.finish()
    if len({choice.id for choice in choices}) != len(choices):
        raise table.wrong(_("a choice stands there twice."))
    return tuple(choices)


def _field(table: Table, lists: Lists) -> Field:
    field_id = _identifier(table, "id")
    table = Table(f"{table.place.split(',')[0]}, {field_id}", {key: table.find(key) for key in table.unread()})
    kind = FieldKind(table.one_of("kind", FieldKind))
    bounds = BOUNDED.get(kind, (0, 10))
    field = Field(
        id=field_id,
        kind=kind,
        label=table.words("label"),
        prompt=table.words("prompt", ""),
        help=table.words("help", ""),
        group=table.words("group", ""),
        core=table.read("core", bool, False),
        shown=table.read("shown", bool, False),
        suggestions=_suggestions(table, lists),
        choices=_field_choices(table, lists),
        choices_from=table.words("choices_from", ""),
        compose_from=table.texts("compose_from"),
        minimum=table.read("minimum", int, bounds[0]),
        maximum=table.read("maximum", int, bounds[1]),
        low=table.words("low", ""),
        high=table.words("high", ""),
        renamed_from=table.texts("renamed_from"),
    )
    table.finish()
    _check_field(table, field)
    return field


def _named_list(table: Table, key: str, name: str, lists: Lists) -> tuple[Choice, ...]:
    if name not in lists:
        raise table.wrong(_("“{key}” names the list “{name}”, which does not exist.").format(key=key, name=name))
    return lists[name]


def _suggestions(table: Table, lists: Lists) -> tuple[str, ...]:
    name = table.words("suggestions", "")
    return tuple(choice.label for choice in _named_list(table, "suggestions", name, lists)) if name else ()


def _field_choices(table: Table, lists: Lists) -> tuple[Choice, ...]:
    name = table.words("choices_list", "")
    return _named_list(table, "choices_list", name, lists) if name else _choices(table, table.tables("choices"))


def _check_field(table: Table, field: Field) -> None:
    if field.kind in _CHOOSING and not field.choices and not field.choices_from:
        raise table.wrong(_("a choice needs “choices”, “choices_list” or “choices_from”."))
    if field.kind not in _CHOOSING and (field.choices or field.choices_from):
        raise table.wrong(_("only a choice has choices."))
    if field.suggestions and field.kind not in _SUGGESTING:
        raise table.wrong(_("only text, long text and lines have suggestions."))
    if field.compose_from and field.kind not in _TEXTS:
        raise table.wrong(_("only text and long text are put together from other fields."))
    _check_bounds(table, field)


def _check_bounds(table: Table, field: Field) -> None:
    if field.kind not in BOUNDED and (field.minimum, field.maximum) != (0, 10):
        raise table.wrong(_("only a scale, rated lines or a count have bounds."))
    if field.kind not in _STEPPED and (field.low or field.high):
        raise table.wrong(_("only a scale or rated lines have end labels."))
    if field.minimum >= field.maximum:
        raise table.wrong(_("“minimum” must be less than “maximum”."))
    highest = HIGHEST_COUNT if field.kind is FieldKind.COUNT else HIGHEST_STEP
    if field.minimum < 0 or field.maximum > highest:
        raise table.wrong(_("the bounds must lie within 0 and {highest}.").format(highest=highest))
    if field.kind in _STEPPED and field.maximum - field.minimum >= MOST_STEPS:
        raise table.wrong(_("there must be at most {steps} steps.").format(steps=MOST_STEPS))


def _check(table: Table, worksheet: Worksheet) -> None:
    if worksheet.version < 1:
        raise table.wrong(_("“version” must be 1 or more."))
    seen: set[str] = set()
    for field in worksheet:
        for name in (field.id, *field.renamed_from):
            if name in seen:
                raise table.wrong(_("the field id “{name}” is used twice.").format(name=name))
            seen.add(name)
    if not worksheet.fields:
        raise table.wrong(_("it has no fields."))
    for field in worksheet:
        _check_references(table, worksheet, field)


def _check_references(table: Table, worksheet: Worksheet, field: Field) -> None:
    for name in (*filter(None, [field.choices_from]), *field.compose_from):
        if name not in worksheet.field_ids or name == field.id:
            raise table.wrong(
                _("“{field}” names the field “{name}”, which does not exist.").format(field=field.id, name=name)
            )
    if any(worksheet.field(name).kind not in _TEXTS for name in field.compose_from):
        raise table.wrong(_("“{field}” is put together from a field that is no text.").format(field=field.id))
    if field.choices_from and worksheet.field(field.choices_from).kind not in _LINED:
        raise table.wrong(_("“{field}” takes its choices from a field that has no lines.").format(field=field.id))
