"""The recovery key as text: forgiving of how it is typed, unforgiving of a wrong character."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assertjournal.core.errors import WrongSecret
from assertjournal.data.keys.recovery_key import RECOVERY_BYTES, recovery_bytes, recovery_text

SECRET = bytes(range(20))
SECRETS = st.binary(min_size=RECOVERY_BYTES, max_size=RECOVERY_BYTES)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_it_is_written_in_seven_groups_of_clear_letters_and_digits() -> None:
    text = recovery_text(SECRET)

    assert [len(group) for group in text.split("-")] == [5, 5, 5, 5, 5, 5, 4]
    assert not set(text) & set("ILOU")


@given(SECRETS)
def test_what_is_written_reads_back(secret: bytes) -> None:
    assert recovery_bytes(recovery_text(secret)) == secret


@pytest.mark.parametrize(
    "typed",
    [
        recovery_text(SECRET).lower(),
        recovery_text(SECRET).replace("-", ""),
        recovery_text(SECRET).replace("-", " — \n"),
        recovery_text(SECRET).replace("0", "O").replace("1", "l"),
        recovery_text(SECRET).replace("0", "o").replace("1", "I"),
    ],
)
def test_case_spaces_dashes_and_look_alikes_do_not_matter(typed: str) -> None:
    assert recovery_bytes(typed) == SECRET


def test_nearly_every_wrong_character_is_noticed() -> None:
    chance = random.Random(7)
    noticed = 0
    for _slip in range(2000):
        characters = list(recovery_text(chance.randbytes(RECOVERY_BYTES)))
        place = chance.choice([number for number, character in enumerate(characters) if character != "-"])
        characters[place] = chance.choice(ALPHABET.replace(characters[place], ""))
        try:
            recovery_bytes("".join(characters))
        except WrongSecret:
            noticed += 1

    assert noticed >= 1990


def test_a_wrong_character_is_named_as_the_cause() -> None:
    mistyped = "Z" + recovery_text(SECRET)[1:]

    with pytest.raises(WrongSecret, match="A character of this recovery key is off"):
        recovery_bytes(mistyped)


@pytest.mark.parametrize("typed", ["", "ABC", recovery_text(SECRET) + "0", recovery_text(SECRET)[:-1]])
def test_a_missing_or_surplus_character_is_counted(typed: str) -> None:
    with pytest.raises(WrongSecret, match="34 letters and digits"):
        recovery_bytes(typed)


def test_a_foreign_character_is_refused() -> None:
    with pytest.raises(WrongSecret, match="no recovery key has"):
        recovery_bytes("!" + recovery_text(SECRET)[1:])
