"""Where two texts differ, word by word."""

import re
from difflib import SequenceMatcher
from typing import TypeAlias

Spans: TypeAlias = tuple[tuple[int, int], ...]
"""Parts of a text, each by the places where it begins and ends, counted in characters."""

_WORD = re.compile(r"\S+")
_MOST_PAIRS = 2_000_000


def differing_words(then: str, now: str) -> tuple[Spans, Spans]:
    """Return the words of each text that are not in the other at their place. White space does not count.

    Where comparing would take long, everything between the first and the last difference counts as different.
    """
    before, after = list(_WORD.finditer(then)), list(_WORD.finditer(now))
    old, new = [word.group() for word in before], [word.group() for word in after]
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    taken_out: list[tuple[int, int]] = []
    put_in: list[tuple[int, int]] = []
    for first, last, begin, end in _changes(old, new):
        _note(taken_out, before[head + first : head + last])
        _note(put_in, after[head + begin : head + end])
    return tuple(taken_out), tuple(put_in)


def _shared(one: list[str], other: list[str]) -> int:
    """Return how many words both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (left, right) in pairs if left != right), min(len(one), len(other)))


def _changes(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    if len(old) * len(new) > _MOST_PAIRS:
        return [(0, len(old), 0, len(new))]
    codes = SequenceMatcher(None, old, new).get_opcodes()
    return [places for kind, *places in codes if kind != "equal"]  # type: ignore[misc]


def _note(spans: list[tuple[int, int]], words: list[re.Match[str]]) -> None:
    if words:
        spans.append((words[0].start(), words[-1].end()))
