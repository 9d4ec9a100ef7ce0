"""How hard a passphrase is to guess, in words."""

from enum import StrEnum

from assertjournal.i18n import _

RATED_LENGTH = 72


class Strength(StrEnum):
    """Steps of zxcvbn's estimate, 0 to 4, put together where the advice is the same."""

    EMPTY = "empty"
    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"
    STRONG = "strong"


_STEPS = (Strength.WEAK, Strength.WEAK, Strength.FAIR, Strength.GOOD, Strength.STRONG)


def strength(passphrase: str) -> Strength:
    """Rate the first 72 characters of a passphrase; takes some 10 ms."""
    if not passphrase:
        return Strength.EMPTY
    # imported late: start-up
    from zxcvbn import zxcvbn

    return _STEPS[zxcvbn(passphrase[:RATED_LENGTH])["score"]]


def in_words(rated: Strength) -> str:
    """Return in words what a strength means, and what would help."""
    return {
        Strength.EMPTY: _("Four or more words that do not belong together are easy to remember and hard to guess."),
        Strength.WEAK: _("Easy to guess. A few more words would help."),
        Strength.FAIR: _("Could be guessed with effort. One or two more words would help."),
        Strength.GOOD: _("Hard to guess."),
        Strength.STRONG: _("Very hard to guess."),
    }[rated]
