"""JSON of a fixed form: anything that does not fit is a ValueError."""

import pytest

from assertjournal.data.disk.strict_json import JsonFacts, base64_bytes

LARGEST = 100


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"null",
        b'{"a": 1, "a": 1}',
        b'{"a": {"b": 1, "b": 2}}',
        b'{"a": 1.0}',
        b'{"a": NaN}',
        b'{"a": "\xff"}',
        b"{" + b" " * LARGEST + b"}",
    ],
    ids=[
        "nothing",
        "a list",
        "null",
        "a key twice",
        "a key twice inside",
        "a decimal",
        "no number",
        "no UTF-8",
        "large",
    ],
)
def test_what_is_no_plain_object_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - it has no words: each format says what is wrong
        JsonFacts.parse(data, LARGEST)


@pytest.mark.parametrize("value", ["true", '"1"', "0", "11", "null", "[1]"])
def test_a_whole_number_is_within_its_bounds_and_nothing_else(value: str) -> None:
    facts = JsonFacts.parse(f'{{"n": {value}}}'.encode(), LARGEST)

    with pytest.raises(ValueError, match="n"):
        facts.integer("n", 1, 10)


def test_both_bounds_are_whole_numbers_that_fit() -> None:
    facts = JsonFacts.parse(b'{"low": 1, "high": 10}', LARGEST)

    assert (facts.integer("low", 1, 10), facts.integer("high", 1, 10)) == (1, 10)


@pytest.mark.parametrize("digits", ["AB", "abcd", "a", "zz", "ab ", ""])
def test_bytes_in_digits_have_one_spelling(digits: str) -> None:
    facts = JsonFacts.parse(f'{{"d": "{digits}"}}'.encode(), LARGEST)

    with pytest.raises(ValueError):  # noqa: PT011 - as above
        facts.digits("d", 1)


@pytest.mark.parametrize("text", ["YQ", "YR==", "YQ==\n", " YQ==", "YQ==YQ==", "é", ""])
def test_bytes_in_base64_have_one_spelling(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - as above
        base64_bytes(text, 1, 1)


@pytest.mark.parametrize("length", [0, 3])
def test_a_list_is_within_its_bounds(length: int) -> None:
    facts = JsonFacts.of({"l": [{}] * length})

    with pytest.raises(ValueError, match="l"):
        facts.list("l", 1, 2)


def test_what_nobody_read_is_refused() -> None:
    facts = JsonFacts.parse(b'{"known": 1, "new": 2}', LARGEST)
    facts.integer("known", 0, 9)

    with pytest.raises(ValueError, match="new"):
        facts.finish()


def test_what_is_missing_is_refused() -> None:
    with pytest.raises(ValueError, match="gone"):
        JsonFacts.of({}).need("gone")
