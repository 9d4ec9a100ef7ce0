"""The journal that a command works on: found, unlocked, opened and closed. How far a long command has come."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from assertjournal.cli import secret_input
from assertjournal.cli import text as cli_text
from assertjournal.core.errors import UserError
from assertjournal.services.safety.journals import DatabaseKey, Journals


@contextmanager
def opened(arguments: Namespace, journals: Journals) -> Iterator[bool]:
    """Open the journal for the block, and tell whether it can be written to.

    Raises UserError.
    """
    with opened_with(key_for(arguments, journals), arguments, journals) as is_writable:
        yield is_writable


def key_for(arguments: Namespace, journals: Journals) -> DatabaseKey:
    """Compute the key of the journal with the secret that was named or is typed.

    Raises UserError.
    """
    path: Path = arguments.journal
    journals.find_free(path)
    if arguments.recovery_key_file is not None:
        return journals.unwrap_with_recovery_key(path, secret_input.secret_in(arguments.recovery_key_file))
    return journals.unwrap_with_passphrase(path, secret_input.passphrase(arguments.passphrase_file))


@contextmanager
def opened_with(key: DatabaseKey, arguments: Namespace, journals: Journals) -> Iterator[bool]:
    """Open the journal for the block with its key, and tell whether it can be written to.

    Raises UserError.
    """
    is_writable = journals.open(arguments.journal, key)
    try:
        yield is_writable
    except UserError:
        raise
    except Exception as error:
        if explained := journals.explain(error):
            raise explained from error
        raise
    finally:
        journals.close()


def progress(name: str = "entries") -> AbstractContextManager[Callable[[int], None]]:
    """Return what shows a count on standard error, where that is a terminal; `name` is that of what is counted."""
    return showing(lambda count: cli_text.counted(name, count))


@contextmanager
def showing(in_words: Callable[[int], str]) -> Iterator[Callable[[int], None]]:
    """Yield what shows a number, in words, on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda number: None
        return
    try:
        yield lambda number: print(f"\r{in_words(number)}", end="", file=sys.stderr, flush=True)
    finally:
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def printable(text: str) -> str:
    """Return a text from outside without what could steer a terminal."""
    return "".join(character if character.isprintable() else "?" for character in text)
