"""The command that searches: a line for people for every entry that is found, or JSON for programs."""

import json
from argparse import Namespace

from assertjournal.cli_opening import opened, printable
from assertjournal.core.content import Content, load_content
from assertjournal.core.customs import Customs
from assertjournal.core.entry import NOTE, EntryLine
from assertjournal.core.formatting import Formatter
from assertjournal.i18n import _
from assertjournal.paths import resources
from assertjournal.services.journals import Journals
from assertjournal.services.search import Hit, find


def search(arguments: Namespace, journals: Journals, customs: Customs) -> int:
    """Print what a query finds, newest first.

    Raises UserError.
    """
    with opened(arguments, journals):
        hits = find(arguments.query, arguments.limit)
    if arguments.json:
        print(json.dumps(list(map(_json, hits)), ensure_ascii=False, indent=2))
        return 0
    content = load_content(resources())
    for hit in hits:
        print(_line(hit, content, customs.formatter))
    return 0


def _line(hit: Hit, content: Content, formatter: Formatter) -> str:
    snippet = "".join(f"[{piece.text}]" if piece.matches else piece.text for piece in hit.snippet)
    parts = (formatter.day(hit.line.date), _place(hit.line, content, formatter), snippet)
    return printable("  ".join(parts))


def _place(line: EntryLine, content: Content, formatter: Formatter) -> str:
    """Say what an entry is, and of which conversation."""
    kind = content.worksheets.get(line.worksheet or "", NOTE).title
    parts = [kind, " ".join(line.title.split())]
    if line.conversation_begun is not None:
        begun = formatter.day(line.conversation_begun.astimezone().date())
        parts.append(" ".join(line.conversation_title.split()) or _("Conversation of {day}").format(day=begun))
    return ", ".join(part for part in parts if part)


def _json(hit: Hit) -> dict[str, object]:
    line = hit.line
    return {
        "id": line.id,
        "kind": line.kind.value,
        "worksheet": line.worksheet,
        "conversation": line.conversation,
        "date": line.date.isoformat(),
        "title": line.title or None,
        "snippet": [{"text": piece.text, "match": piece.matches} for piece in hit.snippet],
    }
