"""Two processes and one journal: the second is refused, and a killed one leaves the way free."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assertjournal.core.errors import FileRefused, JournalInUse
from assertjournal.data.disk.instance_lock import InstanceLock
from assertjournal.data.journal import journal_file
from assertjournal.data.keys import kdf
from assertjournal.data.tables import entries
from tests.support.builders import PASSPHRASE, opened
from tests.support.command_line import run, secret_file
from tests.support.source_tree import ROOT

_HOLDER = """
import sys
from pathlib import Path
from tests.support.builders import opened
opened(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def not_to_be_called(*_secret: object, **_costs: object) -> bytes:
    raise AssertionError("a key was worked out")


@pytest.fixture
def holder(journal_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Yield another process that has the journal open."""
    command = [sys.executable, "-c", _HOLDER, str(journal_path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_the_second_process_is_refused(holder: "subprocess.Popen[str]", journal_path: Path) -> None:
    with pytest.raises(JournalInUse):
        opened(journal_path)


def test_the_second_process_is_refused_before_it_works_out_a_key(
    holder: "subprocess.Popen[str]", journal_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kdf, "hash_secret_raw", not_to_be_called)
    passphrase = secret_file(tmp_path / "passphrase", PASSPHRASE.encode())

    assert run("check", journal_path, "--passphrase-file", passphrase) == JournalInUse.exit_code


def test_looking_whether_a_journal_is_free_leaves_it_free(journal_path: Path) -> None:
    InstanceLock(journal_path).release()

    journal_file.find_free_journal(journal_path)

    InstanceLock(journal_path).release()


def test_a_journal_that_was_never_opened_is_free(journal_path: Path) -> None:
    assert not (journal_path / "lock").exists()

    journal_file.find_free_journal(journal_path)

    assert not (journal_path / "lock").exists()


def test_a_killed_process_leaves_the_journal_free(holder: "subprocess.Popen[str]", journal_path: Path) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()

    opened(journal_path)

    assert len(entries.lines()) == 0


def test_an_empty_or_foreign_lock_file_keeps_nobody_out(journal_path: Path) -> None:
    (journal_path / "lock").write_bytes(b"pid 1 on another machine")

    opened(journal_path)

    assert len(entries.lines()) == 0


def test_a_closed_journal_is_free(open_journal: Path) -> None:
    journal_file.close_journal()

    done = subprocess.run(
        [sys.executable, "-c", _HOLDER, str(open_journal)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "open\n"


def test_a_lock_file_that_cannot_be_one_is_refused_plainly(journal_path: Path) -> None:
    (journal_path / "lock").mkdir()

    with pytest.raises(FileRefused, match="lock file"):
        opened(journal_path)
