"""The commands of the checkout: what they find missing, what they choose, what their children see."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev
from tests.conftest import SLOW_PLACES
from tests.support.source_tree import ROOT

GL = dev.Need("libgl1", "libGL.so.1")
QPDF = dev.Need("qpdf", "qpdf", "program", required=False)
NOWHERE = dev.Need("libnowhere1", "libnowhere.so.1")


def packages(needs: tuple[dev.Need, ...]) -> set[str]:
    return {need.package for need in needs}


@pytest.mark.parametrize(
    ("platform", "environ", "shown"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_window_opens_where_there_is_a_display(platform: str, environ: dict[str, str], shown: bool) -> None:
    assert dev.has_display(platform, environ) is shown


def test_running_without_a_display_asks_for_no_window_libraries() -> None:
    assert packages(dev.needs_of("run", "linux", {}, has_venv=True)) == packages(dev.IMPORT_NEEDS)


def test_running_on_x11_asks_for_its_libraries_and_for_no_test_programs() -> None:
    asked = packages(dev.needs_of("run", "linux", {"DISPLAY": ":0"}, has_venv=True))

    assert asked == packages((*dev.IMPORT_NEEDS, *dev.X11_NEEDS))


def test_running_on_wayland_asks_for_its_libraries() -> None:
    asked = packages(dev.needs_of("run", "linux", {"WAYLAND_DISPLAY": "wayland-0"}, has_venv=True))

    assert packages(dev.WAYLAND_NEEDS) <= asked


def test_testing_asks_for_programs_that_it_can_go_without() -> None:
    needs = dev.needs_of("test", "linux", {}, has_venv=True)

    assert {need.package for need in needs if not need.required} == packages(dev.TEST_NEEDS)


def test_a_machine_without_the_environment_needs_the_means_to_make_one() -> None:
    assert dev.VENV_NEED in dev.needs_of("bench", "linux", {}, has_venv=False)


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_other_systems_need_no_packages(platform: str) -> None:
    assert dev.needs_of("test", platform, {}, has_venv=False) == ()


def test_only_what_is_not_there_is_missing() -> None:
    assert dev.missing([GL, QPDF], present=lambda need: need is GL) == (QPDF,)


@pytest.mark.parametrize(
    "need",
    [NOWHERE, dev.Need("nowhere", "no-such-program", "program"), dev.Need("nowhere", "no_such_module", "module")],
)
def test_what_no_machine_has_is_not_present(need: dev.Need) -> None:
    assert not dev.is_present(need)


def test_python_itself_is_present() -> None:
    assert dev.is_present(dev.Need("python3", "json", "module"))


def test_on_debian_the_advice_is_one_line_to_run() -> None:
    advice = dev.advice([GL, QPDF], has_apt=True)

    assert advice.endswith("sudo apt-get install libgl1 qpdf")


def test_elsewhere_the_advice_names_what_is_missing_itself() -> None:
    advice = dev.advice([GL], has_apt=False)

    assert "libGL.so.1" in advice
    assert "apt" not in advice


@pytest.fixture
def no_apt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("no_apt")
def test_a_missing_library_stops_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        dev.prepare_machine([NOWHERE])

    assert stopped.value.code == 1
    assert "libnowhere.so.1" in capsys.readouterr().out


@pytest.mark.usefixtures("no_apt")
def test_a_missing_test_program_is_named_and_the_command_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    dev.prepare_machine([QPDF])

    assert "qpdf" in capsys.readouterr().out


def test_children_store_byte_code_and_use_their_own_environment() -> None:
    environ = {"PYTHONDONTWRITEBYTECODE": "1", "VIRTUAL_ENV": "/elsewhere", "UV_PYTHON": "3.14", "LANG": "C"}

    assert dev.child_environment(environ) == {"LANG": "C"}


def test_a_failing_step_ends_the_command_with_its_exit_code() -> None:
    with pytest.raises(SystemExit) as stopped:
        dev.call([sys.executable, "-c", "raise SystemExit(7)"])

    assert stopped.value.code == 7


@pytest.mark.parametrize("changed", ["pyproject.toml", "uv.lock"])
def test_other_wanted_packages_change_the_fingerprint(tmp_path: Path, changed: str) -> None:
    (tmp_path / "pyproject.toml").write_text("a", encoding="utf-8")
    (tmp_path / "uv.lock").write_text("b", encoding="utf-8")
    before = dev.fingerprint(tmp_path)
    (tmp_path / changed).write_text("c", encoding="utf-8")

    assert dev.fingerprint(tmp_path) != before


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["walk"], 2), (["--help"], 0)])
def test_what_is_no_command_is_answered_with_those_that_are(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == code

    printed = capsys.readouterr().out
    assert all(f"dev.py {command} " in printed for command in dev.COMMANDS)


def test_an_older_python_can_read_the_file_and_say_what_is_wrong() -> None:
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize(
    ("asked", "passed_on"),
    [
        (["tests/ui", "-x"], ["-n", "auto", "tests/ui", "-x"]),
        (["--quick", "tests/ui"], ["-n", "auto", "-m", "not slow", "tests/ui"]),
        (["-n", "0"], ["-n", "auto", "-n", "0"]),  # of two numbers of processes pytest takes the last
        (["-p", "no:xdist", "-x"], ["-p", "no:xdist", "-x"]),
    ],
)
def test_options_go_to_pytest_after_those_for_several_processes(asked: list[str], passed_on: list[str]) -> None:
    options = dev.pytest_options(asked)

    assert [option for option in options if option in {*passed_on}] == passed_on


@pytest.mark.parametrize("place", SLOW_PLACES)
def test_what_the_quick_run_leaves_out_is_there(place: str) -> None:
    assert (ROOT / "tests" / place).exists()


def test_without_a_second_process_nothing_is_asked_of_what_would_start_it() -> None:
    assert dev.pytest_options(["-p", "no:xdist"]) == ["-p", "no:xdist"]


@pytest.mark.skipif(os.name != "posix", reason="the checks are started by a shell script")
def test_the_checks_run_what_the_readme_says() -> None:
    script = ROOT / ".ci" / "run"

    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
    assert script.read_text(encoding="utf-8").rstrip().endswith("python3 dev.py test")
