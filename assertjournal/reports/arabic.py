"""Arabic letters in the forms in which they join their neighbours, as Unicode's own tables list them."""

import re
from functools import cache
from unicodedata import category, decomposition

_ARABIC = re.compile("[\u0620-\u06ff\u0750-\u077f]+")
_PRESENTATION = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))
_STRETCH = "\u0640"
_LAM = "\u0644"
_LAM_WITH_ALEF = frozenset(_LAM + alef for alef in "\u0622\u0623\u0625\u0627")
_SHAPES = {(True, True): "<medial>", (True, False): "<final>", (False, True): "<initial>", (False, False): "<isolated>"}
Forms = dict[str, dict[str, str]]


def joined(text: str) -> str:
    """Return `text` with its Arabic letters in their joining forms. Other letters stay as they are."""
    return _ARABIC.sub(lambda match: _joined(match.group()), text)


def _joined(word: str) -> str:
    forms = _forms()
    letters = _with_ligatures(word, forms)
    shapes = []
    for at, letter in enumerate(letters):
        from_before = _joins_next(_neighbour(letters, at, -1), forms) and _joins_last(letter, forms)
        to_after = _joins_next(letter, forms) and _joins_last(_neighbour(letters, at, +1), forms)
        shapes.append(forms.get(letter, {}).get(_SHAPES[from_before, to_after], letter))
    return "".join(shapes)


def _neighbour(letters: list[str], at: int, step: int) -> str:
    """Return the next letter in a direction, past the vowel marks that stand above and below letters."""
    at += step
    while 0 <= at < len(letters) and category(letters[at][0]) == "Mn":
        at += step
    return letters[at] if 0 <= at < len(letters) else ""


def _joins_next(letter: str, forms: Forms) -> bool:
    return letter == _STRETCH or "<initial>" in forms.get(letter, {})


def _joins_last(letter: str, forms: Forms) -> bool:
    return letter == _STRETCH or "<final>" in forms.get(letter, {})


def _with_ligatures(letters: str, forms: Forms) -> list[str]:
    """Put lam and alef together, which are always written as one."""
    found: list[str] = []
    for letter in letters:
        if found and found[-1] == _LAM and "<final>" in forms.get(_LAM + letter, {}):
            found[-1] += letter
        else:
            found.append(letter)
    return found


@cache
def _forms() -> Forms:
    """Return the forms of each letter, and of lam with alef, by the names that Unicode has for them."""
    forms: Forms = {}
    for code in _PRESENTATION:
        kind, *sources = decomposition(chr(code)).split() or [""]
        letters = "".join(chr(int(source, 16)) for source in sources)
        if len(letters) == 1 or letters in _LAM_WITH_ALEF:
            forms.setdefault(letters, {}).setdefault(kind, chr(code))
    return forms
