"""Worked scenarios: what someone else wrote in every worksheet of one conversation."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from assertjournal.core.answers import Answer, Answers, answer_lines, parse_answer
from assertjournal.core.errors import AnswerError
from assertjournal.core.table import Table, read_table
from assertjournal.core.worksheet import Worksheet
from assertjournal.i18n import _


class Origin(StrEnum):
    """Where an answer of a scenario comes from."""

    SOURCE = "source"
    INFERRED = "inferred"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario. `answers` and `origins` go by worksheet id ("conversation" for the form), then by field id."""

    id: str
    title: str
    name: str
    teaser: str
    setting: str
    footer: str
    order: int
    intros: Mapping[str, str]
    answers: Mapping[str, Answers]
    origins: Mapping[str, Mapping[str, Origin]]

    def answer(self, worksheet_id: str, field_id: str) -> Answer | None:
        """Give the scenario's answer to a field, or None where it left it open."""
        return self.answers.get(worksheet_id, {}).get(field_id)


def load_scenario(file: Path, worksheets: Mapping[str, Worksheet], settings: frozenset[str]) -> Scenario:
    """Read one scenario; its answers go through the same check as a user's.

    `worksheets` holds every worksheet and form that it may answer, by id.
    Raises ContentError for any mistake, naming file, worksheet and field.
    """
    table = read_table(file)
    intros = table.table("intros")
    answers, origins = _answers(table.table("answers"), worksheets)
    scenario = Scenario(
        id=table.words("id"),
        title=table.words("title"),
        name=table.words("name"),
        teaser=table.words("teaser"),
        setting=table.one_of("setting", settings),
        footer=table.words("footer"),
        order=table.take("order", int, 0),
        intros={key: intros.words(key) for key in intros.names() if key in worksheets},
        answers=answers,
        origins=origins,
    )
    intros.finish()
    table.finish()
    return scenario


def _answers(
    table: Table, worksheets: Mapping[str, Worksheet]
) -> tuple[dict[str, dict[str, Answer]], dict[str, dict[str, Origin]]]:
    answers: dict[str, dict[str, Answer]] = {}
    origins: dict[str, dict[str, Origin]] = {}
    for worksheet_id in table.names():
        if worksheet_id not in worksheets:
            raise table.wrong(_("there is no worksheet “{name}”.").format(name=worksheet_id))
        part = table.table(worksheet_id)
        fields = part.names()
        answers[worksheet_id], origins[worksheet_id] = {}, {}
        for field_id in fields:
            answer, origin = _one_answer(part.table(field_id), worksheets[worksheet_id], field_id)
            answers[worksheet_id][field_id] = answer
            origins[worksheet_id][field_id] = origin
        _check_chosen(part, worksheets[worksheet_id], answers[worksheet_id])
    return answers, origins


def _check_chosen(table: Table, worksheet: Worksheet, answers: Answers) -> None:
    """Refuse a choice from another field's lines that is none of them; a user's may be, where lines were rewritten."""
    for field in worksheet:
        if field.choices_from and field.id in answers:
            lines = answer_lines(answers.get(field.choices_from, ()))
            if not set(answer_lines(answers[field.id])) <= set(lines):
                raise Table(f"{table.place}, {field.id}", {}).wrong(
                    _("it must be one of the lines of “{name}”.").format(name=field.choices_from)
                )


def _one_answer(table: Table, worksheet: Worksheet, field_id: str) -> tuple[Answer, Origin]:
    if field_id not in worksheet.field_ids:
        raise table.wrong(_("the worksheet has no such field."))
    try:
        answer = parse_answer(worksheet.field(field_id), table.raw("answer"))
    except AnswerError as error:
        raise table.wrong(error.message) from error
    if answer is None:
        raise table.wrong(_("“{key}” is missing.").format(key="answer"))
    origin = Origin(table.one_of("origin", Origin))
    table.finish()
    return answer, origin
