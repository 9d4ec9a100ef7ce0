"""How hard a passphrase is to guess, in words."""

import pytest

from assertjournal.services.safety.passphrases import Strength, in_words, strength


@pytest.mark.parametrize(
    ("passphrase", "rated"),
    [
        ("", Strength.EMPTY),
        ("password", Strength.WEAK),
        ("x" * 100, Strength.WEAK),
        ("tulip harbour", Strength.GOOD),
        ("copper lantern undecided walrus", Strength.STRONG),
    ],
)
def test_a_passphrase_is_rated(passphrase: str, rated: Strength) -> None:
    assert strength(passphrase) is rated


def test_only_the_beginning_of_an_endless_passphrase_is_rated() -> None:
    assert strength("correct horse battery staple " * 10_000) in Strength


def test_every_strength_has_its_own_words() -> None:
    assert len({in_words(rated) for rated in Strength}) == len(Strength)
