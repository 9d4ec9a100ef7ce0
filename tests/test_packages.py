"""How packages are made and tried: with a small program in the place of the frozen one."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import dev
from assertjournal.version import VERSION
from tests.packages import debian
from tests.packages.needs import Needs, is_elf, needs_of, packages_of
from tests.packages.pictures import SIZES, draw
from tests.packages.trial import Trial, environment_in, line_of, size_of, try_out

PROGRAM = f"""\
#!/bin/sh
case "$1" in
--version) echo "assertjournal {VERSION}" ;;
--selftest) echo "Fonts: fine" ;;
esac
"""
NEEDS = Needs(frozenset({"libc.so.6", "libcups.so.2", "libX11.so.6"}), (2, 34))
INTERPRETER = Path(sys.executable).resolve()
posix_only = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
needs_dpkg = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="there is no dpkg-deb on this machine")
needs_objdump = pytest.mark.skipif(shutil.which("objdump") is None, reason="there is no objdump on this machine")


def a_program(folder: Path, text: str = PROGRAM) -> Path:
    folder.mkdir(exist_ok=True)
    program = folder / "assertjournal"
    program.write_text(text, encoding="utf-8")
    program.chmod(0o700)
    return program


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    folder = a_program(tmp_path / "frozen").parent
    (folder / "_internal").mkdir(mode=0o700)
    (folder / "_internal" / "library.so").write_bytes(b"library")
    (folder / "_internal" / "link.so").symlink_to("library.so")
    return folder


@pytest.fixture
def deb(frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(debian, "needs_of", lambda _files, _folder: NEEDS)
    (tmp_path / "making").mkdir()
    return debian.make_deb(frozen, tmp_path, tmp_path / "making")


@posix_only
def test_a_package_that_works_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = a_program(tmp_path)

    trial = try_out("wheel", program, program, tmp_path)

    assert (trial.name, trial.size) == ("wheel", len(PROGRAM))
    assert "Fonts: fine" in capsys.readouterr().out


@posix_only
@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        (VERSION, "0.0.1", "should have said version"),
        ('echo "Fonts: fine"', "exit 1", "ended with 1"),
        ('echo "Fonts: fine"', 'touch "$TMPDIR/rest"', "left behind: rest"),
    ],
)
def test_what_fails_says_something_else_or_leaves_something_ends_the_packaging(
    right: str, wrong: str, complaint: str, tmp_path: Path
) -> None:
    program = a_program(tmp_path, PROGRAM.replace(right, wrong))

    with pytest.raises(SystemExit, match=complaint):
        try_out("wheel", program, program, tmp_path)


def test_a_package_is_tried_without_a_display_and_away_from_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "QT_QPA_PLATFORM", "PYTHONPATH"):
        monkeypatch.setenv(name, "set")

    environment = environment_in(tmp_path)

    assert not {"DISPLAY", "QT_QPA_PLATFORM", "PYTHONPATH"} & environment.keys()
    assert environment["HOME"] == environment["TMPDIR"] == str(tmp_path)


def test_a_folder_is_as_large_as_its_files_and_links_count_nothing(frozen: Path) -> None:
    assert size_of(frozen) == len(PROGRAM) + len(b"library")


def test_a_line_tells_size_and_start(tmp_path: Path) -> None:
    line = line_of(Trial(".deb", tmp_path / "a.deb", 38_800_000, 117.2, 1510.0))

    assert "38.8 MB" in line
    assert "117 ms" in line
    assert "1510 ms" in line


@needs_objdump
def test_what_a_program_needs_is_read_from_it(tmp_path: Path) -> None:
    needs = needs_of([Path(shutil.copy(INTERPRETER, tmp_path))], tmp_path)

    assert "libc.so.6" in needs.libraries
    assert needs.glibc >= (2, 2)


@needs_objdump
def test_what_lies_in_the_folder_is_not_needed_from_outside(tmp_path: Path) -> None:
    (tmp_path / "libc.so.6").touch()

    needs = needs_of([Path(shutil.copy(INTERPRETER, tmp_path))], tmp_path)

    assert "libc.so.6" not in needs.libraries


@pytest.mark.skipif(sys.platform != "linux", reason="Python is another kind of program here")
def test_only_linux_programs_are_asked_what_they_need(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("text", encoding="utf-8")

    assert [is_elf(path) for path in (text, tmp_path, INTERPRETER)] == [False, False, True]


@needs_dpkg
def test_the_c_library_is_asked_for_with_its_least_version() -> None:
    assert packages_of(Needs(frozenset({"libc.so.6"}), (2, 34))) == ("libc6 (>= 2.34)",)


@needs_dpkg
def test_a_library_of_no_package_ends_the_packaging() -> None:
    with pytest.raises(SystemExit, match=r"libnowhere\.so\.1"):
        packages_of(Needs(frozenset({"libnowhere.so.1"}), (2, 34)))


@pytest.mark.parametrize("size", SIZES)
def test_the_icon_is_drawn_in_every_size(size: int, tmp_path: Path) -> None:
    draw(debian.ICON, size, tmp_path / "icon.png")

    image = QImage(str(tmp_path / "icon.png"))
    assert (image.width(), image.height()) == (size, size)
    assert image.pixelColor(size // 2, size // 2).alpha() == 255


@needs_dpkg
def test_the_deb_belongs_to_root_and_can_be_read_by_all(deb: Path) -> None:
    listed = subprocess.run(["dpkg-deb", "--contents", deb], capture_output=True, text=True, check=True).stdout
    lines = [line.split(maxsplit=5) for line in listed.splitlines()]

    assert {line[1] for line in lines} == {"root/root"}
    modes = {line[5]: line[0] for line in lines}
    assert modes["./usr/lib/assertjournal/assertjournal"] == "-rwxr-xr-x"
    assert modes["./usr/lib/assertjournal/_internal/library.so"] == "-rw-r--r--"
    assert {mode for name, mode in modes.items() if name.endswith("/")} == {"drwxr-xr-x"}


@needs_dpkg
def test_the_control_file_tells_the_truth(deb: Path) -> None:
    def told(name: str) -> str:
        command = ["dpkg-deb", "--field", str(deb), name]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    assert (told("Package"), told("Version")) == ("assertjournal", VERSION)
    assert "libc6 (>= 2.34)" in told("Depends")
    assert "cups" in told("Recommends")
    assert "cups" not in told("Depends")
    assert int(told("Installed-Size")) > 0


@needs_dpkg
def test_the_sums_are_those_of_the_files(deb: Path, tmp_path: Path) -> None:
    subprocess.run(["dpkg-deb", "--raw-extract", deb, tmp_path / "raw"], check=True)
    sums = (tmp_path / "raw" / "DEBIAN" / "md5sums").read_text(encoding="utf-8").splitlines()

    named = dict(line.split("  ")[::-1] for line in sums)
    assert "usr/share/applications/assertjournal.desktop" in named
    files = {name: (tmp_path / "raw" / name).read_bytes() for name in named}
    assert named == {name: hashlib.md5(content).hexdigest() for name, content in files.items()}  # noqa: S324


@needs_dpkg
def test_the_deb_is_tried_where_it_was_unpacked(deb: Path, tmp_path: Path) -> None:
    (tmp_path / "trying").mkdir()

    assert debian.try_deb(deb, tmp_path / "trying").package == deb


def test_packaging_asks_for_what_it_needs_and_goes_without_the_rest() -> None:
    needs = dev.needs_of("package", "linux", {}, has_venv=True)

    assert {need.package for need in needs if not need.required} == {
        "appstream",
        "desktop-file-utils",
        "dpkg",
        "libcups2",
    }
