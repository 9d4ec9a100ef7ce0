"""Importing our JSON: everything that a file holds, or nothing of it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TextIO

from assertjournal.core.content import Content
from assertjournal.core.errors import FileMissing, FileRefused, ImportRefused
from assertjournal.data.database.database import save
from assertjournal.data.tables import transfer
from assertjournal.i18n import _
from assertjournal.services.transfer.import_answers import newer_version
from assertjournal.services.transfer.import_items import ItemReader
from assertjournal.services.transfer.import_run import ImportCounts, ImportRun
from assertjournal.services.transfer.interchange import FORMAT, VERSION
from assertjournal.services.transfer.json_object import misfit
from assertjournal.services.transfer.json_stream import pieces, refused

LARGEST_FILE = 1 << 30
_MEGABYTE = 1 << 20


class JsonImport:
    """Imports into the open journal."""

    def __init__(self, content: Content) -> None:
        """Store the worksheets, forms and lists that a file may refer to."""
        self._reader = ItemReader(content)

    def load(
        self, path: Path, *, dry_run: bool = False, progress: Callable[[int], None] = lambda entries: None
    ) -> ImportCounts:
        """Import a file whole, or say why it cannot be. A dry run does everything but write.

        `progress` is told how many entries are done, now and then. Raises FileMissing, FileRefused; ImportRefused,
        naming the place in the file; MadeByNewerVersion; SaveFailed, JournalLocked.
        """
        with _reading(path) as stream:
            try:
                if dry_run:
                    return self._run(stream, progress, writes=False)
                return save(lambda: self._write(stream, path.stat().st_size, progress))
            except ImportRefused:
                stream.seek(0)
                _check_facts({piece.key: piece.value for piece in pieces(stream) if piece.index is None})
                raise

    def _write(self, stream: TextIO, size: int, progress: Callable[[int], None]) -> ImportCounts:
        with transfer.indexing_once() if size > transfer.stored_size() else nullcontext():
            transfer.refer_later()
            return self._run(stream, progress, writes=True)

    def _run(self, stream: TextIO, progress: Callable[[int], None], *, writes: bool) -> ImportCounts:
        run = ImportRun(self._reader, progress, writes=writes)
        for piece in pieces(stream):
            run.add(piece)
        _check_facts(run.facts)
        return run.finish()


def _check_facts(facts: Mapping[str, object]) -> None:
    """Check that a file is an export of a version that we know: what else is wrong with another one matters less."""
    version = facts.get("version")
    if facts.get("format") != FORMAT:
        raise refused(_("This is not an export of AssertJournal."))
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise misfit("version", str(VERSION))
    if version > VERSION:
        raise newer_version("version")


@contextmanager
def _reading(path: Path) -> Iterator[TextIO]:
    try:
        if not path.exists():
            raise FileMissing(_("There is no file to import at this place."), _("Check its name and folder."))
        if not path.is_file():
            raise FileRefused(_("What is to be imported is not a file."), _("Choose a file made by an export."))
        if path.stat().st_size > LARGEST_FILE:
            size = LARGEST_FILE // _MEGABYTE
            raise refused(_("The file is larger than {size} MB.").format(size=size))
        with path.open(encoding="utf-8", newline="") as stream:
            yield stream
    except OSError as error:
        raise FileRefused(
            _("The file to import cannot be read ({reason}).").format(reason=error.strerror),
            _("Check that you may read it."),
        ) from error
