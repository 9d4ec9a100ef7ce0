"""Values: picked or written, rated over time, and found again in what was written."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from uuid import uuid4

from assertjournal.core.answers import Answer, Answers, answer_lines, clean_text, parse_answer
from assertjournal.core.changes import Changes, Removed
from assertjournal.core.clock import Clock
from assertjournal.core.content import VALUE_FORM, VALUES_LIST, Content
from assertjournal.core.entry import EntryLine
from assertjournal.core.errors import UserError
from assertjournal.core.value import RatedValue, Value, ValueRating, label_key, names_one_of, tidy_label
from assertjournal.core.worksheet import FieldKind, Worksheet
from assertjournal.data.database.database import saving
from assertjournal.data.tables import entries as entry_rows
from assertjournal.data.tables import values as value_rows
from assertjournal.i18n import _

PAGE = 50
_BATCH = 500


class ValueIsThere(UserError):
    """Another value has the wanted name already."""


class Values:
    """What a person can do with values."""

    def __init__(self, content: Content, clock: Clock) -> None:
        """Store the list to pick from, the form of a rating, and the clock."""
        self._form = content.forms[VALUE_FORM]
        self._listed = tuple(choice.label for choice in content.lists[VALUES_LIST])
        self._fields = {
            sheet.id: field for sheet in content.worksheets.values() if (field := _naming_field(sheet, self._listed))
        }
        self._sheets = content.worksheets
        self._clock = clock

    def all(self) -> tuple[RatedValue, ...]:
        """Return all values with their ratings, by label."""
        ratings = sorted(value_rows.all_ratings(), key=lambda rating: rating.value)
        by_value = {value: tuple(given) for value, given in groupby(ratings, key=lambda rating: rating.value)}
        return tuple(RatedValue(value, by_value.get(value.id, ())) for value in value_rows.all_values())

    def get(self, value_id: str) -> RatedValue | None:
        """Return a value with its ratings, or None where there is none."""
        value = value_rows.get(value_id)
        return None if value is None else RatedValue(value, value_rows.ratings_of(value_id))

    def offered(self, known: Iterable[Value]) -> tuple[str, ...]:
        """Return what can still be picked from the list, beside the values that are known."""
        keys = {label_key(value.label) for value in known}
        return tuple(label for label in self._listed if label_key(label) not in keys)

    def add(self, labels: Iterable[str]) -> Changes:
        """Add values, picked or in own words; empty ones and those that are there already are left out.

        Raises SaveFailed where nothing could be written.
        """
        with saving():
            added = set()
            for label in labels:
                value = self._named(str(uuid4()), label)
                if value.label and _called(value.label) is None:
                    value_rows.put(value)
                    added.add(value.id)
        return Changes(values=frozenset(added))

    def rename(self, value_id: str, label: str) -> Changes:
        """Rename a value; an empty one changes nothing. The ratings stay, and so does every entry.

        Raises ValueIsThere where another value has this name, and SaveFailed where nothing could be written.
        """
        with saving():
            before, after = value_rows.get(value_id), self._named(value_id, label)
            if before is None or not after.label or before.label == after.label:
                return Changes()
            same = _called(after.label)
            if same is not None and same.id != value_id:
                raise ValueIsThere(_("There is a value of this name already."), _("Choose another name."))
            value_rows.put(after)
        return Changes(values=frozenset({value_id}))

    def take_away(self, value_id: str) -> Removed[RatedValue]:
        """Remove a value with its ratings, and return it for `put_back`. Entries stay."""
        with saving():
            value = self.get(value_id)
            value_rows.purge(value_id)
        return Removed(value, Changes() if value is None else Changes(values=frozenset({value_id})))

    def put_back(self, rated: RatedValue) -> Changes:
        """Restore a value that was taken away, with its ratings.

        Where a value of the same name was added since, the ratings go to that one, for the days it has none for.
        """
        with saving():
            value = _called(rated.value.label) or rated.value
            value_rows.put(value)
            taken = {rating.date for rating in value_rows.ratings_of(value.id)}
            for rating in rated.ratings:
                if rating.date not in taken:
                    value_rows.put_rating(replace(rating, value=value.id))
        return Changes(values=frozenset({value.id}))

    def rate(self, value_id: str, answers: Mapping[str, Answer | None]) -> Changes:
        """Rate a value today, in place of what it was rated today; None takes that rating of today back.

        `answers` are those to the form of a rating. Raises AnswerError, and SaveFailed where nothing could be written.
        """
        checked = {key: parse_answer(self._form.field(key), answer) for key, answer in answers.items()}
        today = self._clock.today()
        with saving():
            rated = self.get(value_id)
            if rated is None:
                return Changes()
            before = rated.rating_on(today) or ValueRating(str(uuid4()), value_id, today)
            after = replace(before, **checked)  # type: ignore[arg-type]
            if after.importance is None and after.lived is None:
                value_rows.purge_rating(after.id)
            else:
                value_rows.put_rating(after)
        return Changes(values=frozenset({value_id}))

    def field_of(self, worksheet: str | None) -> str | None:
        """Return the field of a worksheet that values are named in, or None where it has none."""
        return self._fields.get(worksheet or "")

    def naming(
        self, labels: Iterable[str], before: EntryLine | None = None, limit: int = PAGE
    ) -> tuple[EntryLine, ...]:
        """Return the next entries that name one of the values, newest first, after the line `before`.

        A line opens with what the entry is about, its first answer, and tells the values that it names.
        """
        wanted, found = tuple(labels), list[EntryLine]()
        while len(found) < limit:
            batch = entry_rows.lines_holding(wanted, tuple(self._fields), before, _BATCH)
            for line, answers in batch:
                lines = answer_lines(answers.get(self._fields[line.worksheet or ""], ()))
                if names_one_of(lines, wanted):
                    named = tuple(label for label in wanted if names_one_of(lines, (label,)))
                    found.append(replace(line, opening=self._about(line, answers), named=named))
            if len(batch) < _BATCH:
                break
            before = batch[-1][0]
        return tuple(found[:limit])

    def _about(self, line: EntryLine, answers: Answers) -> str:
        """Return the first answer, else how the entry begins."""
        first = self._sheets[line.worksheet or ""].fields[0].id
        return " ".join(answer_lines(answers.get(first, ()))) or line.opening

    def _named(self, value_id: str, label: str) -> Value:
        """Return a value spelled as the list spells it where the list has it. Anything else is in own words."""
        tidy = tidy_label(clean_text(label))
        listed = next((one for one in self._listed if label_key(one) == label_key(tidy)), None)
        return Value(value_id, listed or tidy, own=listed is None)


def _called(label: str) -> Value | None:
    return next((value for value in value_rows.all_values() if label_key(value.label) == label_key(label)), None)


def _naming_field(sheet: Worksheet, listed: tuple[str, ...]) -> str:
    """Return the field that offers the list of values, "" where there is none."""
    return next((field.id for field in sheet if field.kind is FieldKind.LINES and field.suggestions == listed), "")
