"""The table of all checks at full size: each check has a row, and one that fails is not passed over."""

from pathlib import Path

import pytest

from tests.crash import __main__ as soak
from tests.support.source_tree import ROOT


def test_every_check_has_a_row_for_each_way_in_which_it_is_to_run() -> None:
    titles = {row.title.strip() for row in soak.rows()}

    assert {
        "sigkill 200",
        "powercut 1000",
        "powercut 200 --careless",
        "inject",
        "leaks",
        "import_fuzz 30000",
        "journal_model 1000 50",
    } <= titles


def test_every_program_that_prints_figures_says_its_full_size_in_soak() -> None:
    programs = {
        path.stem
        for path in (ROOT / "tests" / "crash").glob("[a-z]*.py")
        if "Print the figures" in path.read_text(encoding="utf-8") and not path.stem.startswith("test_")
    }

    assert programs == {row.name for row in soak.rows()}


@pytest.mark.parametrize(("passed", "code", "word"), [(True, 0, "ok"), (False, 1, "MISS")])
def test_a_row_says_what_its_check_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], passed: bool, code: int, word: str
) -> None:
    monkeypatch.setattr(soak, "run", lambda _row: soak.Outcome("12 kills, 0 lost", 1.0, passed))

    assert soak.main(["sigkill"]) == code
    assert f"sigkill 200  {word}" in capsys.readouterr().out


def test_a_check_that_does_not_exist_is_not_silently_left_out() -> None:
    assert soak.main(["sigkill", "earthquake"]) == 2


def test_a_check_that_cannot_run_fails() -> None:
    outcome = soak.run(soak.Row("earthquake", ()))

    assert not outcome.passed
    assert "earthquake" in outcome.said


def test_a_module_without_a_size_has_no_row(tmp_path: Path) -> None:
    (tmp_path / "silent.py").write_text('"""Nothing."""\n')

    assert soak.rows(tmp_path) == ()
