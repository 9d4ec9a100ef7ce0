"""What was typed for the next session summary: kept among the presets, so that it is exported with the journal."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from assertjournal.data.disk.serialization import json_object, json_text, moment_text, read_moment
from assertjournal.data.tables.rows import PresetRow

_KEPT_AT, _TALK_ABOUT, _QUESTIONS = "kept_at", "talk_about", "questions"
_USED_TALK_ABOUT, _USED_QUESTIONS = "used_talk_about", "used_questions"


@dataclass(frozen=True, slots=True)
class SummaryDraft:
    """What to talk about and what to ask, as it was typed last at a moment in UTC.

    `used_talk_about` and `used_questions` are what the last summary with any of it has taken out of it.
    """

    kept_at: datetime
    talk_about: tuple[str, ...] = field(default=(), repr=False)
    questions: tuple[str, ...] = field(default=(), repr=False)
    used_talk_about: tuple[str, ...] = field(default=(), repr=False)
    used_questions: tuple[str, ...] = field(default=(), repr=False)


def newest() -> SummaryDraft | None:
    """Return the draft that was kept last, or None where there is none."""
    return max(_drafts().values(), key=_kept_at, default=None)


def keep(draft: SummaryDraft) -> None:
    """Put a draft in the place of the one that was kept last. One without a text only removes that.

    It gets an id of its own, so that an export with the former draft can still be imported.
    """
    former = _drafts()
    if former:
        last = max(former, key=lambda key: _kept_at(former[key]))
        PresetRow.delete().where(PresetRow.id == last).execute()
    texts = {
        _TALK_ABOUT: draft.talk_about,
        _QUESTIONS: draft.questions,
        _USED_TALK_ABOUT: draft.used_talk_about,
        _USED_QUESTIONS: draft.used_questions,
    }
    if any(texts.values()):
        choices = {_KEPT_AT: moment_text(draft.kept_at)} | {name: list(lines) for name, lines in texts.items()}
        PresetRow.insert(id=str(uuid4()), name="", choices=json_text(choices)).execute()


def _drafts() -> dict[str, SummaryDraft]:
    """Return all drafts by their id. An import may have brought in more than one."""
    nameless = PresetRow.select().where(PresetRow.name == "").order_by(PresetRow.id)
    drafts = {row.id: _draft(json_object(row.choices)) for row in nameless}
    return {key: draft for key, draft in drafts.items() if draft is not None}


def _draft(choices: dict[str, Any]) -> SummaryDraft | None:
    """Read choices as a draft. An import checks no more of them than that they are texts, numbers or lists of texts."""
    texts = [choices.get(name, []) for name in (_TALK_ABOUT, _QUESTIONS, _USED_TALK_ABOUT, _USED_QUESTIONS)]
    if not all(isinstance(lines, list) for lines in texts):
        return None
    try:
        kept_at = read_moment(choices[_KEPT_AT]).astimezone(UTC)
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    return SummaryDraft(kept_at, *map(tuple, texts))


def _kept_at(draft: SummaryDraft) -> datetime:
    return draft.kept_at
