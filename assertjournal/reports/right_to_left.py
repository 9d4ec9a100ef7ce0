"""Hebrew, Arabic and their like: in which order their letters stand on a line that is drawn from left to right.

Follows the Unicode Bidirectional Algorithm (UAX #9, https://www.unicode.org/reports/tr9/) for plain paragraphs: the
rules W1 to W7, N0 to N2, I1, I2 and L1 to L4, line by line, without embeddings, overrides and isolates. Rules that
are named below are its rules.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from types import MappingProxyType
from unicodedata import bidirectional, combining

from assertjournal.reports.brackets import PAIRS, turn_brackets

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_STRONG = frozenset({"L", "R", "AL"})
_NUMBERS = frozenset({"EN", "AN"})
_BLANK = frozenset({"WS", "B", "S"})
_TURNED = PAIRS + "<>«»\u2039\u203a≤≥"
_MIRRORED = MappingProxyType(dict(zip(_TURNED[::2] + _TURNED[1::2], _TURNED[1::2] + _TURNED[::2], strict=True)))


def holds_right_to_left(text: str) -> bool:
    """Return whether there is a letter in `text` that is written from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def begins_right_to_left(text: str) -> bool:
    """Return whether a paragraph runs from right to left as a whole: its first letter does (rules P2 and P3)."""
    return next((kind for kind in map(bidirectional, text) if kind in _STRONG), "L") != "L"


def in_drawn_order(line: str, *, from_right: bool) -> str:
    """Return the letters of a line from left to right, in a paragraph that as a whole begins `from_right` or not."""
    levels = _levels(line, base=int(from_right))
    units = list(_units(line, levels))
    for level in range(max(levels, default=0), 0, -1):
        units = _reversed_from(units, level)
    return "".join(text for text, _level in units)


def _levels(line: str, base: int) -> list[int]:
    kinds = _with_weak([bidirectional(letter) or "L" for letter in line], base)
    turn_brackets(line, kinds, "R" if base else "L")
    levels = [_level(kind, base) for kind in _with_neutrals(kinds, base)]
    # Blanks at the end stand where the paragraph ends (L1).
    for at in range(len(line) - 1, -1, -1):
        if bidirectional(line[at]) not in _BLANK:
            break
        levels[at] = base
    return levels


def _with_weak(kinds: list[str], base: int) -> list[str]:
    """Set the kinds of marks, numbers and what stands between numbers (W1 to W7)."""
    strong = start = "R" if base else "L"
    for at, kind in enumerate(kinds):
        if kind in {"NSM", "BN"}:
            kinds[at] = kinds[at - 1] if at else start
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
        elif kind in _STRONG:
            strong = kind
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    _join_numbers(kinds)
    strong = start
    for at, kind in enumerate(kinds):
        if kind == "EN" and strong == "L":
            kinds[at] = "L"
        elif kind in {"ES", "ET", "CS"}:
            kinds[at] = "ON"
        elif kind in {"L", "R"}:
            strong = kind
    return kinds


def _join_numbers(kinds: list[str]) -> None:
    """Make a point within a number, and a sign before or behind one, part of it (W4 and W5)."""
    for at in range(1, len(kinds) - 1):
        before, kind, after = kinds[at - 1 : at + 2]
        if before == after and ((kind == "CS" and before in _NUMBERS) or (kind == "ES" and before == "EN")):
            kinds[at] = before
    at = 0
    for kind, group in groupby(list(kinds)):
        end = at + len(list(group))
        if kind == "ET" and "EN" in (kinds[at - 1 : at] + kinds[end : end + 1]):
            kinds[at:end] = ["EN"] * (end - at)
        at = end


def _with_neutrals(kinds: list[str], base: int) -> list[str]:
    """Set the kinds of blanks and signs: that of both their neighbours, else that of the paragraph (N1 and N2)."""
    usual = "R" if base else "L"
    at, before = 0, usual
    for settled, group in groupby(list(kinds), key=lambda kind: kind in {"L", "R", *_NUMBERS}):
        end = at + len(list(group))
        if settled:
            before = _side(kinds[end - 1])
        else:
            after = _side(kinds[end]) if end < len(kinds) else usual
            kinds[at:end] = [before if before == after else usual] * (end - at)
        at = end
    return kinds


def _side(kind: str) -> str:
    return "R" if kind in _NUMBERS else kind


def _level(kind: str, base: int) -> int:
    """Return how deep a letter is nested (I1 and I2): odd levels run from right to left."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _units(line: str, levels: list[int]) -> Iterator[tuple[str, int]]:
    """Yield letters with their marks, which stay behind them (L3), mirrored where they run from the right (L4)."""
    unit, unit_level = "", 0
    for letter, level in zip(line, levels, strict=True):
        if unit and combining(letter):
            unit += letter
            continue
        if unit:
            yield unit, unit_level
        unit, unit_level = _MIRRORED.get(letter, letter) if level % 2 else letter, level
    if unit:
        yield unit, unit_level


def _reversed_from(units: list[tuple[str, int]], level: int) -> list[tuple[str, int]]:
    """Turn every run of at least this level around (L2)."""
    turned: list[tuple[str, int]] = []
    for deep, group in groupby(units, key=lambda unit: unit[1] >= level):
        run = list(group)
        turned += reversed(run) if deep else run
    return turned
