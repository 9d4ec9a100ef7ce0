"""The characters that no typeface of a session summary has, named for people."""

from collections.abc import Callable, Iterable

from assertjournal.i18n import ngettext

_MOST_NAMED = 20


def named_characters(characters: Iterable[str], shown: Callable[[str], str] = str) -> str:
    """Name characters, or the first 20 and how many more there are; nothing where there is none.

    `shown` makes of a character what may stand where the name is read.
    """
    ordered = sorted(characters)
    named = [f"{shown(one)} (U+{ord(one[0]):04X})" for one in ordered[:_MOST_NAMED]]
    more = len(ordered) - len(named)
    if more:
        named.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
    return " ".join(named)
