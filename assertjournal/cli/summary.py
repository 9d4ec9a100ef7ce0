"""The command that writes a session summary: what was asked for by kinds becomes ticks, as on the page."""

import sys
from argparse import Namespace
from dataclasses import dataclass

from assertjournal.cli import text as cli_text
from assertjournal.cli.opening import opened, printable, progress
from assertjournal.cli.shipped import shipped_content
from assertjournal.core.clock import Clock
from assertjournal.core.entry import EntryKind
from assertjournal.core.errors import UserError
from assertjournal.core.locale_settings import LocaleSettings
from assertjournal.core.summary import (
    FirstPageText,
    Names,
    Paper,
    SessionSummary,
    SummaryChoices,
    SummaryOffer,
    SummaryRange,
)
from assertjournal.i18n import _, ngettext
from assertjournal.services.conversations import Conversations
from assertjournal.services.output_file import check_target
from assertjournal.services.safety.journals import Journals
from assertjournal.services.summary.characters import named_characters
from assertjournal.services.summary.facts import rated_values
from assertjournal.services.summary.session_summary import SessionSummaries
from assertjournal.services.transfer.export_scope import NoSuchConversation


class NotNoted(UserError):
    """The file was written, and the journal does not know of it."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a word behind --include ticks."""

    entries: frozenset[EntryKind] = frozenset()
    first_page: frozenset[FirstPageText] = frozenset()
    values: bool = False
    session: bool = False


_TEXT_SUFFIXES = frozenset({".txt", ".md"})
_KINDS = {
    "worksheets": _Kind(frozenset({EntryKind.WORKSHEET}), frozenset({FirstPageText.REQUESTS})),
    "debriefs": _Kind(frozenset({EntryKind.DEBRIEF}), frozenset({FirstPageText.NEXT_STEPS, FirstPageText.HELPED})),
    "values": _Kind(frozenset({EntryKind.REFLECTION}), values=True),
    "notes": _Kind(frozenset({EntryKind.NOTE})),
    "session": _Kind(session=True),
}


def summary(arguments: Namespace, journals: Journals, locale_settings: LocaleSettings) -> int:
    """Write a summary, say what was written, and remember that it was made.

    Raises UserError, also where all went well but the journal could not note it; then that was said.
    """
    check_target(arguments.output, force=arguments.force)
    content = shipped_content()
    service = SessionSummaries(content, Clock(), locale_settings.formatter)
    with opened(arguments, journals) as is_writable:
        if arguments.conversation is not None and Conversations(content, Clock()).view(arguments.conversation) is None:
            raise NoSuchConversation(
                _("This journal has no conversation with that id."), _("An export of the whole journal lists the ids.")
            )
        offer = service.offer(chosen := _range(arguments, service))
        choices = _choices(arguments, chosen, offer, service)
        document = service.build(choices)
        pages, undrawn = _write(arguments, service, document, locale_settings.paper)
        _report(document, pages, undrawn)
        _report_left_out(offer, choices, service)
        if is_writable:
            _remember(choices, document, service)
    return 0


def _range(arguments: Namespace, service: SessionSummaries) -> SummaryRange:
    if arguments.conversation is not None:
        return SummaryRange(arguments.since, arguments.until, frozenset({arguments.conversation}))
    if arguments.since is None and arguments.until is None:
        return service.default_range()
    return SummaryRange(arguments.since, arguments.until)


def _choices(
    arguments: Namespace, chosen: SummaryRange, offer: SummaryOffer, service: SessionSummaries
) -> SummaryChoices:
    asked = [_KINDS[name] for name in arguments.include]
    talk_about, questions = service.draft() if any(kind.session for kind in asked) else ((), ())
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
    """Write the file, and return the number of its pages, 0 for plain text, and what could not be drawn."""
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
            as_text=_is_text(arguments),
            force=arguments.force,
            progress=count,
        )
    return pages, undrawn


def _remember(choices: SummaryChoices, document: SessionSummary, service: SessionSummaries) -> None:
    try:
        service.remember(choices, document)
    except UserError as error:
        words = _("The file was written, but the journal could not note that it was made. {reason}")
        raise NotNoted(words.format(reason=error)) from error
    if choices.talk_about or choices.questions:
        print(_("What was typed for the session is in it, and is no longer kept for the next one."))


def _report(document: SessionSummary, pages: int, undrawn: frozenset[str]) -> None:
    entries = cli_text.counted("entries", len(document.sections))
    if pages:
        written = _("Wrote {pages} with {entries}.")
        print(written.format(pages=cli_text.counted("pages", pages), entries=entries))
    else:
        print(_("Wrote a text with {entries}.").format(entries=entries))
    print(_("What you hand over may be kept as a record, and others may ask for it."))
    if undrawn:
        words = _("No font has these characters: {characters} (--format text keeps them)")
        print(words.format(characters=named_characters(undrawn, printable)), file=sys.stderr)


def _report_left_out(offer: SummaryOffer, choices: SummaryChoices, service: SessionSummaries) -> None:
    """Count what could have been in it, and what never is."""
    typed = () if choices.talk_about or choices.questions else sum(service.draft(), ())
    left_out = {
        "entries": len(offer.entries) - len(choices.entries),
        "first_page": sum(count for part, count in offer.first_page.items() if part not in choices.first_page),
        "values": 0 if choices.values else offer.values,
        "values_of_none": _values_of_none(choices),
        "session": len(typed),
        "private": offer.private,
    }
    parts = [_left_out(name, count) for name, count in left_out.items() if count]
    if parts:
        print(_("Left out: {parts}.").format(parts=", ".join(parts)))


def _values_of_none(choices: SummaryChoices) -> int:
    """Count the rated values that were asked for with one conversation, whose summary has none."""
    if not choices.values or choices.range.conversations is None:
        return 0
    return len(rated_values(SummaryRange(choices.range.since, choices.range.until)))


def _left_out(name: str, count: int) -> str:
    forms = {
        "entries": ngettext("{count} entry not asked for", "{count} entries not asked for", count),
        "first_page": ngettext("{count} text of page 1", "{count} texts of page 1", count),
        "values": ngettext("the ratings of {count} value", "the ratings of {count} values", count),
        "values_of_none": ngettext(
            "the ratings of {count} value, which belong to no conversation",
            "the ratings of {count} values, which belong to no conversation",
            count,
        ),
        "session": ngettext("{count} line typed for the session", "{count} lines typed for the session", count),
        "private": ngettext("{count} private entry", "{count} private entries", count),
    }
    return forms[name].format(count=f"{count:,}")


def _is_text(arguments: Namespace) -> bool:
    if arguments.format is None:
        return arguments.output.suffix.lower() in _TEXT_SUFFIXES
    return bool(arguments.format == "text")
