"""Worked scenarios: what someone else wrote in every worksheet of one conversation."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assertjournal.core.answers import Answer, Answers, answer_lines, parse_answer
from assertjournal.core.errors import AnswerError
from assertjournal.core.table import Table, read_table
from assertjournal.core.worksheet import Worksheet, WorksheetKind
from assertjournal.i18n import _


class Origin(StrEnum):
    """Where an answer of a scenario comes from."""

    SOURCE = "source"
    INFERRED = "inferred"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario. `answers` and `origins` go by worksheet id ("conversation" for the form), then by field id.

    `focus` holds the ids of the skills that it is mainly about, the first one first.
    """

    id: str
    title: str
    name: str
    teaser: str
    setting: str
    focus: tuple[str, ...]
    footer: str
    order: int
    intros: Mapping[str, str]
    answers: Mapping[str, Answers]
    origins: Mapping[str, Mapping[str, Origin]]

    def answer(self, worksheet_id: str, field_id: str) -> Answer | None:
        """Return the scenario's answer to a field, or None where it left it open."""
        return self.answers.get(worksheet_id, {}).get(field_id)

    def suits(self, skill: str, setting: str) -> bool:
        """Return whether it is mainly about this skill and takes place in this setting; "" stands for any."""
        return (not skill or skill in self.focus) and setting in ("", self.setting)


def load_scenario(file: Path, worksheets: Mapping[str, Worksheet], settings: frozenset[str]) -> Scenario:
    """Read one scenario; its answers go through the same check as a user's.

    `worksheets` holds every worksheet and form that it may answer, by id. Each answer is a table with its `origin`.
    Where the file names one `origin` for all, the answers stand there by themselves. Raises ContentError for any
    mistake, naming file, worksheet and field.
    """
    table = read_table(file)
    intros = table.table("intros")
    origin = Origin(table.one_of("origin", Origin)) if "origin" in table.unread() else None
    answers, origins = _answers(table.table("answers"), worksheets, origin)
    scenario = Scenario(
        id=table.words("id"),
        title=table.words("title"),
        name=table.words("name"),
        teaser=table.words("teaser"),
        setting=table.one_of("setting", settings),
        focus=_focus(table, worksheets),
        footer=table.words("footer"),
        order=table.read("order", int, 0),
        intros={key: intros.words(key) for key in intros.unread() if key in worksheets},
        answers=answers,
        origins=origins,
    )
    intros.finish()
    table.finish()
    return scenario


def _focus(table: Table, worksheets: Mapping[str, Worksheet]) -> tuple[str, ...]:
    focus = table.texts("focus")
    skills = [sheet.id for sheet in worksheets.values() if sheet.kind is WorksheetKind.SKILL]
    if not focus or not set(focus) <= set(skills) or len(set(focus)) != len(focus):
        choices = ", ".join(skills)
        raise table.wrong(_("“focus” must name one or more of these, each once: {choices}.").format(choices=choices))
    return focus


def _answers(
    table: Table, worksheets: Mapping[str, Worksheet], origin: Origin | None
) -> tuple[dict[str, dict[str, Answer]], dict[str, dict[str, Origin]]]:
    answers: dict[str, dict[str, Answer]] = {}
    origins: dict[str, dict[str, Origin]] = {}
    for worksheet_id in table.unread():
        if worksheet_id not in worksheets:
            raise table.wrong(_("there is no worksheet “{name}”.").format(name=worksheet_id))
        part = table.table(worksheet_id)
        answers[worksheet_id], origins[worksheet_id] = {}, {}
        for field_id in part.unread():
            one = _answer_table(part, field_id, origin)
            answers[worksheet_id][field_id] = _one_answer(one, worksheets[worksheet_id], field_id)
            origins[worksheet_id][field_id] = Origin(one.one_of("origin", Origin))
            one.finish()
        _check_chosen(part, worksheets[worksheet_id], answers[worksheet_id])
    return answers, origins


def _check_chosen(table: Table, worksheet: Worksheet, answers: Answers) -> None:
    """Refuse a choice from another field's lines that is none of them. A user's may be, where lines were rewritten."""
    for field in worksheet:
        if field.choices_from and field.id in answers:
            lines = answer_lines(answers.get(field.choices_from, ()))
            if not set(answer_lines(answers[field.id])) <= set(lines):
                raise Table(f"{table.place}, {field.id}", {}).wrong(
                    _("it must be one of the lines of “{name}”.").format(name=field.choices_from)
                )


def _answer_table(table: Table, field_id: str, origin: Origin | None) -> Table:
    if origin is None:
        return table.table(field_id)
    return Table(f"{table.place}, {field_id}", {"answer": table.find(field_id), "origin": origin.value})


def _one_answer(table: Table, worksheet: Worksheet, field_id: str) -> Answer:
    if field_id not in worksheet.field_ids:
        raise table.wrong(_("the worksheet has no such field."))
    try:
        answer = parse_answer(worksheet.field(field_id), table.find("answer"))
    except AnswerError as error:
        raise table.wrong(error.message) from error
    if answer is None:
        raise table.wrong(_("“{key}” is missing.").format(key="answer"))
    return answer
