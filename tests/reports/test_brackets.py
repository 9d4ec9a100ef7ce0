"""Brackets in lines with letters from both sides.

The cases are lines of Unicode's BidiCharacterTest.txt, version 15.0.0 (© 2022 Unicode, Inc.,
https://www.unicode.org/terms_of_use.html): letters; direction and level of the paragraph; levels; order as drawn.
"""

import pytest

from assertjournal.reports.right_to_left import in_drawn_order

CASES = """
05D0 05D1 0028 05D2 05D3 005B 0026 0065 0066 005D 002E 0029 0067 0068;0;0;1 1 0 1 1 0 0 0 0 0 0 0 0 0;1 0 2 4 3 5 6 7 8 9 10 11 12 13
05D0 05D1 0028 05D2 05D3 005B 0026 0065 0066 005D 002E 0029 0067 0068;1;1;1 1 1 1 1 1 1 2 2 1 1 1 2 2;12 13 11 10 9 7 8 6 5 4 3 2 1 0
0061 0062 0063 0020 0028 0064 0065 0066 0020 0627 0628 062C 0029 0020 05D0 05D1 05D2;0;0;0 0 0 0 0 0 0 0 0 1 1 1 0 0 1 1 1;0 1 2 3 4 5 6 7 8 11 10 9 12 13 16 15 14
0061 0062 0063 0020 0028 0064 0065 0066 0020 0627 0628 062C 0029 0020 05D0 05D1 05D2;1;1;2 2 2 1 1 2 2 2 1 1 1 1 1 1 1 1 1;16 15 14 13 12 11 10 9 8 5 6 7 4 3 0 1 2
0627 0628 062C 0020 0062 006F 006F 006B 0028 0073 0029;0;0;1 1 1 0 0 0 0 0 0 0 0;2 1 0 3 4 5 6 7 8 9 10
0627 0628 062C 0020 0062 006F 006F 006B 0028 0073 0029;1;1;1 1 1 1 2 2 2 2 2 2 2;4 5 6 7 8 9 10 3 2 1 0
0061 0028 05D0 005B 05D1 005D 0021 0029 0062;0;0;0 0 1 1 1 1 0 0 0;0 1 5 4 3 2 6 7 8
0061 0028 05D0 005B 05D1 005D 0021 0029 0062;1;1;2 1 1 1 1 1 1 1 2;8 7 6 5 4 3 2 1 0
05D0 0028 0061 005B 0062 005D 0021 0029 05D1;0;0;1 0 0 0 0 0 0 0 1;0 1 2 3 4 5 6 7 8
05D0 0028 0061 005B 0062 005D 0021 0029 05D1;1;1;1 1 2 2 2 2 1 1 1;8 7 6 2 3 4 5 1 0
0028 0061 005B 005B 005D 05D0 005D 007B 0028 005B 005D 2680 05D1 007D 0029 0029 05D2;1;1;1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1;16 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1 0
0028 05D0 005B 005B 005D 0061 005D 007B 0028 005B 005D 2680 0062 007D 0029 0029 0063;0;0;0 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0;0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16
0061 0028 0031 0029;1;1;2 2 2 2;0 1 2 3
0061 0028 0661 0029;0;0;0 0 2 0;0 1 2 3
05D0 0028 0031 0029;0;0;1 1 2 1;3 2 1 0
0661 0028 05D0 0029;0;0;2 1 1 1;3 2 1 0
0661 0028 0061 0029;1;1;2 1 2 1;3 2 1 0
""".strip().splitlines()  # noqa: E501 - as they are in the file
TURNED = str.maketrans("()[]{}", ")(][}{")


@pytest.mark.parametrize("case", CASES)
def test_a_case_of_unicode_is_drawn_as_it_should_be(case: str) -> None:
    codes, _direction, paragraph, levels, order = (part.split() for part in case.split(";"))
    drawn = [chr(int(code, 16)) for code in codes]
    turned = [
        letter.translate(TURNED) if int(level) % 2 else letter for letter, level in zip(drawn, levels, strict=True)
    ]

    assert in_drawn_order("".join(drawn), from_right=paragraph == ["1"]) == "".join(turned[int(at)] for at in order)


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("שלום (abc) 12:30", "12:30 (abc) םולש"),
        ("שלום [abc]", "[abc] םולש"),
        ("שלום def (ab) אב", "בא def (ab) םולש"),
        ("שלום (12 abc)", "(abc 12) םולש"),
        ("abc (שלום)", "(םולש) abc"),
    ],
)
def test_words_in_brackets_in_a_line_from_the_right(written: str, drawn: str) -> None:
    assert in_drawn_order(written, from_right=True) == drawn


def test_a_mark_on_a_bracket_goes_with_it() -> None:
    assert in_drawn_order("א(ב)\u0331 a", from_right=False) == "(\u0331ב)א a"


@pytest.mark.parametrize(("depth", "kept"), [(63, True), (64, False)])
def test_pairs_are_found_as_deep_as_unicode_goes(depth: int, kept: bool) -> None:
    line = f"a{'(' * depth}b{')' * depth}"

    assert in_drawn_order(line, from_right=True).endswith(")" if kept else "b")
