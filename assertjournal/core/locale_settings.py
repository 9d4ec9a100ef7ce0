"""What is usual where someone lives, for what is written to be read elsewhere."""

from dataclasses import dataclass
from datetime import date

from assertjournal.core.formatting import Formatter
from assertjournal.core.summary import Paper


@dataclass(frozen=True, slots=True)
class LocaleSettings:
    """How dates are written, and the paper that printers hold."""

    formatter: Formatter
    paper: Paper


class IsoFormatter:
    """Writes dates the same everywhere, such as 2026-11-23."""

    def day(self, day: date) -> str:
        """Return the date."""
        return day.isoformat()

    def long_day(self, day: date) -> str:
        """Return the date; its weekday would need a language."""
        return day.isoformat()

    def size(self, count: int) -> str:
        """Return the number of bytes. A larger unit would need a decimal sign."""
        return f"{count} B"


ANYWHERE = LocaleSettings(IsoFormatter(), Paper.A4)
"""What serves where no one knows the locale."""
