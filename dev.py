"""The commands of this checkout: prepare what a fresh machine lacks, then run, test, picture, measure or torment it.

Only the standard library is used, so that any Python from 3.11 on can start it.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python still reads this far and can say what is wrong
    sys.exit("AssertJournal needs Python 3.11 or newer, and this is Python {}.{}.".format(*sys.version_info[:2]))

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BUILD = ROOT / "build"
STAMP = VENV / "synced"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
UV_VERSIONS = "uv>=0.9,<1"
HIDDEN_FROM_CHILDREN = frozenset(
    {"PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "UV_PROJECT_ENVIRONMENT", "UV_PYTHON", "VIRTUAL_ENV"}
)
QUICK = "--quick"
USAGE = """\
python3 dev.py run [JOURNAL]      open the window; without a display, take a tour of it and save pictures
python3 dev.py test [OPTION...]   check everything; options go to pytest
python3 dev.py test --quick       check in two minutes what a change is likely to break
python3 dev.py screenshots        save pictures of every page and dialog
python3 dev.py bench              measure how fast it is
python3 dev.py soak [CHECK...]    try at length to lose, damage or leak something; takes minutes
python3 dev.py package            make the wheel, the frozen folder and the .deb, and try each one out
"""


@dataclass(frozen=True, slots=True)
class Need:
    """What must be on the machine: a Debian package and the shared library, program or Python module in it."""

    package: str
    name: str
    kind: str = "library"
    required: bool = True


IMPORT_NEEDS = (
    Need("libgl1", "libGL.so.1"),
    Need("libegl1", "libEGL.so.1"),
    Need("libxkbcommon0", "libxkbcommon.so.0"),
    Need("libfontconfig1", "libfontconfig.so.1"),
    Need("libglib2.0-0", "libglib-2.0.so.0"),
    Need("libdbus-1-3", "libdbus-1.so.3"),
)
X11_NEEDS = (
    Need("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
    Need("libxcb-cursor0", "libxcb-cursor.so.0"),
    Need("libxcb-icccm4", "libxcb-icccm.so.4"),
    Need("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    Need("libxcb-shape0", "libxcb-shape.so.0"),
)
WAYLAND_NEEDS = (
    Need("libwayland-client0", "libwayland-client.so.0"),
    Need("libwayland-cursor0", "libwayland-cursor.so.0"),
)
VALIDATOR_NEEDS = (
    Need("desktop-file-utils", "desktop-file-validate", "program", required=False),
    Need("appstream", "appstreamcli", "program", required=False),
)
TEST_NEEDS = (
    Need("xvfb", "Xvfb", "program", required=False),
    Need("xdotool", "xdotool", "program", required=False),
    Need("strace", "strace", "program", required=False),
    Need("dbus", "dbus-daemon", "program", required=False),
    Need("poppler-utils", "pdftotext", "program", required=False),
    Need("qpdf", "qpdf", "program", required=False),
    *VALIDATOR_NEEDS,
)
PACKAGE_NEEDS = (
    Need("binutils", "objdump", "program"),
    Need("dpkg", "dpkg-deb", "program", required=False),
    Need("libcups2", "libcups.so.2", required=False),
    *VALIDATOR_NEEDS,
)
VENV_NEED = Need("python{}.{}-venv".format(*sys.version_info[:2]), "ensurepip", "module")


def main(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` begin with and return its exit code; 2 for a command that does not exist."""
    command = arguments[0] if arguments else ""
    if command not in COMMANDS:
        print(USAGE, end="")
        return 0 if command in {"-h", "--help"} else 2
    prepare_machine(needs_of(command, sys.platform, os.environ, has_venv=venv_works()))
    prepare_venv()
    COMMANDS[command](arguments[1:])
    return 0


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Return whether a window can be shown; macOS and Windows are taken to have a screen always."""
    return platform != "linux" or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def needs_of(command: str, platform: str, environ: Mapping[str, str], *, has_venv: bool) -> tuple[Need, ...]:
    """Return what `command` needs of a Linux machine; elsewhere the packages bring everything themselves."""
    if platform != "linux":
        return ()
    needs = IMPORT_NEEDS if has_venv else (VENV_NEED, *IMPORT_NEEDS)
    if command in {"test", "soak"}:
        return (*needs, *X11_NEEDS, *TEST_NEEDS)
    if command == "package":
        return (*needs, *X11_NEEDS, *WAYLAND_NEEDS, *PACKAGE_NEEDS)
    if command == "run" and environ.get("DISPLAY"):
        needs = (*needs, *X11_NEEDS)
    if command == "run" and environ.get("WAYLAND_DISPLAY"):
        needs = (*needs, *WAYLAND_NEEDS)
    return needs


def is_present(need: Need) -> bool:
    """Return whether this machine has what `need` names."""
    if need.kind == "program":
        return shutil.which(need.name) is not None
    if need.kind == "module":
        importlib.invalidate_caches()
        return importlib.util.find_spec(need.name) is not None
    try:
        ctypes.CDLL(need.name)
    except OSError:
        return False
    return True


def missing(needs: Sequence[Need], present: Callable[[Need], bool] = is_present) -> tuple[Need, ...]:
    """Return those of `needs` that are not there."""
    return tuple(need for need in needs if not present(need))


def advice(absent: Sequence[Need], *, has_apt: bool) -> str:
    """Return one line on how to get what is missing."""
    if has_apt:
        return "Please install what is missing:  sudo apt-get install " + " ".join(need.package for need in absent)
    return "Please install what is missing with your package manager:  " + ", ".join(need.name for need in absent)


def prepare_machine(needs: Sequence[Need]) -> None:
    """Install what is missing where that is allowed, else say how; stop where nothing works without it."""
    absent = missing(needs)
    has_apt = shutil.which("apt-get") is not None
    if absent and has_apt and os.geteuid() == 0:
        apt_install([need.package for need in absent])
        absent = missing(absent)
    if absent:
        say(advice(absent, has_apt=has_apt))
    if any(need.required for need in absent):
        raise SystemExit(1)


def apt_install(packages: Sequence[str]) -> None:
    """Install Debian packages without a question; what fails shows in apt-get's own words."""
    say("Installing " + ", ".join(packages))
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], env=environ, check=False)
    subprocess.run(["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages], env=environ, check=False)


def venv_works() -> bool:
    """Return whether .venv is whole; an interrupted start or a new system Python leaves one that is not."""
    try:
        found = subprocess.run([PYTHON, "-c", "import pip"], capture_output=True, check=False)
    except OSError:
        return False
    return found.returncode == 0


def prepare_venv() -> None:
    """Make .venv hold just what uv.lock names, or do nothing when it did after the last start."""
    if not venv_works():
        say("Making .venv")
        shutil.rmtree(VENV, ignore_errors=True)
        call([sys.executable, "-m", "venv", str(VENV)])
    wanted = fingerprint(ROOT)
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    STAMP.unlink(missing_ok=True)
    say("Installing the packages that uv.lock names")
    call([str(PYTHON), "-m", "pip", "install", "--quiet", UV_VERSIONS])
    call([str(SCRIPTS / "uv"), "sync", "--quiet", "--frozen", "--inexact", "--compile-bytecode"])
    STAMP.write_text(wanted, encoding="utf-8")


def fingerprint(root: Path) -> str:
    """Return a text that changes whenever other packages may be wanted."""
    named = [(root / name).read_bytes() for name in ("pyproject.toml", "uv.lock")]
    return hashlib.sha256(b"\0".join([str(root).encode(), *named])).hexdigest()


def child_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return `environ` without what would lead a child to another environment or keep it from storing byte code."""
    return {name: value for name, value in environ.items() if name not in HIDDEN_FROM_CHILDREN}


def call(command: Sequence[str], **extra: str) -> None:
    """Run `command` in the checkout, `extra` added to its environment; stop with its exit code when it fails."""
    code = subprocess.run(command, cwd=ROOT, env={**child_environment(os.environ), **extra}, check=False).returncode
    if code:
        raise SystemExit(code)


def python(*arguments: str) -> None:
    """Run a module of .venv that needs no screen, or stop with its exit code when it fails."""
    call([str(PYTHON), "-m", *arguments], QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen"))


def say(text: str) -> None:
    """Print at once, so that the words stand before those of the next program."""
    print(text, flush=True)


def run(arguments: Sequence[str]) -> None:
    """Open the window, or without a display use it unseen and print where its pictures are."""
    if not has_display(sys.platform, os.environ):
        say("There is no display: taking a tour of the window instead.")
        python("tests.journeys.tour")
        say(f"The pictures of the tour are in {BUILD / 'tour'}")
        return
    window, environ = [str(PYTHON), "-m", "assertjournal", *arguments], child_environment(os.environ)
    if os.name == "posix":
        os.execve(PYTHON, window, environ)
    raise SystemExit(subprocess.run(window, env=environ, check=False).returncode)


def test(arguments: Sequence[str]) -> None:
    """Check style, types and behaviour; pytest's summary comes last."""
    python("ruff", "check")
    python("ruff", "format", "--check")
    python("mypy")
    options = pytest_options(arguments)
    if QUICK in arguments:
        python("pytest", *options)
    else:
        measured(*options)


def pytest_options(arguments: Sequence[str]) -> list[str]:
    """Return the options of pytest: as many processes as there are cores, unless `arguments` say otherwise.

    QUICK leaves out what is marked as slow, and lists what deserves that mark.
    """
    options = [argument for argument in arguments if argument != QUICK]
    if QUICK in arguments:
        options = ["-m", "not slow", "--durations=20", "--durations-min=1", *options]
    if "no:xdist" in options or "-pno:xdist" in options:
        return options
    return ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder", *options]


def measured(*options: str) -> None:
    """Run pytest with these options; what all its processes have covered goes to build/coverage.txt."""
    BUILD.mkdir(exist_ok=True)
    python("coverage", "erase")  # with what an interrupted run has left
    try:
        python("coverage", "run", "-m", "pytest", *options)
    finally:
        with (BUILD / "coverage.txt").open("w", encoding="utf-8") as report:
            for step in (["combine", "--quiet"], ["report"]):
                subprocess.run([PYTHON, "-m", "coverage", *step], cwd=ROOT, stdout=report, stderr=report, check=False)


def package(arguments: Sequence[str]) -> None:
    """Make what is handed out, in dist/, and try it; PyInstaller is in a group that nothing else needs."""
    call([str(SCRIPTS / "uv"), "sync", "--quiet", "--frozen", "--inexact", "--compile-bytecode", "--group", "package"])
    python("tests.packages", *arguments)


COMMANDS: dict[str, Callable[[Sequence[str]], None]] = {
    "run": run,
    "test": test,
    "screenshots": lambda arguments: python("tests.journeys.screenshots", *arguments),
    "bench": lambda arguments: python("benchmarks", *arguments),
    "soak": lambda arguments: python("tests.crash", *arguments),
    "package": package,
}

if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
