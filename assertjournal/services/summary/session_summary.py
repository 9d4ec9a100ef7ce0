"""Session summaries: what may be shared, what was chosen, the document, and what was made before."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from uuid import uuid4

from assertjournal.core.changes import Changes
from assertjournal.core.clock import Clock
from assertjournal.core.content import Content
from assertjournal.core.formatting import Formatter
from assertjournal.core.summary import (
    MadeSummary,
    Paper,
    SessionSummary,
    SummaryChoices,
    SummaryOffer,
    SummaryRange,
)
from assertjournal.data.database.database import saving
from assertjournal.data.tables import conversations, drafts, summaries
from assertjournal.services.summary import file as summary_file
from assertjournal.services.summary.document import make_document, typed
from assertjournal.services.summary.names import SummaryNames
from assertjournal.services.summary.offer import make_offer

Typed = tuple[tuple[str, ...], tuple[str, ...]]
"""What to talk about, and what to ask."""


class SessionSummaries:
    """What a person can do with session summaries."""

    def __init__(self, content: Content, clock: Clock, formatter: Formatter) -> None:
        """Store the worksheets, the clock and the way dates are written."""
        self._content = content
        self._clock = clock
        self._formatter = formatter
        self._names = SummaryNames(content, formatter)

    def default_range(self) -> SummaryRange:
        """Return the days since the last summary, from the last day that was in it until today.

        Summaries limited to conversations do not count. Where there is no other, all days are given.
        """
        since = max(filter(None, map(_whole_until, summaries.all_made())), default=None)
        return SummaryRange() if since is None else SummaryRange(since, max(since, self._clock.today()))

    def offer(self, chosen: SummaryRange) -> SummaryOffer:
        """Return what may be shared of a range. Private entries are counted and never offered."""
        return make_offer(chosen, self._content, self._names)

    def build(self, choices: SummaryChoices) -> SessionSummary:
        """Make the document.

        What may not be shared is left out even where it was ticked. Raises NothingToSummarise, a UserError.
        """
        return make_document(choices, self._clock.today(), self._content, self._names)

    def remember(self, choices: SummaryChoices, summary: SessionSummary) -> Changes:
        """Keep that a summary was made: when, of what, with which entries. Never what was in it.

        Of what was typed for it, exactly what it holds is taken out of the draft, and offered again as `used`. Raises
        SaveFailed where nothing could be written.
        """
        named = choices.range.conversations
        with saving():
            only = next(iter(named)) if named is not None and len(named) == 1 else None
            made = MadeSummary(
                id=str(uuid4()),
                made_at=self._clock.now(),
                since=summary.since,
                until=None if named is not None else summary.until or summary.made_on,
                conversation=only if only and conversations.get(only) else None,
                entries=frozenset(section.entry for section in summary.sections),
            )
            summaries.put_made(made)
            if summary.talk_about or summary.questions:
                self._take_out(summary)
        return Changes()

    def draft(self) -> Typed:
        """Return what was typed for the next summary, without what is in one that was made."""
        draft = drafts.newest()
        return ((), ()) if draft is None else (draft.talk_about, draft.questions)

    def used(self) -> Typed:
        """Return what the last summary has taken out of the draft, for another one with the same words."""
        draft = drafts.newest()
        return ((), ()) if draft is None else (draft.used_talk_about, draft.used_questions)

    def keep_draft(self, talk_about: Iterable[str], questions: Iterable[str]) -> Changes:
        """Keep what was typed, in the place of what was kept before. It is exported with the journal.

        What was used before and is in it again no longer counts as used. Raises SaveFailed where nothing could be
        written.
        """
        texts = typed(talk_about), typed(questions)
        with saving():
            used = [without(before, now) for before, now in zip(self.used(), texts, strict=True)]
            drafts.keep(drafts.SummaryDraft(self._clock.now(), *texts, *used))
        return Changes()

    def default_name(self, *, as_text: bool = False) -> str:
        """Return a file name for a summary made today, with nothing of the journal in it."""
        return summary_file.default_name(self._clock.today(), as_text=as_text)

    def save_summary(
        self,
        summary: SessionSummary,
        path: Path,
        *,
        paper: Paper,
        as_text: bool = False,
        force: bool = False,
        progress: Callable[[int], None] = lambda pages: None,
    ) -> frozenset[str]:
        """Write a summary to a file, whole or not at all, and return the characters that no font could draw.

        It needs no journal, so that any thread may call it. What `progress` raises ends it and leaves no file.
        Raises FileRefused where the place cannot be written to, or is taken and `force` is not set.
        """
        return summary_file.save(
            summary,
            path,
            paper=paper,
            formatter=self._formatter,
            as_text=as_text,
            force=force,
            progress=progress,
        )

    def _take_out(self, summary: SessionSummary) -> None:
        talk_about, questions = self.draft()
        drafts.keep(
            drafts.SummaryDraft(
                self._clock.now(),
                talk_about=without(talk_about, summary.talk_about),
                questions=without(questions, summary.questions),
                used_talk_about=summary.talk_about,
                used_questions=summary.questions,
            )
        )


def without(texts: Iterable[str], taken: Iterable[str]) -> tuple[str, ...]:
    """Return texts without those that were taken, each as often as it was taken."""
    left = Counter(taken)
    found = []
    for text in texts:
        if left[text]:
            left[text] -= 1
        else:
            found.append(text)
    return tuple(found)


def _whole_until(made: MadeSummary) -> date | None:
    """Return the day up to which a summary left nothing out, None for one that was limited to conversations.

    Days to come when it was made do not count: what is written on them was not in it.
    """
    if made.until is None or made.conversation is not None:
        return None
    return min(made.until, made.made_at.astimezone().date())
