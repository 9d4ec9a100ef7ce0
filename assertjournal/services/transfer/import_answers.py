"""Answers in an import file: checked like anyone's, with the place named, and newer worksheets told apart."""

from dataclasses import dataclass

from assertjournal.core.answers import Answer, answers_to_json, parse_answers
from assertjournal.core.errors import AnswerError, MadeByNewerVersion
from assertjournal.core.worksheet import Worksheet
from assertjournal.i18n import _
from assertjournal.services.transfer import json_object as read
from assertjournal.services.transfer.interchange import Row
from assertjournal.services.transfer.json_object import inside, unknown
from assertjournal.services.transfer.json_stream import refused


@dataclass(frozen=True, slots=True)
class ImportedWorksheet:
    """The worksheet that answers belong to, and whether a newer version of it was filled in."""

    worksheet: Worksheet
    newer: bool = False

    def answers(self, place: str, value: object) -> dict[str, Answer]:
        """Read answers.

        Raises ImportRefused naming the field, or MadeByNewerVersion for one that only a newer worksheet may have.
        """
        members = read.members(place, value)
        try:
            return parse_answers(self.worksheet, members)
        except AnswerError as error:
            for key, answer in members.items():
                self._check(place, key, answer)
            raise refused(_("{place}: {reason}").format(place=place, reason=error.message)) from None

    def stored_answers(self, place: str, value: object) -> Row:
        """Read answers into the form in which they are stored.

        Raises what `answers` raises.
        """
        return answers_to_json(self.answers(place, value))

    def _check(self, place: str, key: str, answer: object) -> None:
        """Raise for the first answer that does not fit, with its place."""
        former = {old for field in self.worksheet for old in field.renamed_from}
        if key not in self.worksheet.field_ids | former:
            raise newer_version(inside(place, key)) if self.newer else unknown(place, key)
        try:
            parse_answers(self.worksheet, {key: answer})
        except AnswerError as error:
            if self.newer:
                raise newer_version(inside(place, key)) from None
            raise refused(_("{place}: {reason}").format(place=inside(place, key), reason=error.message)) from None


def newer_version(place: str) -> MadeByNewerVersion:
    """Return the error for what only a newer program can read."""
    return MadeByNewerVersion(
        _("{place}: this was written with a newer version of AssertJournal.").format(place=place),
        _("Install the newest version. Nothing was imported from this file."),
    )
