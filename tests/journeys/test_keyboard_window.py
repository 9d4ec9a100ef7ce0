"""A real window on a real screen, with keys only: what was typed is there after locking, and after being ended."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.screen import HEIGHT, WIDTH, Screen, wait_until
from tests.support.builders import PASSPHRASE, a_journal
from tests.support.source_tree import ROOT

_ACCENT = bytes((0x66, 0x6B, 0x1E))
_ACCENT_SOFT = bytes((0xE9, 0xEC, 0xDC))
_SIDE = (0xF3, 0xEF, 0xE8)
_IN_SIDEBAR = (4, HEIGHT // 2)
_IN_ENTRY = 20
_RING = 400
_WIDER = 20
_TEXTS = {
    "priorities": ("wants", "heron at the river"),
    "asking": ("what_happens", "lantern in the hall"),
    "negotiation": ("show_understanding", "walnut under the tree"),
    "information": ("questions", "quilt on the line"),
    "saying_no": ("refusing", "kettle on the stove"),
    "values": ("honest_reason", "harbour before dawn"),
}
Start = Callable[[Path], "subprocess.Popen[bytes]"]


@pytest.fixture
def start(screen: Screen, tmp_path: Path) -> Iterator[Start]:
    homes = {name: str(tmp_path / "home") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    programs = []

    def start_it(journal: Path) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "assertjournal", str(journal)]
        program = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **homes, **screen.environment()})
        programs.append(program)
        focus_window(screen)
        return program

    yield start_it
    for program in programs:
        program.kill()
        program.wait()


def test_six_texts_typed_with_keys_only_are_there_after_locking(screen: Screen, start: Start, tmp_path: Path) -> None:
    journal = tmp_path / "Journal.ajournal"
    program = start(journal)
    create_journal(screen)
    begin(screen, "ctrl+n")
    screen.write("keys only")
    type_the_six_texts(screen)

    lock(screen)
    unlock(screen)
    screen.press("ctrl+q")

    assert program.wait(30) == 0
    entries = exported(journal, tmp_path)["entries"]
    typed = {entry["worksheet"]: entry["answers"] for entry in entries}
    assert {name: words_of(typed[name][field]) for name, (field, _text) in _TEXTS.items()} == {
        name: text for name, (_field, text) in _TEXTS.items()
    }


def test_what_stands_on_the_screen_is_saved_when_the_system_ends_the_program(
    screen: Screen, start: Start, tmp_path: Path
) -> None:
    journal = tmp_path / "Journal.ajournal"
    a_journal(journal)
    program = start(journal)
    unlock(screen)
    begin(screen, "ctrl+shift+n")

    with screen.writing("i " * 60, milliseconds=20) as typing:
        wait_until(lambda: strokes_in_focus(screen) > 10, "ten letters")
        seen = strokes_in_focus(screen)
        program.send_signal(signal.SIGTERM)
        code = program.wait(30)
        typing.terminate()

    assert code == 0
    saved = exported(journal, tmp_path)["entries"][0]["answers"]["text"]
    assert saved.count("i") >= seen - 1  # one of the strokes may be the caret
    assert set(saved) <= {"i", " "}


def create_journal(screen: Screen) -> None:
    screen.write(PASSPHRASE)
    screen.press("Return")
    screen.write(PASSPHRASE)
    first_run = left_edge(screen) or 0
    screen.press("Tab", "space")  # the button that makes it
    wait_until(lambda: left_edge(screen) in range(1, first_run - _WIDER), "the recovery key, on a wider page")
    screen.press("space")
    wait_until(lambda: is_unlocked(screen), "the unlocked journal")


def type_the_six_texts(screen: Screen) -> None:
    for number, (_field, text) in enumerate(_TEXTS.values(), 1):
        go_to_skill(screen, number)
        screen.write(text)


def begin(screen: Screen, keys: str) -> None:
    """Go from the welcome page to one with a field to type in."""
    screen.press(keys)
    wait_until(lambda: focused_field(screen) is not None, "a field to type in")


def go_to_skill(screen: Screen, number: int) -> None:
    before = marked_entry(screen)
    screen.press(f"ctrl+{number}")
    wait_until(lambda: marked_entry(screen) not in (None, before), f"skill {number}")


def lock(screen: Screen) -> None:
    screen.press("ctrl+l")
    wait_until(lambda: not is_unlocked(screen), "the window to go")
    focus_window(screen)


def unlock(screen: Screen) -> None:
    screen.write(PASSPHRASE)
    screen.press("Return")
    wait_until(lambda: is_unlocked(screen), "the unlocked journal")


def focus_window(screen: Screen) -> None:
    wait_until(lambda: screen.windows() and left_edge(screen) is not None, "the window")
    screen.focus(screen.windows()[0])


def is_unlocked(screen: Screen) -> bool:
    return screen.colour(*_IN_SIDEBAR) == _SIDE


def marked_entry(screen: Screen) -> int | None:
    """Return how far down the sidebar's entry is that is marked as open."""
    column = screen.picture((_IN_ENTRY, 0, _IN_ENTRY + 1, HEIGHT))
    return next((y for y, pixel in enumerate(column) if pixel.startswith(_ACCENT_SOFT)), None)


def left_edge(screen: Screen) -> int | None:
    """Return the leftmost column with the accent's colour, by which pages of different widths differ."""
    rows = (row.find(_ACCENT) for row in screen.picture((0, 0, WIDTH, HEIGHT)))
    return min((found // 4 for found in rows if found >= 0), default=None)


def strokes_in_focus(screen: Screen) -> int:
    """Count the upright strokes on the first line of the field that has the focus, with that of the caret."""
    field = focused_field(screen)
    if field is None:
        return 0
    left, top = field
    lines = screen.picture((left + 8, top + 8, left + _RING, top + 40))
    dark = [any(line[4 * x] < 100 for line in lines) for x in range(_RING - 8)]
    return sum(here and not before for before, here in zip([False, *dark], dark, strict=False))


def focused_field(screen: Screen) -> tuple[int, int] | None:
    """Return where the ring of the wide field with the focus begins: its left and its top."""
    ring = (_ACCENT + screen.row(0, 0, 1)[3:]) * _RING
    edges = ((row.find(ring), y) for y, row in enumerate(screen.picture((0, 0, WIDTH, HEIGHT))))
    return next(((found // 4, y) for found, y in edges if found >= 0), None)


def exported(journal: Path, folder: Path) -> Any:
    secret, output = folder / "passphrase", folder / "export.json"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    export = ["export", str(journal), "--format", "json", "--output", str(output), "--passphrase-file", str(secret)]
    subprocess.run([sys.executable, "-m", "assertjournal", *export], cwd=ROOT, check=True)
    return json.loads(output.read_text(encoding="utf-8"))


def words_of(answer: Any) -> str:
    if isinstance(answer, str):
        return answer
    return " ".join(line if isinstance(line, str) else line["text"] for line in answer)
