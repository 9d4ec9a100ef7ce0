"""Passphrases and recovery keys for the command line: from a file, standard input or the terminal, nowhere else."""

import getpass
import sys
import warnings
from pathlib import Path
from typing import BinaryIO

from assertjournal.core.errors import EmptyPassphrase, FileMissing, FileRefused, UserError
from assertjournal.i18n import _

STANDARD_INPUT = "-"
LONGEST_LINE = 1 << 16


def passphrase(file: str | None, prompt: str = "") -> str:
    """Return the passphrase from the first line of a file, or ask for it.

    Raises UserError where there is none.
    """
    return _ask(prompt or _("Passphrase: ")) if file is None else secret_in(file)


def new_passphrase(file: str | None, prompt: str = "") -> str:
    """Return a passphrase that is to be. One that is typed is asked for twice.

    Raises UserError where there is none, or where the two differ.
    """
    first = passphrase(file, prompt)
    if file is None and _ask(_("The same again: ")) != first:
        raise UserError(_("The two passphrases differ."), _("Start again."))
    return first


def secret_in(file: str) -> str:
    """Return the first line of a file, without its line end; “-” is standard input.

    Raises UserError where it cannot be read, is empty or too long, or is not text in UTF-8.
    """
    if file == STANDARD_INPUT:
        return _first_line(sys.stdin.buffer)
    try:
        with Path(file).open("rb") as stream:
            return _first_line(stream)
    except FileNotFoundError:
        raise FileMissing(
            _("There is no file to read the passphrase or recovery key from."), _("Check its name and folder.")
        ) from None
    except OSError as error:
        raise FileRefused(
            _("The passphrase or recovery key cannot be read ({reason}).").format(reason=error.strerror),
            _("Name a file that you may read."),
        ) from error


def _first_line(stream: BinaryIO) -> str:
    line = stream.readline(LONGEST_LINE + 1)
    if len(line) > LONGEST_LINE:
        raise FileRefused(
            _("The first line of the passphrase or recovery key file is too long."),
            _("Check that it is the right one."),
        )
    try:
        # Some editors put a byte order mark first; no one means it as part of a passphrase.
        secret = line.decode("utf-8-sig").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        raise FileRefused(
            _("The first line of the passphrase or recovery key file is not text in UTF-8."), _("Save it as UTF-8.")
        ) from None
    if not secret:
        raise EmptyPassphrase(
            _("The passphrase or recovery key is empty."), _("Write it in the first line of the file.")
        )
    return secret


def _ask(prompt: str) -> str:
    try:
        with warnings.catch_warnings():
            # Without a terminal, getpass would warn and show what is typed.
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(prompt)
    except (getpass.GetPassWarning, EOFError, OSError):
        raise UserError(
            _("There is no terminal to ask for the passphrase."), _("Name a file with --passphrase-file.")
        ) from None
