"""What stands in the memory of a running program."""

import os
import re
from collections.abc import Iterator

_REGION = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r")
_MOST_AT_ONCE = 1 << 24


def copies(pid: int, *secrets: bytes) -> int:
    """Count how often the secrets stand anywhere in the memory of a process.

    Raises PermissionError where it may not be read.
    """
    return sum(piece.count(secret) for piece in _pieces(pid) for secret in secrets)


def as_stored(text: str) -> tuple[bytes, bytes]:
    """Return a text as Python and the database keep it, and as Qt does."""
    return text.encode(), text.encode("utf-16-le")


def _pieces(pid: int) -> Iterator[bytes]:
    descriptor = os.open(f"/proc/{pid}/mem", os.O_RDONLY)
    try:
        for begin, end in _regions(pid):
            for at in range(begin, end, _MOST_AT_ONCE):
                try:
                    yield os.pread(descriptor, min(_MOST_AT_ONCE, end - at), at)
                except OSError:  # memory of a device, or gone by now
                    break
    finally:
        os.close(descriptor)


def _regions(pid: int) -> Iterator[tuple[int, int]]:
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps:  # noqa: PTH123
        for line in maps:
            found = _REGION.match(line)
            if found and "[v" not in line:
                yield int(found[1], 16), int(found[2], 16)
