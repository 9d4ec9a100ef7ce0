"""The commands that need a journal: make one, import, export, check, change its passphrase; others next door."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from assertjournal.cli import secret_input
from assertjournal.cli import text as cli_text
from assertjournal.cli.backup import back_up, restore
from assertjournal.cli.export import export
from assertjournal.cli.opening import opened, printable, progress
from assertjournal.cli.search import search
from assertjournal.cli.shipped import shipped_content
from assertjournal.cli.summary import summary
from assertjournal.core.clock import Clock
from assertjournal.core.errors import FileRefused, JournalDamaged, UserError
from assertjournal.core.locale_settings import LocaleSettings
from assertjournal.i18n import _
from assertjournal.services.safety.backups import Backups
from assertjournal.services.safety.journals import CheckResult, Journals
from assertjournal.services.transfer.import_json import JsonImport


def run(arguments: Namespace, journals: Journals, locale_settings: Callable[[], LocaleSettings]) -> int:
    """Run a command and return its exit code; `locale_settings` is called only where people read the output.

    Raises UserError.
    """
    if arguments.command in _FOR_PEOPLE:
        return _FOR_PEOPLE[arguments.command](arguments, journals, locale_settings())
    return _COMMANDS[arguments.command](arguments, journals)


def _new(arguments: Namespace, journals: Journals) -> int:
    # Printed is not kept: the window asks, as it does for a key of its own, until someone says that it is.
    passphrase = secret_input.new_passphrase(arguments.passphrase_file)
    recovery_key = journals.create(arguments.journal, passphrase, key_to_keep=True)
    print(recovery_key, flush=True)
    _warn_of_short_memory(arguments, journals, _("Close other programs and start again."))
    print(_("The journal is made. Keep this recovery key safe; it is not shown again."), file=sys.stderr)
    return 0


def _import(arguments: Namespace, journals: Journals) -> int:
    importer = JsonImport(shipped_content())
    with opened(arguments, journals) as is_writable:
        if is_writable and not arguments.dry_run:
            Backups(Clock()).make_if_changed()
        for number, file in enumerate(arguments.files, 1):
            _import_file(importer, file, arguments, after=arguments.files[number:])
    return 0


def _import_file(importer: JsonImport, file: Path, arguments: Namespace, after: Sequence[Path]) -> None:
    name = f"{printable(file.name)}: " if len(arguments.files) > 1 else ""
    try:
        with progress() as show:
            counts = importer.load(file, dry_run=arguments.dry_run, progress=show)
    except UserError as error:
        unread = ", ".join(printable(one.name) for one in after)
        more = " " + _("Not read any more: {files}.").format(files=unread) if unread else ""
        raise type(error)(name + error.message, error.next_step + more) from error
    print(name + cli_text.counts_text(counts.imported, counts.skipped, dry_run=arguments.dry_run), flush=True)


def _check(arguments: Namespace, journals: Journals) -> int:
    with opened(arguments, journals):
        results = journals.check()
    for result in results:
        print(f"{result.checked}: {_in_words(result)}")
        for finding in result.findings:
            print(f"  {printable(finding)}")
    if any(result.findings for result in results):
        raise JournalDamaged(_("The journal is damaged."), _("Restore a backup, or export what can be read."))
    if any(result.undone for result in results):
        raise FileRefused(
            _("The journal could not be checked whole."),
            _("Close other programs that use its file, see that its disk is sound, and check it again."),
        )
    return 0


def _in_words(result: CheckResult) -> str:
    if result.findings:
        return _("not in order")
    return _("could not be checked ({reason})").format(reason=result.undone) if result.undone else _("in order")


def _passphrase(arguments: Namespace, journals: Journals) -> int:
    journals.find_free(arguments.journal)
    if arguments.recovery_key_file is not None:
        present = {"recovery_key": secret_input.secret_in(arguments.recovery_key_file)}
    else:
        present = {"passphrase": secret_input.passphrase(arguments.passphrase_file)}
    fresh = secret_input.new_passphrase(arguments.new_passphrase_file, prompt=_("New passphrase: "))
    journals.change_passphrase(arguments.journal, fresh, **present)
    print(_("The passphrase is changed. The recovery key is still the same."))
    print(_("Copies of the journal that you made before still open with the old passphrase."))
    _warn_of_short_memory(arguments, journals, _("Close other programs and change it once more."))
    return 0


def _warn_of_short_memory(arguments: Namespace, journals: Journals, next_step: str) -> None:
    if journals.was_short_of_memory(arguments.journal):
        weaker = _("Memory was short, so this passphrase is easier to guess than usual.")
        print(weaker, next_step, file=sys.stderr)


_COMMANDS: dict[str, Callable[[Namespace, Journals], int]] = {
    "new": _new,
    "import": _import,
    "export": export,
    "backup": back_up,
    "restore": restore,
    "check": _check,
    "passphrase": _passphrase,
}
_FOR_PEOPLE: dict[str, Callable[[Namespace, Journals, LocaleSettings], int]] = {"summary": summary, "search": search}
