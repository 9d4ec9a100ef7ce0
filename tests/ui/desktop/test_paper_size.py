"""The paper that a locale means."""

import pytest
from PySide6.QtCore import QLocale

from assertjournal.core.summary import Paper
from assertjournal.ui.desktop.paper_size import paper_size


@pytest.mark.parametrize(
    ("name", "paper"),
    [
        ("en_US", Paper.LETTER),
        ("fr_CA", Paper.LETTER),
        ("es_MX", Paper.LETTER),
        ("en_GB", Paper.A4),
        ("de_DE", Paper.A4),
        ("es_AR", Paper.A4),
    ],
)
def test_the_paper_is_that_of_the_territory(name: str, paper: Paper) -> None:
    assert paper_size(QLocale(name)) is paper


def test_the_bare_locale_means_a4() -> None:
    assert paper_size(QLocale.c()) is Paper.A4
