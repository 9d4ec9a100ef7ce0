"""What can be typed on the command line."""

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn
from uuid import UUID

from assertjournal.commands import SELFTEST
from assertjournal.i18n import _
from assertjournal.version import VERSION

_PROGRAM = "assertjournal"
_INCLUDED = frozenset({"worksheets", "debriefs", "values", "notes", "session"})
_COUNT = re.compile(r"\d{1,6}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        # An abbreviation of --passphrase-file would look like a passphrase given as an argument.
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        hint = _("Type “{command} --help” for what can be typed.").format(command=self.prog)
        self.exit(2, f"{' '.join(message.split())}. {hint}\n")


class _Alone(argparse.Action):
    """An option that was carried out before, if nothing else was typed."""

    def __call__(self, parser: argparse.ArgumentParser, *_given: object) -> None:
        parser.error(_("{option} stands alone").format(option=self.option_strings[0]))


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read what was typed.

    Raises SystemExit: with 0 after help or the version, with 2 after one line about wrong usage on standard error.
    """
    arguments = _parser().parse_args(argv)
    since: date | None = getattr(arguments, "since", None)
    until: date | None = getattr(arguments, "until", None)
    if since is not None and until is not None and since > until:
        arguments.refuse(_("--since lies after --until"))
    return arguments


def _parser() -> argparse.ArgumentParser:
    main = _Parser(
        prog=_PROGRAM,
        description=_("A private, offline journal. “assertjournal [JOURNAL]”, without a command, opens the window."),
        epilog=_secrets(),
    )
    main.add_argument("--version", action="version", version=f"{_PROGRAM} {VERSION}", help=_("say the version"))
    main.add_argument(SELFTEST, action=_Alone, nargs=0, help=_("find out whether this copy of the program is whole"))
    commands = main.add_subparsers(dest="command", metavar=_("COMMAND"), required=True)

    def add(name: str, help_text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=help_text, description=f"{help_text[0].upper()}{help_text[1:]}.")
        command.set_defaults(refuse=command.error)  # names the help of this command, and not that of all
        return command

    for define in (
        _new,
        _import,
        _export,
        _summary,
        _search,
        _backup,
        _restore,
        _check,
        _passphrase,
        _scenarios,
        _worksheets,
    ):
        define(add)
    return main


Add = Callable[[str, str], argparse.ArgumentParser]


def _secrets() -> str:
    return _("The passphrase is asked for, or read from the first line of a file; it is never an argument.")


def _new(add: Add) -> None:
    command = add("new", _("make an empty journal and print its recovery key once"))
    _journal(command)
    _passphrase_file(command)


def _import(add: Add) -> None:
    command = add("import", _("import files made by export, each whole or not at all"))
    _journal(command)
    command.add_argument("files", metavar=_("FILE"), nargs="+", type=Path, help=_("a JSON export"))
    command.add_argument("--dry-run", action="store_true", help=_("check everything, but write nothing"))
    _opening(command)


def _export(add: Add) -> None:
    command = add("export", _("write the journal to a file that anyone can read"))
    _journal(command)
    command.add_argument("--format", choices=["json"], default="json", help=_("the format of the file"))
    command.add_argument("--output", metavar=_("PATH"), type=Path, required=True, help=_("the file to write"))
    command.add_argument("--history", action="store_true", help=_("with the earlier versions of every entry"))
    command.add_argument("--force", action="store_true", help=_("replace a file that exists; never a journal"))
    command.add_argument("--since", metavar=_("DATE"), type=_day, help=_("only entries of this day or later"))
    command.add_argument("--until", metavar=_("DATE"), type=_day, help=_("only entries of this day or earlier"))
    command.add_argument("--conversation", metavar="ID", type=_id, help=_("only this conversation"))
    _opening(command)


def _summary(add: Add) -> None:
    command = add("summary", _("write a session summary, with nothing written freely unless --include names it"))
    _journal(command)
    command.add_argument("--output", metavar=_("PATH"), type=Path, required=True, help=_("the file to write"))
    command.add_argument("--force", action="store_true", help=_("replace a file that exists; never a journal"))
    command.add_argument(
        "--since", metavar=_("DATE"), type=_day, help=_("the first day; without any bound, that of the last summary")
    )
    command.add_argument("--until", metavar=_("DATE"), type=_day, help=_("the last day"))
    command.add_argument("--conversation", metavar="ID", type=_id, help=_("only this conversation"))
    command.add_argument(
        "--include",
        metavar=_("KINDS"),
        type=_kinds,
        default=(),
        help=_(
            "print these whole, joined by commas: worksheets (and requests on page 1), debriefs (and next steps and "
            "what helped), values (ratings and reflections), notes, session (what was typed for the session, which is "
            "then no longer kept for the next one); never what is private"
        ),
    )
    command.add_argument("--names", choices=["labels", "initials", "full"], default="labels", help=_("name people so"))
    command.add_argument(
        "--paper", choices=["a4", "letter"], help=_("the size of the pages; that of your country otherwise")
    )
    which = _("pages or plain text; by itself text where the file’s name ends in .txt or .md")
    command.add_argument("--format", choices=["pdf", "text"], help=which)
    _opening(command)


def _search(add: Add) -> None:
    command = add("search", _("find entries and conversations, newest first"))
    _journal(command)
    command.add_argument(
        "query",
        metavar=_("QUERY"),
        help=_(
            "words that must all be in an entry, or in a conversation’s title and its person; the last may be begun"
        ),
    )
    command.add_argument("--limit", metavar="N", type=_count, default=50, help=_("print at most this many; 50"))
    command.add_argument(
        "--json",
        action="store_true",
        help=_(
            "print a list of id, kind, worksheet, conversation (an id), date, title and snippet, "
            "a list of text and match (true or false); null where there is none"
        ),
    )
    _opening(command)


def _backup(add: Add) -> None:
    command = add("backup", _("make a verified backup and print where it is"))
    _journal(command)
    command.add_argument(
        "--to",
        metavar=_("FOLDER"),
        type=Path,
        help=_("put it there, and delete nothing; beside the journal and in the second folder otherwise"),
    )
    _opening(command)


def _restore(add: Add) -> None:
    command = add("restore", _("make a new journal of a backup; nothing is written over"))
    command.add_argument("backup", metavar=_("BACKUP"), type=Path, help=_("a file whose name ends in .ajbackup"))
    command.add_argument(
        "--to", metavar=_("NEW_JOURNAL"), type=Path, required=True, help=_("the folder to make, such as New.ajournal")
    )
    _opening(command)


def _passphrase(add: Add) -> None:
    command = add("passphrase", _("change the passphrase; the recovery key stays as it is"))
    _journal(command)
    command.add_argument(
        "--new-passphrase-file",
        metavar=_("FILE"),
        help=_("read the new passphrase from the first line; “-” is standard input"),
    )
    _opening(command)


def _check(add: Add) -> None:
    command = add("check", _("verify the whole journal and say what was checked"))
    _journal(command)
    _opening(command)


def _scenarios(add: Add) -> None:
    command = add("scenarios", _("list the worked scenarios, or print one"))
    command.add_argument("id", metavar="ID", nargs="?", help=_("the scenario to print"))
    _text_or_json(command)


def _worksheets(add: Add) -> None:
    _text_or_json(add("worksheets", _("list the worksheets and their fields")))


def _text_or_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=["text", "json"], default="text", help=_("for people or for programs"))


def _journal(command: argparse.ArgumentParser) -> None:
    command.add_argument("journal", metavar=_("JOURNAL"), type=Path, help=_("the journal’s folder"))


def _passphrase_file(command: argparse._ActionsContainer) -> None:
    command.add_argument(
        "--passphrase-file",
        metavar=_("FILE"),
        help=_("read the passphrase from the first line; “-” is standard input"),
    )


def _opening(command: argparse.ArgumentParser) -> None:
    either = command.add_mutually_exclusive_group()
    _passphrase_file(either)
    either.add_argument(
        "--recovery-key-file", metavar=_("FILE"), help=_("open with the recovery key in the first line")
    )


def _day(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise argparse.ArgumentTypeError(_("expected a date like 2026-11-23"))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("there is no such day")) from None


def _kinds(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(","))
    if not set(names) <= _INCLUDED:
        known = ", ".join(sorted(_INCLUDED))
        raise argparse.ArgumentTypeError(_("expected some of {known}, joined by commas").format(known=known))
    return names


def _count(text: str) -> int:
    if not _COUNT.fullmatch(text) or not int(text):
        raise argparse.ArgumentTypeError(_("expected a number from 1 to 999999"))
    return int(text)


def _id(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        raise argparse.ArgumentTypeError(_("expected an id (a UUID)")) from None
