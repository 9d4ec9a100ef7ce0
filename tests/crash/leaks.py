"""Searches all that the whole tour writes or sends for what was written: `python -m tests.crash.leaks`.

The tour is the real window, from the first run over two locks to a backup, an earlier state and the bin. Only the
session summary, the file that is asked for, may have a sentence in it. A writer on plain SQLite is the control that
must be seen.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assertjournal.core.content import load_content
from assertjournal.paths import BACKUP_SUFFIX, resources
from tests.journeys.second_thoughts import ADDED
from tests.journeys.tour_stages import NOTE_TEXT, SUMMARY_NAME
from tests.support.source_tree import ROOT

SOAK = ("",)
_CALLS = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg"
_DATA = re.compile(r"^\d+\s+(?:" + _CALLS.replace(",", "|") + r")\((\d+)<((?:\\x[0-9a-f]{2})*)>")
_TOUR = (sys.executable, "-B", "-m", "tests.journeys.tour")
_BEGINNING = 24


@dataclass(slots=True)
class Writes:
    """What a process wrote: how many writes, how many of them into a database or a backup, how many with a sentence."""

    writes: int = 0
    into_database: int = 0
    into_backups: int = 0
    leaks: int = 0


def written_sentences() -> frozenset[str]:
    """Return how each longer text of Ben's answers and of the note begins, so that one half typed is found as well."""
    ben = load_content(resources()).scenarios["ben"].answers
    texts = [text for answers in ben.values() for text in _texts(answers)]
    texts += [line for text in (NOTE_TEXT, ADDED) for line in text.split("\n")]
    return frozenset(text[:_BEGINNING] for text in texts if len(text) >= _BEGINNING)


def trace_tour(folder: Path) -> Writes:
    """Run the tour, traced, and read all that it writes; raises RuntimeError where it left no backup."""
    home = folder / "home"
    home.mkdir()
    pictures = folder / "pictures"
    environ = {"QT_QPA_PLATFORM": "offscreen", "TOUR_HOME": str(home), "TOUR_PICTURES": str(pictures)}
    found = trace(_TOUR, written_sentences(), folder / "strace.log", pictures / SUMMARY_NAME, environ)
    if not list(home.rglob(f"*{BACKUP_SUFFIX}")):
        raise RuntimeError("the tour made no backup")
    return found


def trace_plain(folder: Path) -> Writes:
    """Save one of the sentences without encryption, in a traced process."""
    sentence = min(written_sentences())
    plain = (sys.executable, "-m", "tests.crash.plain_saver", str(folder / "plain.db"), sentence)
    return trace(plain, {sentence}, folder / "strace.log", folder / SUMMARY_NAME)


def trace(
    command: Sequence[str],
    sentences: Iterable[str],
    log: Path,
    summary: Path,
    environ: Mapping[str, str] | None = None,
) -> Writes:
    """Run a command to its end, and look at what it and its children write to files and send to other programs.

    `summary` is the one file that may hold a sentence.
    """
    tracing = ["strace", "-f", "-qq", "-y", "-xx", "-s", str(1 << 24), "-e", f"trace={_CALLS}", "-e", "signal=none"]
    done = subprocess.run(
        [*tracing, "-o", str(log), *command],
        cwd=ROOT,
        env={**os.environ, **(environ or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    with log.open(encoding="ascii") as lines:
        sought = [_as_traced(form) for sentence in sentences for form in _forms(sentence)]
        found = _count_writes(lines, sought, summary)
    log.unlink()
    return found


def _count_writes(lines: Iterable[str], sought: Sequence[str], summary: Path) -> Writes:
    found = Writes()
    for line in lines:
        match = _DATA.match(line)
        if match is None:
            continue
        place = bytes.fromhex(match[2].replace("\\x", "")).decode()
        found.writes += 1
        found.into_database += ".db" in place
        found.into_backups += "/backups/" in place
        found.leaks += not _is_summary(Path(place), summary) and any(text in line for text in sought)
    return found


def _is_summary(path: Path, summary: Path) -> bool:
    """Return whether this is the file that was asked for, or the one beside it that takes its name once it is whole."""
    return path == summary or (path.parent == summary.parent and path.suffix == ".part")


def _forms(sentence: str) -> tuple[bytes, bytes]:
    return sentence.encode(), sentence.encode("utf-16-le")


def _as_traced(data: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in data)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for inner in value.values() for text in _texts(inner))
    elif isinstance(value, tuple):
        yield from (text for inner in value for text in _texts(inner))
    elif hasattr(value, "text"):
        yield from _texts(value.text)


def main() -> None:
    """Print the figures of the tour and of the control."""
    with tempfile.TemporaryDirectory() as folder:
        tour, plain = trace_tour(Path(folder)), trace_plain(Path(folder))
    print(
        f"{len(written_sentences())} sentences sought in {tour.writes} writes of the tour, {tour.into_database} of "
        f"them into the journal, {tour.into_backups} into backups: found in {tour.leaks}; control without encryption: "
        f"found in {plain.leaks}"
    )
    sys.exit(0 if tour.into_database and tour.into_backups and not tour.leaks and plain.leaks else 1)


if __name__ == "__main__":
    main()
