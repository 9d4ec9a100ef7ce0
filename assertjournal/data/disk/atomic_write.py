"""Files written so that a power cut leaves either the old or the new content, whole."""

import errno
import os
import sys
from pathlib import Path


def replace_atomically(file: Path, content: bytes) -> None:
    """Put `content` in the place of `file`, readable by its owner only; when this returns, it is on the disk.

    Raises OSError; the old content is whole then.
    """
    fresh = file.with_name(file.name + ".new")
    _write(fresh, content)
    if fresh.read_bytes() != content:
        raise OSError(errno.EIO, "the file reads back otherwise than it was written")
    fresh.replace(file)
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the names in `folder` are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(file: Path, content: bytes) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "wb") as stream:
        # A leftover of an interrupted write may be wider open.
        os.fchmod(stream.fileno(), 0o600)
        stream.write(content)
        stream.flush()
        _sync(stream.fileno())


def _sync(handle: int) -> None:
    if sys.platform == "darwin":
        import fcntl

        # fsync on macOS stops at the disk's own cache.
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    else:
        os.fsync(handle)
