"""The ratings of a value in words: days and numbers, without any interpretation."""

from assertjournal.core.formatting import Formatter
from assertjournal.core.value import ValueRating
from assertjournal.i18n import _

BETWEEN = "\u00a0· "


def rating_words(rating: ValueRating, formatter: Formatter) -> str:
    """Return the day and the numbers of a rating."""
    day = formatter.day(rating.date)
    matters = "" if rating.importance is None else _("matters {number}").format(number=rating.importance)
    lived = "" if rating.lived is None else _("lived {number}").format(number=rating.lived)
    words = _("{day}: {ratings}").format(day=day, ratings=", ".join(filter(None, (matters, lived))))
    return words.replace(" ", "\u00a0")  # so that lines break between days, not within one


def history_words(ratings: tuple[ValueRating, ...], formatter: Formatter, newest: int | None = None) -> str:
    """Return the ratings in words, oldest first.

    With `newest`, only that many of the latest ones are named, after an ellipsis if there are more.
    """
    if not ratings:
        return _("Not rated yet.")
    shown = ratings if newest is None else ratings[-newest:]
    words = BETWEEN.join(rating_words(rating, formatter) for rating in shown)
    return words if len(shown) == len(ratings) else f"…{BETWEEN}{words}"
