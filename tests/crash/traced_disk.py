"""What a process did to one folder, recorded with strace, and what a disk may hold if the power fails on the way.

The disk is a pessimistic POSIX one: a write that was not synced survives or not, torn at 512 bytes. Creating, removing
and renaming survive as a random beginning of what was done since the folder was synced.
"""

import random
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.source_tree import ROOT

SECTOR = 512
_CALLS = "openat,open,close,lseek,write,pwrite64,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2"
_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_STDOUT = 1


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes written at a place of a file."""

    file: int
    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resize:
    """A file cut off at, or filled with zeros to, a size."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Named:
    """A name that now stands for a file, or for none."""

    name: str
    file: int | None


@dataclass(frozen=True, slots=True)
class Renamed:
    """Two changes of names that happen together."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Synced:
    """A file whose contents are on the disk now; None stands for the folder and its names."""

    file: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of text on standard output."""

    text: str


Event = Write | Resize | Named | Renamed | Synced | Said


@dataclass(frozen=True, slots=True)
class Recording:
    """The files of a folder before, by a number each, and everything that happened to them in its order."""

    names: Mapping[str, int]
    contents: Mapping[int, bytes] = field(repr=False)
    events: Sequence[Event] = field(repr=False)

    def said_before(self, cut: int) -> list[str]:
        """Return the whole lines that were said before the event with this number."""
        said = "".join(event.text for event in self.events[:cut] if isinstance(event, Said))
        return said.split("\n")[:-1]

    def after_cut(self, cut: int, chance: random.Random) -> dict[str, bytes]:
        """Return files by name as they may be found when the power failed before the event with this number."""
        disk = _Disk(dict(self.names), {file: bytearray(data) for file, data in self.contents.items()})
        for event in self.events[:cut]:
            disk.take(event)
        return disk.found(chance)


def record(command: Sequence[str], folder: Path) -> Recording:
    """Run a command to its end and record what it does to the files in a folder."""
    files = sorted(file for file in folder.iterdir() if file.is_file())
    before = {file.name: number for number, file in enumerate(files)}
    contents = {number: file.read_bytes() for number, file in enumerate(files)}
    log = folder.parent / "strace.log"
    tracing = ["strace", "-qq", "-xx", "-s", str(1 << 24), "-e", f"trace={_CALLS}", "-e", "signal=none"]
    subprocess.run([*tracing, "-o", str(log), *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    with log.open(encoding="ascii") as lines:
        events = list(_Reader(str(folder), before).events(lines))
    log.unlink()
    return Recording(before, contents, events)


def write_out(found: Mapping[str, bytes], folder: Path) -> None:
    """Put what was found on the disk into a folder of its own, in place of what is there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(0o700)
    for name, data in found.items():
        (folder / name).write_bytes(data)


class _Reader:
    """Understands strace's lines, as far as they are about the folder."""

    def __init__(self, folder: str, names: Mapping[str, int]) -> None:
        self._folder = folder
        self._names = dict(names)
        self._open: dict[int, int | None] = {}
        self._at: dict[int, int] = {}
        self._next = len(names)
        self._calls: dict[str, Callable[[str, int], Iterator[Event]]] = {
            "openat": self._opened, "open": self._opened, "close": self._closed, "lseek": self._moved,
            "write": self._written, "pwrite64": self._written, "fsync": self._synced, "fdatasync": self._synced,
            "ftruncate": self._resized, "unlink": self._removed, "unlinkat": self._removed,
            "rename": self._renamed, "renameat": self._renamed, "renameat2": self._renamed,
        }  # fmt: skip

    def events(self, lines: Iterator[str]) -> Iterator[Event]:
        for line in lines:
            call = _CALL.match(line)
            if call is not None and int(call[3]) >= 0:
                yield from self._calls[call[1]](call[2], int(call[3]))

    def _opened(self, arguments: str, descriptor: int) -> Iterator[Event]:
        path = _strings(arguments)[0].decode()
        self._open.pop(descriptor, None)
        if path == self._folder:
            self._open[descriptor] = None
        name = self._name(path)
        if name is None:
            return
        if name not in self._names:
            self._names[name] = self._next
            self._next += 1
            yield Named(name, self._names[name])
        elif "O_TRUNC" in arguments:
            yield Resize(self._names[name], 0)
        self._open[descriptor], self._at[descriptor] = self._names[name], 0

    def _closed(self, arguments: str, _result: int) -> Iterator[Event]:
        self._open.pop(int(arguments), None)
        yield from ()

    def _moved(self, arguments: str, position: int) -> Iterator[Event]:
        self._at[int(arguments.split(",", maxsplit=1)[0])] = position
        yield from ()

    def _written(self, arguments: str, count: int) -> Iterator[Event]:
        descriptor = int(arguments.split(",", maxsplit=1)[0])
        data = _strings(arguments)[0][:count]
        if descriptor == _STDOUT:
            yield Said(data.decode())
            return
        file = self._open.get(descriptor)
        if file is None:
            return
        numbers = arguments.rsplit('"', 1)[1].split(",")[1:]
        at = int(numbers[1]) if len(numbers) > 1 else self._at[descriptor]
        if len(numbers) == 1:
            self._at[descriptor] += count
        yield Write(file, at, data)

    def _synced(self, arguments: str, _result: int) -> Iterator[Event]:
        if int(arguments) in self._open:
            yield Synced(self._open[int(arguments)])

    def _resized(self, arguments: str, _result: int) -> Iterator[Event]:
        descriptor, size = map(int, arguments.split(","))
        file = self._open.get(descriptor)
        if file is not None:
            yield Resize(file, size)

    def _removed(self, arguments: str, _result: int) -> Iterator[Event]:
        name = self._name(_strings(arguments)[0].decode())
        if name is not None and self._names.pop(name, None) is not None:
            yield Named(name, None)

    def _renamed(self, arguments: str, _result: int) -> Iterator[Event]:
        old, new = (self._name(text.decode()) for text in _strings(arguments))
        if old is not None and new is not None:
            self._names[new] = self._names.pop(old)
            yield Renamed(old, new)

    def _name(self, path: str) -> str | None:
        folder, _slash, name = path.rpartition("/")
        return name if folder == self._folder else None


class _Disk:
    """What is surely on the disk, and what is only on its way there."""

    def __init__(self, names: dict[str, int], contents: dict[int, bytearray]) -> None:
        self._names = names
        self._contents = contents
        self._writes: dict[int, list[Write | Resize]] = {}
        self._renames: list[Named | Renamed] = []

    def take(self, event: Event) -> None:
        if isinstance(event, Write | Resize):
            self._writes.setdefault(event.file, []).append(event)
        elif isinstance(event, Named | Renamed):
            self._renames.append(event)
        elif isinstance(event, Synced) and event.file is None:
            self._settle_names(len(self._renames))
        elif isinstance(event, Synced) and event.file is not None:
            for write in self._writes.pop(event.file, []):
                self._settle(write)

    def found(self, chance: random.Random) -> dict[str, bytes]:
        self._settle_names(chance.randint(0, len(self._renames)))
        for writes in self._writes.values():
            for write in writes:
                for part in _survivors(write, chance):
                    self._settle(part)
        return {name: bytes(self._contents.get(file, b"")) for name, file in self._names.items()}

    def _settle_names(self, count: int) -> None:
        for change in self._renames[:count]:
            if isinstance(change, Renamed):
                self._names[change.new] = self._names.pop(change.old)
            elif change.file is None:
                del self._names[change.name]
            else:
                self._names[change.name] = change.file
        del self._renames[:count]

    def _settle(self, write: Write | Resize) -> None:
        content = self._contents.setdefault(write.file, bytearray())
        end = write.size if isinstance(write, Resize) else write.at + len(write.data)
        content.extend(bytes(max(0, end - len(content))))
        if isinstance(write, Resize):
            del content[write.size :]
        else:
            content[write.at : end] = write.data


def _survivors(write: Write | Resize, chance: random.Random) -> Iterator[Write | Resize]:
    """Return all of a write, nothing of it, or some of its sectors."""
    fate = chance.choice(("all", "nothing", "torn"))
    if fate == "all" or (fate == "torn" and isinstance(write, Resize)):
        yield write
    elif fate == "torn" and isinstance(write, Write):
        for at in range(0, len(write.data), SECTOR):
            if chance.random() < 0.5:
                yield Write(write.file, write.at + at, write.data[at : at + SECTOR])


def _strings(arguments: str) -> list[bytes]:
    return [bytes.fromhex(text.replace("\\x", "")) for text in _STRING.findall(arguments)]
