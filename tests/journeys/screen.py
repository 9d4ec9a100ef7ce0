"""A screen of our own with nothing on it but the program: what is shown on it, and keys that really go through it."""

import os
import shutil
import struct
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

WIDTH, HEIGHT = 1280, 900
_LONGEST_SECONDS = 30.0
_BETWEEN_LOOKS = 0.02
_HEADER = struct.Struct(">25I")
_DATA_AFTER, _BYTES_PER_LINE, _COLOURS = 0, 12, 19  # their places in it
_COLOUR_BYTES = 12
_BYTES = 4

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels; right and bottom are outside."""


def wait_until(condition: Callable[[], object], what: str) -> None:
    """Refresh and again until a condition holds; fails where it does not in half a minute."""
    given_up = time.monotonic() + _LONGEST_SECONDS
    while not condition():
        assert time.monotonic() < given_up, f"waited in vain for {what}"
        time.sleep(_BETWEEN_LOOKS)


class Screen:
    """A display with one window at most; there is no window manager, so the focus is given by hand."""

    def __init__(self, display: str, folder: Path) -> None:
        """Store the display's name and the folder in which it keeps what it shows."""
        self.display = display
        self._memory = folder / "Xvfb_screen0"

    def row(self, x: int, y: int, length: int) -> bytes:
        """Return `length` pixels of a row, four bytes each: blue, green, red and nothing."""
        return self.picture((x, y, x + length, y + 1))[0]

    def picture(self, box: Box) -> tuple[bytes, ...]:
        """Return the rows of a part of the screen, seen twice alike so that nothing was being painted meanwhile."""
        seen = self._glance(box)
        while (again := self._glance(box)) != seen:
            seen = again
        return seen

    def colour(self, x: int, y: int) -> tuple[int, int, int]:
        """Return the red, green and blue of a pixel."""
        blue, green, red, _nothing = self.row(x, y, 1)
        return red, green, blue

    def environment(self) -> dict[str, str]:
        """Return what a program needs to show itself here."""
        return {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def windows(self) -> list[str]:
        """Return the ids of the visible windows that are called AssertJournal."""
        named = ["search", "--onlyvisible", "--name", "^AssertJournal$"]
        return self._xdotool(named, check=False).split()  # fails where there is none

    def focus(self, window: str) -> None:
        """Set the window that the keys go to."""
        self._xdotool(["windowfocus", "--sync", window])

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as `ctrl+n` or `Return`."""
        self._xdotool(["key", *keys])

    def write(self, text: str) -> None:
        """Type ASCII text."""
        self._xdotool(["type", text])

    def writing(self, text: str, milliseconds: int) -> "subprocess.Popen[bytes]":
        """Begin to type ASCII text, one key in so many milliseconds."""
        command = ["xdotool", "type", "--delay", str(milliseconds), text]
        return subprocess.Popen(command, env=self._own(os.environ))

    def _glance(self, box: Box) -> tuple[bytes, ...]:
        left, top, right, bottom = box
        with self._memory.open("rb") as memory:
            header = _HEADER.unpack(memory.read(_HEADER.size))
            line = header[_BYTES_PER_LINE]
            memory.seek(header[_DATA_AFTER] + header[_COLOURS] * _COLOUR_BYTES + top * line)
            rows = memory.read((bottom - top) * line)
        return tuple(rows[at + left * _BYTES : at + right * _BYTES] for at in range(0, len(rows), line))

    def _xdotool(self, arguments: list[str], *, check: bool = True) -> str:
        command = ["xdotool", *arguments]
        return subprocess.run(command, env=self._own(os.environ), capture_output=True, text=True, check=check).stdout

    def _own(self, environ: Mapping[str, str]) -> dict[str, str]:
        return {**environ, "DISPLAY": self.display}


@contextmanager
def a_screen(folder: Path) -> Iterator[Screen]:
    """Start a screen on a free display; skips the test where the programs for it are missing."""
    for program in ("Xvfb", "xdotool"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    reading, writing = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        size,
        "-fbdir",
        str(folder),
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield Screen(f":{number.readline().strip()}", folder)
    finally:
        server.terminate()
        server.wait()
