"""The command that searches: a line for people for all that is found, or JSON for programs."""

import json
import sys
from argparse import Namespace

from assertjournal.cli.opening import opened, printable
from assertjournal.cli.shipped import shipped_content
from assertjournal.core.content import Content
from assertjournal.core.conversation_title import conversation_title
from assertjournal.core.entry import NOTE, EntryLine
from assertjournal.core.formatting import Formatter
from assertjournal.core.locale_settings import LocaleSettings
from assertjournal.i18n import _, ngettext
from assertjournal.services.safety.journals import Journals
from assertjournal.services.search import ConversationHit, Found, find


def search(arguments: Namespace, journals: Journals, locale_settings: LocaleSettings) -> int:
    """Print what a query finds, newest first.

    Raises UserError.
    """
    with opened(arguments, journals):
        found = find(arguments.query, arguments.limit + 1)
    hits = found[: arguments.limit]
    if arguments.json:
        print(json.dumps(list(map(_json, hits)), ensure_ascii=False, indent=2))
    else:
        content = shipped_content()
        for hit in hits:
            print(_line(hit, content, locale_settings.formatter))
    if not hits:
        print(_("Nothing was found."), file=sys.stderr)
    elif len(found) > len(hits):
        words = ngettext(
            "There is more: only the newest is shown.", "There is more: only the newest {count} are shown.", len(hits)
        )
        print(words.format(count=len(hits)), _("--limit N shows N of them."), file=sys.stderr)
    return 0


def _line(found: Found, content: Content, formatter: Formatter) -> str:
    snippet = "".join(f"[{piece.text}]" if piece.matches else piece.text for piece in found.snippet)
    place = _("Conversation") if isinstance(found, ConversationHit) else _place(found.line, content, formatter)
    return printable("  ".join((formatter.day(found.day), place, snippet)))


def _place(line: EntryLine, content: Content, formatter: Formatter) -> str:
    """Return in words what an entry is, and of which conversation."""
    kind = content.worksheets.get(line.worksheet or "", NOTE).title
    parts = [kind, " ".join(line.title.split())]
    if line.conversation_begun is not None:
        parts.append(conversation_title(line.conversation_title, line.conversation_begun, formatter))
    return ", ".join(part for part in parts if part)


def _json(found: Found) -> dict[str, object]:
    return {
        "id": found.line.id,
        **_where(found),
        "date": found.day.isoformat(),
        "title": found.line.title or None,
        "snippet": [{"text": piece.text, "match": piece.matches} for piece in found.snippet],
    }


def _where(found: Found) -> dict[str, str | None]:
    if isinstance(found, ConversationHit):
        return {"kind": "conversation", "worksheet": None, "conversation": found.line.id}
    return {
        "kind": found.line.kind.value,
        "worksheet": found.line.worksheet,
        "conversation": found.line.conversation,
    }
