"""Session summaries: what may be shared, what was chosen, the document, and what was made before."""

from collections.abc import Callable, Iterable
from pathlib import Path
from uuid import uuid4

from assertjournal.core.changes import Changes
from assertjournal.core.clock import Clock
from assertjournal.core.content import Content
from assertjournal.core.formatting import Formatter
from assertjournal.core.summary import (
    MOST_TO_TALK_ABOUT,
    MadeSummary,
    Paper,
    SessionSummary,
    SummaryChoices,
    SummaryOffer,
    SummaryRange,
)
from assertjournal.data import conversations, drafts, summaries
from assertjournal.data.database import saving
from assertjournal.services import summary_file
from assertjournal.services.summary_document import make_document, typed
from assertjournal.services.summary_names import SummaryNames
from assertjournal.services.summary_offer import make_offer

Typed = tuple[tuple[str, ...], tuple[str, ...]]
"""What to talk about, and what to ask."""


class SessionSummaries:
    """What a person can do with session summaries."""

    def __init__(self, content: Content, clock: Clock, formatter: Formatter) -> None:
        """Take the worksheets, the clock and the way dates are written."""
        self._content = content
        self._clock = clock
        self._formatter = formatter
        self._names = SummaryNames(content, formatter)

    def last(self) -> MadeSummary | None:
        """Give the summary that was made last, or None where there is none."""
        return summaries.last_made()

    def default_range(self) -> SummaryRange:
        """Give the days since the last summary, its own day included, until today; all days where there is none."""
        last = self.last()
        if last is None:
            return SummaryRange()
        since = last.made_at.astimezone().date()
        return SummaryRange(since, max(since, self._clock.today()))

    def offer(self, chosen: SummaryRange) -> SummaryOffer:
        """Give what may be shared of a range; private entries are counted and never offered."""
        return make_offer(chosen, self._content, self._names)

    def build(self, choices: SummaryChoices) -> SessionSummary:
        """Make the document.

        What may not be shared is left out even where it was ticked. Raises NothingToSummarise, a UserError.
        """
        return make_document(choices, self._clock.today(), self._content, self._names)

    def remember(self, choices: SummaryChoices, summary: SessionSummary) -> Changes:
        """Keep that a summary was made: when, of what, with which entries; never what was in it.

        Raises SaveFailed where nothing could be written.
        """
        named = choices.range.conversations or frozenset()
        with saving():
            only = next(iter(named)) if len(named) == 1 else None
            made = MadeSummary(
                id=str(uuid4()),
                made_at=self._clock.now(),
                since=summary.since,
                until=summary.until,
                conversation=only if only and conversations.get(only) else None,
                entries=frozenset(section.entry for section in summary.sections),
            )
            summaries.put_made(made)
        return Changes()

    def draft(self) -> Typed:
        """Give what was typed for the next summary; once one was made, only what that had no room for."""
        draft, last = drafts.newest(), self.last()
        if draft is None:
            return (), ()
        if last is not None and last.made_at >= draft.kept_at:
            return draft.talk_about[MOST_TO_TALK_ABOUT:], ()
        return draft.talk_about, draft.questions

    def keep_draft(self, talk_about: Iterable[str], questions: Iterable[str]) -> Changes:
        """Keep what was typed, in the place of what was kept before; it is exported with the journal.

        Raises SaveFailed where nothing could be written.
        """
        with saving():
            drafts.keep(drafts.SummaryDraft(self._clock.now(), typed(talk_about), typed(questions)))
        return Changes()

    def default_name(self, *, as_text: bool = False) -> str:
        """Give a file name for a summary made today, with nothing of the journal in it."""
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
        """Write a summary to a file, whole or not at all, and give the characters that no font could draw.

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
