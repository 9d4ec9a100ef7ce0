"""The one database of the open journal, and the one way to save."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import peewee
from sqlcipher3 import dbapi2

from assertjournal.core.errors import JournalLocked, SaveFailed
from assertjournal.data.database.connection import Connection, connect
from assertjournal.data.database.open_journal import OpenFile, OpenJournal
from assertjournal.data.disk.sqlite_errors import DAMAGED, changed_by_another, save_error, sqlite_name
from assertjournal.data.keys.keys import DatabaseKey
from assertjournal.i18n import _
from assertjournal.logs import pin_loggers

T = TypeVar("T")
_IN_MEMORY = ":memory:"
_READING = ("SELECT", "PRAGMA")

pin_loggers()


class JournalDatabase(peewee.SqliteDatabase):
    """peewee's view of the one connection. It never connects by itself.

    `opened` is the open journal, or None; `journal` and `file` refuse where there is none.
    """

    def __init__(self) -> None:
        super().__init__(None, autoconnect=False)
        self._opening: Callable[[], Connection] | None = None
        self._lent: Connection | None = None
        self._file: OpenFile | None = None
        self.opened: OpenJournal | None = None
        self.is_saving = False

    @property
    def journal(self) -> OpenJournal:
        """Return the open journal.

        Raises JournalLocked where there is none.
        """
        if self.opened is None:
            raise _locked()
        return self.opened

    @property
    def file(self) -> OpenFile:
        """Return the database that is read and saved in.

        Raises JournalLocked where there is none.
        """
        if self._file is None:
            raise _locked()
        return self._file

    def open(self, file: Path, key: DatabaseKey, *, read_only: bool) -> None:
        """Connect to the file on this thread. The caller sets `opened` once all of the journal is sound.

        Raises what `connect` raises.
        """
        self._open(str(file), OpenFile(file, read_only), lambda: connect(file, key, read_only=read_only))

    def open_in_memory(self, connection: Connection) -> None:
        """Use a database in memory as the open journal, for reading only."""
        self._open(_IN_MEMORY, OpenFile(None, read_only=True), lambda: connection)
        self.be_read_only()

    def close(self) -> bool:
        """Close the connection, and keep neither the key nor anything else of the journal that was open."""
        try:
            return bool(super().close())
        finally:
            self._file = self.opened = None

    def be_read_only(self) -> None:
        """Refuse every save from now on."""
        self.connection().execute("PRAGMA query_only=ON")
        self.file.read_only = True

    @contextmanager
    def allowing_other_files(self) -> Iterator[Connection]:
        """Yield the connection as it may write other files with, such as a copy of itself, also where it saves nothing.

        SQLite refuses both or neither.
        """
        connection = self.connection()
        connection.execute("PRAGMA query_only=OFF")
        try:
            yield connection
        finally:
            if self.file.read_only:
                connection.execute("PRAGMA query_only=ON")

    @contextmanager
    def lent_to(self, file: Path, connection: Connection) -> Iterator[None]:
        """Read and save in another database within the block, and close its connection after it.

        The file that is open stays open, and is what is read and saved in after the block.
        """
        kept = self._file
        try:
            generation = int(connection.execute("SELECT generation FROM meta").fetchone()[0])
            self._lent, self._file = connection, OpenFile(file, read_only=False, generation=generation)
            yield
        finally:
            self._lent, self._file = None, kept
            connection.close()

    def _open(self, name: str, file: OpenFile, opening: Callable[[], Connection]) -> None:
        self.init(name)
        # peewee connects through `_connect`, which has no parameter for this.
        self._file, self._opening = file, opening
        try:
            self.connect()
        finally:
            self._opening = None

    def _connect(self) -> Connection:
        if self._opening is None:
            raise _locked()
        return self._opening()

    def connection(self) -> Connection:
        """Return the open connection.

        Raises JournalLocked where there is none.
        """
        if self._lent is not None:
            return self._lent
        if self.is_closed():
            raise _locked()
        connection: Connection = super().connection()  # type: ignore[no-untyped-call]
        return connection

    def cursor(self, named_cursor: str | None = None) -> Any:
        """Return a cursor of the open connection.

        Raises JournalLocked where there is none.
        """
        return self.connection().cursor()

    def execute_sql(self, sql: str, params: Sequence[object] | None = None) -> Any:
        """Run one statement.

        Raises JournalLocked, and RuntimeError for a statement that writes outside `saving()`.
        """
        self._check_writing(sql)
        return super().execute_sql(sql, params)  # type: ignore[no-untyped-call]

    def write_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for every row.

        Raises JournalLocked, IntegrityError of peewee as other writing does, and RuntimeError outside `saving()`.
        """
        self._check_writing(sql)
        try:
            self.connection().executemany(sql, rows)
        except dbapi2.IntegrityError as error:
            raise peewee.IntegrityError(*error.args) from error

    def _check_writing(self, sql: str) -> None:
        if not self.is_saving and not self.is_closed() and not sql.lstrip().startswith(_READING):
            raise RuntimeError("writing is done inside saving()")


database = JournalDatabase()


@contextmanager
def saving() -> Iterator[None]:
    """Save everything that the block writes, durably, or nothing of it. Within another such block, join it.

    Raises JournalLocked, and SaveFailed, saying why, where nothing could be saved; the next save may work again.
    """
    if database.is_saving:
        yield
        return
    connection = database.connection()
    database.is_saving = True
    try:
        _begin(connection)
        yield
        _commit(connection)
    except (peewee.DatabaseError, dbapi2.DatabaseError) as error:
        _roll_back(connection)
        failure = save_error(error, file_is_there=database.file.read_only or database.file.is_there())
        if failure is None:
            raise
        raise failure from error
    except BaseException:
        _roll_back(connection)
        raise
    finally:
        database.is_saving = False


def save(work: Callable[[], T]) -> T:
    """Run `work` inside `saving()`. Where damage is met, rebuild the search index and run it once more.

    The index may be damaged by itself, and then nothing of it is needed. Raises what `saving` raises.
    """
    try:
        with saving():
            return work()
    except SaveFailed as error:
        if not sqlite_name(error).startswith(DAMAGED):
            raise
    with saving():
        rebuild_index()
    with saving():
        return work()


def rebuild_index() -> None:
    """Rebuild the search index from the entries."""
    database.execute_sql("INSERT INTO entry_index(entry_index) VALUES ('rebuild')")


def _begin(connection: Connection) -> None:
    # An error of SQLite's may have left a transaction open.
    _roll_back(connection)
    connection.execute("BEGIN IMMEDIATE")
    file = database.file
    if file.may_be_ahead:
        _count_failed_save(connection, file)
    # No row is updated where another program, or an older copy of the file, is in the way.
    guarded = connection.execute("UPDATE meta SET generation = generation + 1 WHERE generation = ?", (file.generation,))
    if guarded.rowcount != 1:
        raise changed_by_another()


def _count_failed_save(connection: Connection, file: OpenFile) -> None:
    """Count the save that failed at its very end if the file holds it.

    Either way the file is whole, and stays so: under the lock that is held now SQLite has put back what it had to put
    back. A program that saved once, at just this time, would be mistaken for this one, but loses nothing by it: what
    the file holds was read again, and a save writes its own rows into that. An older copy is refused as ever.
    """
    if connection.execute("SELECT generation FROM meta").fetchone() == (file.generation + 1,):
        file.generation += 1
    file.may_be_ahead = False


def _commit(connection: Connection) -> None:
    file = database.file
    # The last of its calls to the disk only makes sure that the side file stays empty: if that one fails, the save
    # failed, for the power may go yet, but it is in the file.
    try:
        connection.execute("COMMIT")
        file.generation += 1
    except BaseException:
        file.may_be_ahead = True
        raise


def _roll_back(connection: Connection) -> None:
    # SQLite has rolled back by itself after a full disk or an I/O error; a failure here must not hide the first one.
    if connection.in_transaction:
        with suppress(dbapi2.Error):
            connection.execute("ROLLBACK")


def _locked() -> JournalLocked:
    return JournalLocked(_("The journal is locked."), _("Unlock it first."))
