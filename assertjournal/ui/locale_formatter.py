"""Dates as the user's locale writes them."""

from datetime import date

from PySide6.QtCore import QDate, QLocale


class LocaleFormatter:
    """Writes dates with Qt's knowledge of the locale; needs no window."""

    def __init__(self, locale: QLocale) -> None:
        """Write for this locale."""
        self._locale = locale

    def day(self, day: date) -> str:
        """Give a date such as “19 Nov 2026”."""
        return self._write(day, self._locale.dateFormat(QLocale.FormatType.ShortFormat))

    def long_day(self, day: date) -> str:
        """Give a date such as “Thursday, 19 November 2026”."""
        return self._write(day, self._locale.dateFormat(QLocale.FormatType.LongFormat))

    def _write(self, day: date, form: str) -> str:
        # Two digits for a year leave open which century is meant.
        four_digits = form if "yyyy" in form else form.replace("yy", "yyyy")
        return self._locale.toString(QDate(day.year, day.month, day.day), four_digits)
