"""The command that writes a session summary: what was asked for by kinds becomes ticks, as on the page."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass

from assertjournal import cli_text
from assertjournal.cli_opening import opened, printable, progress
from assertjournal.core.clock import Clock
from assertjournal.core.content import load_content
from assertjournal.core.customs import Customs
from assertjournal.core.entry import EntryKind
from assertjournal.core.summary import (
    FirstPageText,
    Names,
    Paper,
    SessionSummary,
    SummaryChoices,
    SummaryRange,
)
from assertjournal.i18n import _, ngettext
from assertjournal.paths import resources
from assertjournal.services.conversations import Conversations
from assertjournal.services.export_scope import NoSuchConversation
from assertjournal.services.journals import Journals
from assertjournal.services.output_file import check_target
from assertjournal.services.session_summary import SessionSummaries

_MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a word behind --include ticks."""

    entries: frozenset[EntryKind] = frozenset()
    first_page: frozenset[FirstPageText] = frozenset()
    values: bool = False


_KINDS = {
    "worksheets": _Kind(frozenset({EntryKind.WORKSHEET}), frozenset({FirstPageText.REQUESTS})),
    "debriefs": _Kind(frozenset({EntryKind.DEBRIEF}), frozenset({FirstPageText.NEXT_STEPS, FirstPageText.HELPED})),
    "values": _Kind(frozenset({EntryKind.REFLECTION}), values=True),
    "notes": _Kind(frozenset({EntryKind.NOTE})),
}


def summary(arguments: Namespace, journals: Journals, customs: Customs) -> int:
    """Write a summary, remember that it was made, and say what was written.

    Raises UserError.
    """
    check_target(arguments.output, force=arguments.force)
    content = load_content(resources())
    service = SessionSummaries(content, Clock(), customs.formatter)
    with opened(arguments, journals) as is_writable:
        if arguments.conversation is not None and Conversations(content, Clock()).view(arguments.conversation) is None:
            raise NoSuchConversation(
                _("This journal has no conversation with that id."), _("An export of the whole journal lists the ids.")
            )
        chosen = _range(arguments, service)
        choices = _choices(arguments, chosen, service)
        document = service.build(choices)
        pages, undrawn = _write(arguments, service, document, customs.paper)
        if is_writable:
            service.remember(choices, document)
    _report(document, pages, undrawn)
    return 0


def _range(arguments: Namespace, service: SessionSummaries) -> SummaryRange:
    if arguments.conversation is not None:
        return SummaryRange(arguments.since, arguments.until, frozenset({arguments.conversation}))
    if arguments.since is None and arguments.until is None:
        return service.default_range()
    return SummaryRange(arguments.since, arguments.until)


def _choices(arguments: Namespace, chosen: SummaryRange, service: SessionSummaries) -> SummaryChoices:
    """Give the ticks; what was typed on the page for the next session is taken along, as the page would."""
    offer = service.offer(chosen)
    talk_about, questions = service.draft()
    asked = [_KINDS[name] for name in arguments.include]
    kinds = frozenset[EntryKind]().union(*(kind.entries for kind in asked))
    return SummaryChoices(
        range=chosen,
        entries=frozenset(entry.id for entry in offer.entries if entry.kind in kinds),
        first_page=frozenset[FirstPageText]().union(*(kind.first_page for kind in asked)),
        values=any(kind.values for kind in asked),
        names=Names(arguments.names),
        talk_about=talk_about,
        questions=questions,
    )


def _write(
    arguments: Namespace, service: SessionSummaries, document: SessionSummary, usual: Paper
) -> tuple[int, frozenset[str]]:
    """Write the file, and give the number of its pages, 0 for plain text, and what could not be drawn."""
    pages = 0
    with progress("pages") as show:

        def count(page: int) -> None:
            nonlocal pages
            pages = page
            show(page)

        undrawn = service.save_summary(
            document,
            arguments.output,
            paper=usual if arguments.paper is None else Paper(arguments.paper),
            as_text=arguments.format == "text",
            force=arguments.force,
            progress=count,
        )
    return pages, undrawn


def _report(document: SessionSummary, pages: int, undrawn: frozenset[str]) -> None:
    entries = cli_text.counted("entries", len(document.sections))
    if pages:
        written = _("Wrote {pages} with {entries}.")
        print(written.format(pages=cli_text.counted("pages", pages), entries=entries))
    else:
        print(_("Wrote a text with {entries}.").format(entries=entries))
    print(_("What you hand over may be kept as a record, and others may ask for it."))
    if undrawn:
        print(_no_font(sorted(undrawn)), file=sys.stderr)


def _no_font(characters: Sequence[str]) -> str:
    named = characters[:_MOST_NAMED]
    shown = " ".join(f"{printable(character)} (U+{ord(character):04X})" for character in named)
    line = _("No font has these characters: {characters}").format(characters=shown)
    rest = len(characters) - len(named)
    more = ngettext("and {count} more", "and {count} more", rest).format(count=rest)
    return f"{line} {more}" if rest else line
