"""The size of paper that printers hold where the user lives."""

from PySide6.QtCore import QLocale

from assertjournal.core.summary import Paper

# The territories whose paper is US Letter in CLDR, Unicode's data on the customs of the world.
_LETTER = frozenset(
    {
        QLocale.Country.Belize,
        QLocale.Country.Canada,
        QLocale.Country.Chile,
        QLocale.Country.Colombia,
        QLocale.Country.CostaRica,
        QLocale.Country.ElSalvador,
        QLocale.Country.Guatemala,
        QLocale.Country.Mexico,
        QLocale.Country.Nicaragua,
        QLocale.Country.Panama,
        QLocale.Country.Philippines,
        QLocale.Country.PuertoRico,
        QLocale.Country.UnitedStates,
        QLocale.Country.Venezuela,
    }
)


def paper_size(locale: QLocale) -> Paper:
    """Return the paper of the locale's territory. A4 for the bare C locale, which has none."""
    return Paper.LETTER if locale.territory() in _LETTER else Paper.A4
