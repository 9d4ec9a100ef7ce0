"""Brackets that belong together, and which way a pair of them runs in a line with letters from both sides.

Follows BD16 and N0 of the Unicode Bidirectional Algorithm (UAX #9, https://www.unicode.org/reports/tr9/). The pairs are
those of Unicode's BidiBrackets.txt that are in use today.
"""

from collections.abc import Sequence
from itertools import takewhile
from unicodedata import bidirectional

PAIRS = (
    "()[]{}⁅⁆⁽⁾₍₎⌈⌉⌊⌋⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⸢⸣⸤⸥⸦⸧⸨⸩"
    "〈〉《》「」『』【】\u3014\u3015〖〗〘〙〚〛\uff08\uff09\uff3b\uff3d\uff5b\uff5d｟｠｢｣"
)
"""Opening and closing brackets, by turns."""

_CLOSED_BY = dict(zip(PAIRS[::2], PAIRS[1::2], strict=True))
_CLOSING = frozenset(PAIRS[1::2])
_DEEPEST = 63
_SIDES = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


def turn_brackets(line: str, kinds: list[str], base: str) -> None:
    """Set in `kinds` which way pairs of brackets run. It holds the kind of each letter of `line` by rule W7.

    `base` is "L" or "R", as the paragraph runs.
    """
    for pair in _pairs(line, kinds):
        side = _side_of(kinds, *pair, base)
        for at in pair if side else ():
            kinds[at] = side
            for mark in takewhile(lambda after: bidirectional(line[after]) == "NSM", range(at + 1, len(line))):
                kinds[mark] = side


def _pairs(line: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Return where brackets open and where they close, in the order in which they open (BD16)."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for at, letter in enumerate(line):
        if kinds[at] != "ON":
            continue
        if letter in _CLOSED_BY:
            if len(waiting) == _DEEPEST:
                return []
            waiting.append((_CLOSED_BY[letter], at))
        elif letter in _CLOSING:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == letter:
                    found.append((waiting[depth][1], at))
                    del waiting[depth:]
                    break
    return sorted(found)


def _side_of(kinds: Sequence[str], opening: int, closing: int, base: str) -> str:
    """Return which way a pair runs: as the paragraph does where anything in it does so, too.

    Where all in it runs the other way, as what is before it; nothing where nothing in it runs either way (N0).
    """
    within = {_SIDES[kind] for kind in kinds[opening + 1 : closing] if kind in _SIDES}
    if not within:
        return ""
    if base in within:
        return base
    return next((_SIDES[kind] for kind in reversed(kinds[:opening]) if kind in _SIDES), base)
