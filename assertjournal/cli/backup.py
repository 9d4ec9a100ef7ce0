"""The commands that back a journal up, and make a new one of a backup."""

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from assertjournal.cli import secret_input
from assertjournal.cli import text as cli_text
from assertjournal.cli.opening import opened, printable, showing
from assertjournal.core.clock import Clock
from assertjournal.i18n import _
from assertjournal.services.safety import restoring
from assertjournal.services.safety.backups import Backups
from assertjournal.services.safety.journals import Journals


def back_up(arguments: Namespace, journals: Journals) -> int:
    """Make a backup, and print its path in the first line.

    Raises UserError.
    """
    backups = Backups(Clock())
    with opened(arguments, journals) as is_writable, _progress() as go_on:
        plan = backups.plan()
        if arguments.to is None:
            made = backups.make(plan, go_on)
            path, copied, problem = made.path, made.second, made.problem
            if is_writable:
                backups.note(made)
        else:
            path, copied, problem = backups.make_into(plan, arguments.to, go_on), None, None
        lines = restoring.backup_lines(path.parent)
    for place in filter(None, (path, copied)):
        print(place)
    counts = next((line.counts for line in lines if line.path == path), None)
    print(_counted(counts or {}))
    if problem is not None:
        print(_("The second folder has no copy."), problem, file=sys.stderr)
        return problem.exit_code
    return 0


def restore(arguments: Namespace, journals: Journals) -> int:
    """Make a new journal of a backup.

    Raises UserError.
    """
    secrets: dict[str, str] = {}
    if arguments.recovery_key_file is not None:
        secrets["recovery_key"] = secret_input.secret_in(arguments.recovery_key_file)
    elif arguments.passphrase_file is not None:
        secrets["passphrase"] = secret_input.secret_in(arguments.passphrase_file)
    target: Path = arguments.to.absolute()
    with _progress() as go_on:
        restoring.restore(arguments.backup, target, go_on=go_on, **secrets)
    print(_("Restored: {place}").format(place=printable(str(target))))
    if secrets:
        print(_("Every page was read and is in order."))
    else:
        print(_("Every byte is as it was when the backup was made."))
    print(_("It opens with the passphrase and the recovery key of that time."))
    return 0


def _counted(counts: Mapping[str, int]) -> str:
    names = (("entries", "entry"), ("conversations", "conversation"), ("people", "person"))
    return _("It contains {what}.").format(
        what=", ".join(cli_text.counted(name, counts.get(table, 0)) for name, table in names)
    )


def _progress() -> AbstractContextManager[Callable[[int], None]]:
    return showing(lambda percent: f"{percent} %")
