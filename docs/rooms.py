"""Draws the rooms of the program, as the import contracts in pyproject.toml stack them, into docs/rooms.svg.

Run it after a contract changed: `python3 docs/rooms.py`. A test compares the picture with the contracts.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
PICTURE = HERE / "rooms.svg"
PROGRAM = "assertjournal"
WIDTH, MARGIN, GAP = 960, 16, 6
TITLE, FLOOR, FLAT = 24, 28, 32
STYLE = "text{font:13px sans-serif;fill:#1d2b2a}.t{font-weight:bold}rect{stroke:#5b7d79}.g{stroke:none}"

Floors = tuple[tuple[str, ...], ...]
"""Names from the top floor to the bottom one; names on one floor stand side by side."""


def contracts(project: Path) -> dict[str, Floors]:
    """Return the floors of each container that a layers contract in pyproject.toml names."""
    linter = tomllib.loads(project.read_text(encoding="utf-8"))["tool"]["importlinter"]
    return {
        contract["containers"][0]: tuple(_names(layer) for layer in contract["layers"])
        for contract in linter["contracts"]
        if contract["type"] == "layers"
    }


def picture(known: dict[str, Floors]) -> str:
    """Return the drawing as SVG; equal contracts make equal text."""
    shapes, y = [], MARGIN
    for floor in known[PROGRAM]:
        height = max(_height(known, name) for name in floor)
        shapes += list(_side_by_side(known, floor, y, height))
        y += height + GAP
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + MARGIN - GAP}" role="img">'
    style = f"<style>{STYLE}</style>"
    title = "<title>The rooms of AssertJournal; each may import what stands below it</title>"
    ground = f'<rect class="g" width="{WIDTH}" height="{y + MARGIN - GAP}" fill="#ffffff"/>'
    return "\n".join([head, title, style, ground, *shapes, "</svg>"]) + "\n"


def _names(layer: str) -> tuple[str, ...]:
    names = tuple(re.findall(r"\w+", layer))
    # A ":" stands between modules that may import each other: they have no order, and are drawn as one.
    return (", ".join(names),) if ":" in layer else names


def _rooms(known: dict[str, Floors], name: str) -> Floors:
    return known.get(f"{PROGRAM}.{name}", ())


def _height(known: dict[str, Floors], name: str) -> int:
    floors = _rooms(known, name)
    return TITLE + len(floors) * FLOOR + GAP if floors else FLAT


def _side_by_side(known: dict[str, Floors], floor: Sequence[str], y: int, height: int) -> Iterator[str]:
    widths = _widths(known, floor)
    x = MARGIN
    for name, width in zip(floor, widths, strict=True):
        floors = _rooms(known, name)
        yield _box(x, y, width, height, "#e4efed")
        yield _text(x + width // 2, y + (17 if floors else height // 2 + 5), name, "t")
        for number, rooms in enumerate(floors):
            yield from _row(x + GAP, y + TITLE + number * FLOOR, width - 2 * GAP, rooms)
        x += width + GAP


def _widths(known: dict[str, Floors], floor: Sequence[str]) -> list[int]:
    """Return widths that grow with the number of rooms that stand side by side at most."""
    shares = [1 + max((len(rooms) for rooms in _rooms(known, name)), default=0) for name in floor]
    room = WIDTH - 2 * MARGIN - GAP * (len(floor) - 1)
    return [room * share // sum(shares) for share in shares]


def _row(x: int, y: int, width: int, rooms: Sequence[str]) -> Iterator[str]:
    each = (width - GAP * (len(rooms) - 1)) // len(rooms)
    for number, name in enumerate(rooms):
        left = x + number * (each + GAP)
        yield _box(left, y, each, FLOOR - 4, "#ffffff")
        yield _text(left + each // 2, y + 17, name)


def _box(x: int, y: int, width: int, height: int, fill: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="4" fill="{fill}"/>'


def _text(x: int, y: int, text: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x}" y="{y}" text-anchor="middle"{named}>{escape(text)}</text>'


if __name__ == "__main__":
    PICTURE.write_text(picture(contracts(HERE.parent / "pyproject.toml")), encoding="utf-8")
