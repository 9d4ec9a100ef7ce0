"""Ratings of a value in words: their days and numbers, and nothing made of them."""

from assertjournal.core.formatting import Formatter
from assertjournal.core.value import ValueRating
from assertjournal.i18n import _

BETWEEN = "\u00a0· "


def rating_words(rating: ValueRating, formatter: Formatter) -> str:
    """Return a day with what was rated on it."""
    day = formatter.day(rating.date)
    matters = "" if rating.importance is None else _("matters {number}").format(number=rating.importance)
    lived = "" if rating.lived is None else _("lived {number}").format(number=rating.lived)
    words = _("{day}: {ratings}").format(day=day, ratings=", ".join(filter(None, (matters, lived))))
    return words.replace(" ", "\u00a0")  # a day keeps its line, and lines break between days


def history_words(ratings: tuple[ValueRating, ...], formatter: Formatter, newest: int | None = None) -> str:
    """Return ratings from the oldest day to the newest.

    With `newest` only that many, and a sign that there are more.
    """
    if not ratings:
        return _("Not rated yet.")
    shown = ratings if newest is None else ratings[-newest:]
    words = BETWEEN.join(rating_words(rating, formatter) for rating in shown)
    return words if len(shown) == len(ratings) else f"…{BETWEEN}{words}"
