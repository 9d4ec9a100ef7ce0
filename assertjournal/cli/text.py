"""Scenarios, worksheets and counts as the command line prints them: for people, or as JSON."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from assertjournal.core.answers import answers_to_json, shown_lines
from assertjournal.core.content import CONVERSATION_FORM, Content
from assertjournal.core.scenario import Scenario
from assertjournal.core.worksheet import BOUNDED, Field, FieldKind, Worksheet
from assertjournal.i18n import _, ngettext

_SEVERAL = frozenset({FieldKind.LINES, FieldKind.RATED_LINES, FieldKind.MULTI_CHOICE})
_NAMED_FIRST = frozenset({"entries", "conversations"})
_INDENT = "  "


def scenario_text(scenario: Scenario, content: Content, width: int) -> str:
    """Return all that a scenario wrote, its conversation first, in lines of at most `width` characters."""
    parts = [_heading(scenario.title, "="), *_wrapped(scenario.teaser, width)]
    for sheet in (content.forms[CONVERSATION_FORM], *content.worksheets.values()):
        if answers := scenario.answers.get(sheet.id):
            parts += ["", _heading(sheet.title, "-"), *_wrapped(scenario.intros.get(sheet.id, ""), width)]
            for field in sheet:
                if field.id in answers:
                    parts += ["", field.label, *_answer(field, shown_lines(field, answers[field.id]), width)]
    return "\n".join([*parts, "", *_wrapped(scenario.footer, width)])


def scenario_list(content: Content, width: int) -> str:
    """Return the id, title, teaser and setting of every scenario, and what it is good for."""
    return "\n".join("\n".join(_listed(scenario, content, width)) for scenario in content.scenarios.values())


def scenario_json(scenario: Scenario) -> dict[str, object]:
    """Return a whole scenario, with the origin of every answer."""
    return {
        "id": scenario.id,
        "title": scenario.title,
        "name": scenario.name,
        "teaser": scenario.teaser,
        "setting": scenario.setting,
        "focus": list(scenario.focus),
        "footer": scenario.footer,
        "intros": dict(scenario.intros),
        "answers": {sheet: answers_to_json(answers) for sheet, answers in scenario.answers.items()},
        "origins": {sheet: dict(origins) for sheet, origins in scenario.origins.items()},
    }


def worksheet_list(worksheets: Iterable[Worksheet], width: int) -> str:
    """Return every worksheet with its fields."""
    return "\n\n".join("\n".join(_worksheet(sheet, width)) for sheet in worksheets)


def worksheet_json(sheet: Worksheet) -> dict[str, object]:
    """Return a worksheet and what each of its fields asks."""
    return {"id": sheet.id, "version": sheet.version, "title": sheet.title, "fields": list(map(_field_json, sheet))}


def counted(name: str, count: int) -> str:
    """Return in words how many items of a list of an export there are, or how many pages."""
    forms = {
        "conversations": ngettext("{count} conversation", "{count} conversations", count),
        "entries": ngettext("{count} entry", "{count} entries", count),
        "objections": ngettext("{count} objection", "{count} objections", count),
        "pages": ngettext("{count} page", "{count} pages", count),
        "people": ngettext("{count} person", "{count} people", count),
        "presets": ngettext("{count} preset", "{count} presets", count),
        "rehearsals": ngettext("{count} rehearsal", "{count} rehearsals", count),
        "scenarios": ngettext("{count} scenario", "{count} scenarios", count),
        "summaries": ngettext("{count} summary", "{count} summaries", count),
        "support_card": ngettext("{count} support card", "{count} support cards", count),
        "value_ratings": ngettext("{count} rating of a value", "{count} ratings of values", count),
        "values": ngettext("{count} value", "{count} values", count),
        "worksheets": ngettext("{count} worksheet", "{count} worksheets", count),
    }
    return forms[name].format(count=f"{count:,}")


def counts_text(imported: Mapping[str, int], skipped: int, *, dry_run: bool) -> str:
    """Return in words how much was imported, and how much was there already."""
    names = sorted(imported, key=lambda name: (name not in _NAMED_FIRST, name))
    parts = ", ".join(counted(name, imported[name]) for name in names) or _("nothing")
    line = _("Would import {what}.") if dry_run else _("Imported {what}.")
    there = ngettext(
        "Skipped {count} that was there already.", "Skipped {count} that were there already.", skipped
    ).format(count=f"{skipped:,}")
    return f"{line.format(what=parts)} {there}"


def _listed(scenario: Scenario, content: Content, width: int) -> Iterator[str]:
    yield f"{scenario.id}: {scenario.title}"
    yield from _wrapped(scenario.teaser, width, _INDENT)
    yield from _wrapped(content.scenario_facts(scenario), width, _INDENT)


def _heading(title: str, line: str) -> str:
    return f"{title}\n{line * len(title)}"


def _wrapped(text: str, width: int, indent: str = "", first: str | None = None) -> list[str]:
    lines: list[str] = []
    for paragraph in text.splitlines():
        begins = indent if first is None or lines else first
        lines += textwrap.wrap(paragraph, width, initial_indent=begins, subsequent_indent=indent) or [""]
    return lines


def _answer(field: Field, lines: Iterable[str], width: int) -> Iterator[str]:
    for line in lines:
        if field.kind in _SEVERAL:
            yield from _wrapped(line, width, _INDENT * 2, first=f"{_INDENT}- ")
        else:
            yield from _wrapped(line, width, _INDENT)


def _worksheet(sheet: Worksheet, width: int) -> Iterator[str]:
    yield f"{sheet.title} ({sheet.id}, {sheet.version})"
    yield from _wrapped(sheet.purpose, width)
    for field in sheet:
        yield from _wrapped(f"{field.label} ({field.id}, {field.kind})", width, _INDENT * 2, first=_INDENT)
        yield from _wrapped(field.prompt, width, _INDENT * 2)


def _field_json(field: Field) -> dict[str, object]:
    is_bounded = field.kind in BOUNDED
    return {
        "id": field.id,
        "kind": field.kind.value,
        "label": field.label,
        "prompt": field.prompt,
        "core": field.core,
        "shown": field.shown,
        "choices": [{"id": choice.id, "label": choice.label} for choice in field.choices],
        "minimum": field.minimum if is_bounded else None,
        "maximum": field.maximum if is_bounded else None,
    }
