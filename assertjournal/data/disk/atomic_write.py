"""Files written so that a power cut leaves either the old or the new content, whole."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def replace_atomically(file: Path, content: bytes) -> None:
    """Put `content` in the place of `file`, readable by its owner only. When this returns, it is on the disk.

    Raises OSError; the old content is whole then.
    """
    fresh = file.with_name(file.name + ".new")
    with placing(file, fresh, may_exist=True) as stream:
        stream.write(content)
        stream.flush()
        if fresh.read_bytes() != content:
            raise OSError(errno.EIO, "the file reads back otherwise than it was written")


@contextmanager
def placing(file: Path, fresh: Path, *, may_exist: bool = False) -> Iterator[BinaryIO]:
    """Yield a stream into `fresh`, in the same folder, which takes the place of `file` after the block.

    It is readable by its owner only, and is on the disk when the block has ended. A `fresh` that is there already is
    refused unless it `may_exist`, as a leftover of an interrupted write. Raises OSError; `file` is whole then.
    """
    how = os.O_TRUNC if may_exist else os.O_EXCL
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | how | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "wb") as stream:
        os.fchmod(stream.fileno(), 0o600)  # a leftover may be wider open
        yield stream
        stream.flush()
        _sync(stream.fileno())
    fresh.replace(file)
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the names in `folder` are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync(handle: int) -> None:
    if sys.platform == "darwin":
        # imported late: only POSIX has it
        import fcntl

        # fsync on macOS stops at the disk's own cache.
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)
