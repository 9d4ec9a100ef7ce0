"""Files that are cheap to make and dear to read, each refused in words: `python -m tests.crash.bombs`.

Each is read by a process of its own, so that its peak of memory is told by the system.
"""

import json
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assertjournal.core.errors import UserError
from assertjournal.core.table import LARGEST_FILE, LONGEST_LINE, read_table
from assertjournal.data.backup.opening import restore_backup
from assertjournal.data.journal import journal_file
from assertjournal.paths import BACKUP_SUFFIX
from assertjournal.services.transfer.import_json import JsonImport
from assertjournal.services.transfer.json_stream import LONGEST_ITEM, MOST_VALUES
from benchmarks.peak_memory import most_so_far
from tests.support.builders import a_journal, opened
from tests.support.exports import shipped_content
from tests.support.source_tree import ROOT

SOAK = ("",)
MOST_MEGABYTES = 200
MOST_SECONDS = 1.0
"""Of the processor: how long it takes by the clock is the business of whatever else the machine does."""
HUGE_MEGABYTES = 100
"""From this size on, a file is dear to make as well, and reading takes its time."""
_HEAD = b'{"format":"assertjournal-export","version":1,'
_MEGABYTE = 1 << 20
_TOML = ".toml"
REFUSALS = frozenset({"ImportRefused", "MadeByNewerVersion", "NotAJournal", "JournalDamaged", "ContentError"})


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading a bomb of a size: the answer, the processor's seconds until then, the peak of memory."""

    bomb: str
    size: int
    answer: str
    seconds: float
    megabytes: int

    @property
    def took_long(self) -> bool:
        """Return whether a file that is not huge by itself kept the processor busy for too long."""
        return self.seconds >= MOST_SECONDS and self.size < HUGE_MEGABYTES


def _repeated(before: bytes, piece: bytes, times: int) -> Iterable[bytes]:
    """Yield a long file in pieces of a bearable size."""
    yield before
    at_once = max(1, _MEGABYTE // len(piece))
    for done in range(0, times, at_once):
        yield piece * min(at_once, times - done)


def _empty_backup(parts: int, length: int) -> bytes:
    large = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, parts, parts, length, 0)
    return large + struct.pack("<4sLQL4s4H2LH", b"PK\6\7", 0, 0, 1, b"PK\5\6", 0, 0, 3, 3, 200, 0, 0)


BOMBS: Mapping[str, Callable[[], Iterable[bytes]]] = {
    "a text without end.json": lambda: _repeated(_HEAD + b'"entries":[{"id":"', b"x", LONGEST_ITEM + 10 * _MEGABYTE),
    "a text of pictographs without end.json": lambda: _repeated(
        _HEAD + b'"entries":[{"id":"', "😀".encode(), LONGEST_ITEM + _MEGABYTE
    ),
    "a long text with one pictograph.json": lambda: _repeated(
        _HEAD + '"entries":[{"id":"😀'.encode(), b"x", LONGEST_ITEM - 4 * _MEGABYTE
    ),
    "lists without end.json": lambda: _repeated(_HEAD + b'"entries":[{"id":[', b"[],", MOST_VALUES + _MEGABYTE),
    "as many lists as may be.json": lambda: [
        *_repeated(_HEAD + b'"entries":[{"id":[[]', b",[]", MOST_VALUES // 2 - 100), b"]}]}",
    ],
    "as many objects as may be.json": lambda: [
        *_repeated(_HEAD + b'"entries":[{"id":[{}', b',{"a":1}', MOST_VALUES // 2 - 100), b"]}]}",
    ],
    "lists within lists.json": lambda: _repeated(_HEAD + b'"entries":', b"[", 50 * _MEGABYTE),
    "a number without end.json": lambda: _repeated(_HEAD + b'"entries":', b"9", LONGEST_ITEM + _MEGABYTE),
    "nothing but spaces.json": lambda: _repeated(b"{", b" ", 200 * _MEGABYTE),
    "zeros.json": lambda: _repeated(b"", bytes(1), 200 * _MEGABYTE),
    "a list of contents without end.ajbackup": lambda: [
        *_repeated(b"", b"PK\1\2" + bytes(42), 10**6), _empty_backup(3, 46 * 10**6),
    ],
    "a huge number of parts.ajbackup": lambda: [_empty_backup(1 << 40, 1 << 40)],
    "lists within lists.toml": lambda: _repeated(b"a = ", b"[\n", LARGEST_FILE // 2 - 10),
    "one huge name.toml": lambda: [*_repeated(b"", b"a.", LARGEST_FILE // 2 - 10), b"a=1"],
    "long names.toml": lambda: _repeated(b"", b"a." * (LONGEST_LINE // 2 - 5) + b"a=1\n", LARGEST_FILE // LONGEST_LINE),
    "many names.toml": lambda: _repeated(b"", b"a.a.a.a.a.a.a.a=1\n", LARGEST_FILE // 20),
    "too large.toml": lambda: _repeated(b"", b"#", 50 * _MEGABYTE),
}  # fmt: skip


def run(folder: Path, bombs: Iterable[str] = BOMBS) -> list[Read]:
    """Make each bomb in turn, and let it be read."""
    journal = folder / "Journal.ajournal"
    a_journal(journal)
    return [_read_apart(folder, journal, bomb) for bomb in bombs]


def _read_apart(folder: Path, journal: Path, bomb: str) -> Read:
    file = folder / bomb
    with file.open("wb") as stream:
        stream.writelines(BOMBS[bomb]())
    command = [sys.executable, "-m", "tests.crash.bombs", str(journal), str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    size = file.stat().st_size // _MEGABYTE
    file.unlink()
    answer, seconds, megabytes = json.loads(done.stdout) if done.stdout else (done.stderr.strip()[-200:], 0.0, 0)
    return Read(bomb, size, answer, seconds, megabytes)


def _read(journal: Path, file: Path) -> None:
    """Read a file as its kind, and print what came of it; an exception that is not for a person is not caught."""
    readers: Mapping[str, Callable[[], object]] = {
        ".json": lambda: JsonImport(shipped_content()).load(file),
        BACKUP_SUFFIX: lambda: restore_backup(file, file.with_name("New.ajournal"), None),
        _TOML: lambda: read_table(file),
    }
    opened(journal)
    answer, began = "TAKEN", time.process_time()
    try:
        readers[file.suffix]()
    except UserError as error:
        answer = type(error).__name__
    seconds = time.process_time() - began
    journal_file.close_journal()
    json.dump([answer, round(seconds, 2), most_so_far() // 1024], sys.stdout)


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        found = run(Path(folder))
    for one in found:
        print(f"{one.bomb}: {one.size} MB, {one.answer}, {one.seconds} s, {one.megabytes} MB of memory")
    slowest = max(found, key=lambda one: one.seconds)
    largest = max(found, key=lambda one: one.megabytes)
    refused = sum(one.answer in REFUSALS for one in found)
    print(
        f"{len(found)} bombs, {refused} refused, at most {slowest.seconds} s of the processor "
        f"({slowest.bomb}) and {largest.megabytes} MB of memory ({largest.bomb})"
    )
    took_long = any(one.took_long for one in found)
    sys.exit(refused < len(found) or largest.megabytes >= MOST_MEGABYTES or took_long)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _read(*map(Path, sys.argv[1:]))
    else:
        main()
