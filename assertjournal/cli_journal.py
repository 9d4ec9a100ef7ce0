"""The commands that need a journal: make one, import, export, check."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from assertjournal import cli_secrets, cli_text
from assertjournal.core.clock import Clock
from assertjournal.core.content import load_content
from assertjournal.core.errors import JournalDamaged, UserError
from assertjournal.i18n import _
from assertjournal.paths import resources
from assertjournal.services.export_json import JsonExport
from assertjournal.services.export_scope import Scope
from assertjournal.services.import_json import JsonImport
from assertjournal.services.journals import Journals
from assertjournal.services.output_file import check_target


def run(arguments: Namespace, journals: Journals) -> int:
    """Carry out a command and give its exit code.

    Raises UserError.
    """
    return _COMMANDS[arguments.command](arguments, journals)


def _new(arguments: Namespace, journals: Journals) -> int:
    recovery_key = journals.create(arguments.journal, cli_secrets.new_passphrase(arguments.passphrase_file))
    print(recovery_key, flush=True)
    if journals.was_short_of_memory(arguments.journal):
        weaker = _("Memory was short, so this passphrase is easier to guess than usual.")
        print(weaker, _("Close other programs and start anew."), file=sys.stderr)
    print(_("The journal is made. Keep this recovery key safe; it is not shown again."), file=sys.stderr)
    return 0


def _import(arguments: Namespace, journals: Journals) -> int:
    importer = JsonImport(load_content(resources()))
    with _opened(arguments, journals):
        for file in arguments.files:
            _import_file(importer, file, arguments)
    return 0


def _import_file(importer: JsonImport, file: Path, arguments: Namespace) -> None:
    name = f"{_printable(file.name)}: " if len(arguments.files) > 1 else ""
    try:
        with _progress() as progress:
            counts = importer.load(file, dry_run=arguments.dry_run, progress=progress)
    except UserError as error:
        raise type(error)(name + error.message, error.next_step) from error
    print(name + cli_text.counts_text(counts.imported, counts.skipped, dry_run=arguments.dry_run), flush=True)


def _export(arguments: Namespace, journals: Journals) -> int:
    check_target(arguments.output, force=arguments.force)
    scope = Scope(arguments.since, arguments.until, arguments.conversation)
    with _opened(arguments, journals), _progress() as progress:
        count = JsonExport(Clock()).save(
            arguments.output, scope=scope, history=arguments.history, force=arguments.force, progress=progress
        )
    print(_("Exported {what}.").format(what=cli_text.counted("entries", count)))
    return 0


def _check(arguments: Namespace, journals: Journals) -> int:
    with _opened(arguments, journals):
        results = journals.check()
    for result in results:
        print(f"{result.checked}: {_('not in order') if result.findings else _('in order')}")
        for finding in result.findings:
            print(f"  {_printable(finding)}")
    if any(result.findings for result in results):
        raise JournalDamaged(_("The journal is damaged."), _("Use a copy of the journal’s folder, if you have one."))
    return 0


@contextmanager
def _opened(arguments: Namespace, journals: Journals) -> Iterator[None]:
    path: Path = arguments.journal
    journals.find(path)
    if arguments.recovery_key_file is not None:
        key = journals.unwrap_with_recovery_key(path, cli_secrets.secret_in(arguments.recovery_key_file))
    else:
        key = journals.unwrap_with_passphrase(path, cli_secrets.passphrase(arguments.passphrase_file))
    journals.open(path, key)
    try:
        yield
    finally:
        journals.close()


@contextmanager
def _progress() -> Iterator[Callable[[int], None]]:
    """Give what shows a count of entries on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda entries: None
        return
    try:
        yield lambda entries: print(f"\r{cli_text.counted('entries', entries)}", end="", file=sys.stderr, flush=True)
    finally:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def _printable(text: str) -> str:
    """Give a text from outside without what could steer a terminal."""
    return "".join(character if character.isprintable() else "?" for character in text)


_COMMANDS: dict[str, Callable[[Namespace, Journals], int]] = {
    "new": _new,
    "import": _import,
    "export": _export,
    "check": _check,
}
