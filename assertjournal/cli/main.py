"""The command line: the same use cases without a window, one plain line for every failure."""

import json
import os
import shutil
import signal
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assertjournal.cli import text as cli_text
from assertjournal.cli.arguments import parse
from assertjournal.cli.shipped import shipped_content
from assertjournal.core.content import Content
from assertjournal.core.errors import UserError
from assertjournal.core.locale_settings import ANYWHERE, LocaleSettings
from assertjournal.i18n import _

if TYPE_CHECKING:
    from assertjournal.services.safety.journals import Journals

INTERRUPTED = 130
_WIDEST = 80
_NARROWEST = 20


class NoSuchScenario(UserError):
    """There is no scenario with the id that was asked for."""


def main(
    argv: Sequence[str],
    journals: "Journals | None" = None,
    locale_settings: Callable[[], LocaleSettings] = lambda: ANYWHERE,
) -> int:
    """Run the command in `argv`, without the program's name, and return the exit code.

    `journals` opens and makes journals. The shipped one, with its costly keys, where none is given. `locale_settings`
    finds out what is usual where the user lives, for the commands that write for people to read.
    """
    _never_fail_to_encode()
    try:
        with _terminated_as_interrupted():
            code = _run(parse(argv), journals, locale_settings)
            sys.stdout.flush()
    except SystemExit as wrong_usage:
        return int(wrong_usage.code or 0)
    except UserError as error:
        return _failed(str(error), error.exit_code)
    except KeyboardInterrupt:
        return _failed(_("Interrupted."), INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python must not try to flush the rest when it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UserError.exit_code
    except Exception as error:  # noqa: BLE001 - the message could hold what a user wrote; its type cannot
        name = type(error).__name__
        unexpected = UserError(
            _("Something unexpected went wrong ({name}).").format(name=name),
            _("Try again. If it happens again, please report this line."),
        )
        return _failed(str(unexpected), unexpected.exit_code)
    return code


def _run(arguments: Namespace, journals: "Journals | None", locale_settings: Callable[[], LocaleSettings]) -> int:
    if arguments.command == "scenarios":
        return _scenarios(arguments, shipped_content())
    if arguments.command == "worksheets":
        return _worksheets(arguments, shipped_content())
    # imported late: start-up
    from assertjournal.cli import journal as cli_journal
    from assertjournal.core.clock import Clock
    from assertjournal.services.safety.journals import Journals

    return cli_journal.run(arguments, journals or Journals(Clock()), locale_settings)


def _scenarios(arguments: Namespace, content: Content) -> int:
    as_json = arguments.format == "json"
    if arguments.id is None:
        print(
            _json(list(map(cli_text.scenario_json, content.scenarios.values())))
            if as_json
            else cli_text.scenario_list(content, _width())
        )
        return 0
    scenario = content.scenarios.get(arguments.id)
    if scenario is None:
        raise NoSuchScenario(_("There is no scenario with this id."), _("Type “assertjournal scenarios” for the list."))
    print(_json(cli_text.scenario_json(scenario)) if as_json else cli_text.scenario_text(scenario, content, _width()))
    return 0


def _worksheets(arguments: Namespace, content: Content) -> int:
    worksheets = content.worksheets.values()
    if arguments.format == "json":
        print(_json(list(map(cli_text.worksheet_json, worksheets))))
    else:
        print(cli_text.worksheet_list(worksheets, _width()))
    return 0


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2)


def _width() -> int:
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))


def _failed(line: str, exit_code: int) -> int:
    print(line, file=sys.stderr)
    return exit_code


def _never_fail_to_encode() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


@contextmanager
def _terminated_as_interrupted() -> Iterator[None]:
    """Turn a request to end into what Ctrl+C does, so that no half-written file stays."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
