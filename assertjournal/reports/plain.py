"""What people wrote, made fit for a document: line by line, without what no document can hold."""

import re

_TAB = "    "
_SHOWS_NOTHING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def paragraphs(text: str) -> list[str]:
    """Return what stands between line ends, without control characters, and without empty lines around the text."""
    lines = [_SHOWS_NOTHING.sub("", line).replace("\t", _TAB).rstrip() for line in text.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return lines
