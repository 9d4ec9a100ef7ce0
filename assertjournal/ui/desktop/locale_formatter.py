"""Dates and sizes as the user's locale writes them."""

import re
from datetime import date

from PySide6.QtCore import QDate, QLocale

_WEEKDAY = re.compile(r"\W*\bd{3,4}\b\W*")


class LocaleFormatter:
    """Writes dates and sizes with Qt's knowledge of the locale; needs no window."""

    def __init__(self, locale: QLocale) -> None:
        """Write for this locale; for the bare C locale, which has no customs, as in Britain."""
        bare = locale.language() == QLocale.Language.C
        self._locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom) if bare else locale
        self._long = self._locale.dateFormat(QLocale.FormatType.LongFormat)
        # The short form of most locales leaves open which number is the month: shorten the long one instead.
        self._medium = _WEEKDAY.sub(" ", self._long).strip().replace("MMMM", "MMM")

    def day(self, day: date) -> str:
        """Return a date such as “19 Nov 2026”."""
        return self._write(day, self._medium)

    def long_day(self, day: date) -> str:
        """Return a date such as “Thursday, 19 November 2026”."""
        return self._write(day, self._long)

    def size(self, count: int) -> str:
        """Return a number of bytes in the largest unit that fits, with one decimal, such as “4.2 MB”."""
        return self._locale.formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)

    def _write(self, day: date, form: str) -> str:
        return self._locale.toString(QDate(day.year, day.month, day.day), form)
