"""The one database of the open journal, and the one way to save."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import peewee
from sqlcipher3 import dbapi2

from assertjournal.core.errors import JournalLocked, SaveFailed
from assertjournal.data.database.connection import Connection, connect
from assertjournal.data.disk.instance_lock import InstanceLock
from assertjournal.data.disk.sqlite_errors import DAMAGED, changed_by_another, save_error, sqlite_name
from assertjournal.data.keys.key_header import KeyHeader
from assertjournal.data.keys.keys import DatabaseKey
from assertjournal.i18n import _
from assertjournal.logs import pin_loggers

T = TypeVar("T")
_IN_MEMORY = ":memory:"
_READING = ("SELECT", "PRAGMA")

pin_loggers()


class JournalDatabase(peewee.SqliteDatabase):
    """peewee's view of the one connection; it never connects by itself.

    `generation` is the number of the last save that this program knows of, `lock` what keeps other processes out.
    `may_be_ahead` says that the save after it failed at its very end, so that the file may hold it all the same.
    `key` is that of the open journal, for backups, which have a connection of their own; `place` is its folder, or the
    backup that is read in its stead, `header` its wrapped keys as they were when it was opened, if they were readable.
    """

    def __init__(self) -> None:
        super().__init__(None, autoconnect=False)
        self._opening: Callable[[], Connection] | None = None
        self._lent: Connection | None = None
        self.is_saving = False
        self.generation = 0
        self.may_be_ahead = False
        self.read_only = False
        self.lock: InstanceLock | None = None
        self.key: DatabaseKey | None = None
        self.header: KeyHeader | None = None
        self.place: Path | None = None
        self._file: tuple[int, int] | None = None

    def open(self, file: Path, key: DatabaseKey, *, read_only: bool) -> None:
        """Connect to the file on this thread.

        Raises what `connect` raises.
        """
        self.init(str(file))
        self.read_only = read_only
        self._file = _identity(file)
        self._opening = lambda: connect(file, key, read_only=read_only)
        try:
            self.connect()
        finally:
            self._opening = None
        self.key = key

    def forget(self) -> None:
        """Keep neither the key nor anything else of a journal that is closed."""
        self.may_be_ahead = False
        self.lock = self.key = self.place = self.header = None

    def open_in_memory(self, connection: Connection) -> None:
        """Take a database in memory for the open journal, to read only."""
        self.init(_IN_MEMORY)
        self._file = None
        self._opening = lambda: connection
        try:
            self.connect()
        finally:
            self._opening = None
        self.be_read_only()

    def be_read_only(self) -> None:
        """Refuse every save from now on."""
        self.connection().execute("PRAGMA query_only=ON")
        self.read_only = True

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
            if self.read_only:
                connection.execute("PRAGMA query_only=ON")

    @property
    def is_in_memory(self) -> bool:
        """Return whether what is open was read out of a damaged journal, so that its file is not what is read."""
        return bool(self.database == _IN_MEMORY)

    def file_is_there(self) -> bool:
        """Return whether the file that was opened still is at its place."""
        return self._file is not None and self._file == _identity(Path(self.database))

    @contextmanager
    def lent_to(self, file: Path, connection: Connection) -> Iterator[None]:
        """Let everything in the block read and save in another database, whose connection is closed after it.

        The file that is open stays open, and is what is read and saved in after the block.
        """
        kept = self.database, self._file, self.generation, self.may_be_ahead, self.read_only
        try:
            generation = int(connection.execute("SELECT generation FROM meta").fetchone()[0])
            self._lent, self.database, self._file = connection, str(file), _identity(file)
            self.generation, self.may_be_ahead, self.read_only = generation, False, False
            yield
        finally:
            self._lent = None
            self.database, self._file, self.generation, self.may_be_ahead, self.read_only = kept
            connection.close()

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
    """Save everything that the block writes, durably, or nothing of it; within another such block, join it.

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
        failure = save_error(error, file_is_there=database.read_only or database.file_is_there())
        if failure is None:
            raise
        raise failure from error
    except BaseException:
        _roll_back(connection)
        raise
    finally:
        database.is_saving = False


def save(work: Callable[[], T]) -> T:
    """Do `work` inside `saving()`; where damage is met, rebuild the search index and do the work once more.

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
    """Build the search index anew from the entries."""
    database.execute_sql("INSERT INTO entry_index(entry_index) VALUES ('rebuild')")


def _begin(connection: Connection) -> None:
    _roll_back(connection)
    connection.execute("BEGIN IMMEDIATE")
    if database.may_be_ahead:
        _look_what_came_of_it(connection)
    guarded = connection.execute(
        "UPDATE meta SET generation = generation + 1 WHERE generation = ?", (database.generation,)
    )
    if guarded.rowcount != 1:
        raise changed_by_another()


def _look_what_came_of_it(connection: Connection) -> None:
    """Learn from the file whether the save that failed at its very end is in it, and count it if it is.

    Whichever it is, the file is whole, and stays so: under the lock that is held now SQLite has put back what it had to
    put back. A program that saved once, at just this time, would be taken for this one, but loses nothing by it: what
    the file holds was read anew, and a save writes its own rows into that. An older copy is refused as ever.
    """
    if connection.execute("SELECT generation FROM meta").fetchone() == (database.generation + 1,):
        database.generation += 1
    database.may_be_ahead = False


def _commit(connection: Connection) -> None:
    # The last of its calls to the disk only makes sure that the side file stays empty: if that one fails, the save
    # failed, for the power may go yet, but it is in the file.
    try:
        connection.execute("COMMIT")
        database.generation += 1
    except BaseException:
        database.may_be_ahead = True
        raise


def _roll_back(connection: Connection) -> None:
    # SQLite has rolled back by itself after a full disk or an I/O error; a failure here must not hide the first one.
    if connection.in_transaction:
        with suppress(dbapi2.Error):
            connection.execute("ROLLBACK")


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _locked() -> JournalLocked:
    return JournalLocked(_("The journal is locked."), _("Unlock it first."))
