"""Exporting a journal from the command line; of a damaged one, what can be read."""

from argparse import Namespace
from collections.abc import Mapping

from assertjournal.cli import text as cli_text
from assertjournal.cli.opening import key_for, opened_with, progress
from assertjournal.core.clock import Clock
from assertjournal.core.errors import JournalDamaged
from assertjournal.i18n import _
from assertjournal.services.output_file import check_target
from assertjournal.services.safety.journals import Journals
from assertjournal.services.transfer.export_json import JsonExport
from assertjournal.services.transfer.export_scope import Scope
from assertjournal.services.transfer.interchange import LISTS


def export(arguments: Namespace, journals: Journals) -> int:
    """Write the journal or a part of it to a file.

    Raises UserError; JournalDamaged also where all that can be read was written, and says what was left out.
    """
    check_target(arguments.output, force=arguments.force)
    key = key_for(arguments, journals)
    try:
        with opened_with(key, arguments, journals):
            _save(arguments)
    except JournalDamaged:
        salvaged = journals.open_salvaged(arguments.journal, key)
        try:
            _save(arguments)
        finally:
            journals.close()
        raise _left_out(salvaged.left_out, at_least=salvaged.at_least) from None
    return 0


def _save(arguments: Namespace) -> None:
    scope = Scope(arguments.since, arguments.until, arguments.conversation)
    with progress() as show:
        count = JsonExport(Clock()).save(
            arguments.output, scope=scope, history=arguments.history, force=arguments.force, progress=show
        )
    print(_("Exported {what}.").format(what=cli_text.counted("entries", count)), flush=True)


def _left_out(counts: Mapping[str, int], *, at_least: bool) -> JournalDamaged:
    named = {table: name for name, table in LISTS.items()}
    parts = [cli_text.counted(named[table], count) for table, count in counts.items() if table in named]
    if not parts:
        line = _("The journal is damaged, but all of it that is exported could be read.")
        return JournalDamaged(line, _("Restore a backup, or import this file into a new journal."))
    line = _("The journal is damaged. Left out, as it cannot be read: {what}.")
    if at_least:
        line = _("The journal is damaged. Left out, as it cannot be read: {what}, perhaps more.")
    return JournalDamaged(line.format(what=", ".join(parts)), _("Look for it in a backup."))
