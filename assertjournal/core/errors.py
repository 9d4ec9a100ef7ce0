"""Failures that a person can do something about: each has a plain message and a next step."""

from typing import ClassVar


class UserError(Exception):
    """A failure to show as it is. `exit_code` is what the command line ends with (see the README)."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, next_step: str = "") -> None:
        """Keep `message` (what happened) and `next_step` (what to do now), both whole plain sentences."""
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.message} {self.next_step}".strip()


class ContentError(UserError):
    """A worksheet, scenario or list file has a mistake. The message names the file and the field."""


class AnswerError(UserError):
    """An answer does not fit its field. The message names the field, never the answer's text."""


class FileMissing(UserError):
    """There is nothing at the path."""


class FileRefused(UserError):
    """A target exists already, or may not be written to."""


class EmptyPassphrase(UserError):
    """The passphrase is empty."""


class NotEnoughMemory(UserError):
    """The key cannot be worked out with the memory that is free."""


class WrongSecret(UserError):
    """The passphrase or the recovery key does not open this journal."""

    exit_code = 3


class NotAJournal(UserError):
    """The folder or file is something else than a journal."""

    exit_code = 4


class JournalDamaged(UserError):
    """The journal is one, but its keys or its text cannot be read whole."""

    exit_code = 4


class MadeByNewerVersion(UserError):
    """A journal, an export or a worksheet that this version is too old for."""

    exit_code = 5


class JournalInUse(UserError):
    """Another process holds the journal."""

    exit_code = 6


class JournalLocked(UserError):
    """A query came while no journal is unlocked."""


class SaveFailed(UserError):
    """Nothing was saved: the disk is full, the journal read-only, gone or replaced; the message says which."""


class ImportRefused(UserError):
    """An import file was refused whole. The message names the place in it."""
