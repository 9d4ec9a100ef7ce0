"""The command that writes a session summary, watched by strace: it opens nothing that an entry names."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from assertjournal.data.journal import journal_file
from tests.reports.test_user_text import ATTACKS
from tests.support.builders import PASSPHRASE
from tests.support.command_line import PROGRAM, secret_file
from tests.support.shared_journals import a_note, a_sheet, a_talk
from tests.support.source_tree import ROOT
from tests.support.tracing import needs_strace

_OPENED_TO_WRITE = re.compile(r'open(?:at)?\([^"]*"([^"]+)", [^,)]*O_(?:WRONLY|RDWR|CREAT)')


@pytest.mark.slow
@needs_strace
def test_markup_in_entries_opens_nothing_and_nothing_is_written_but_the_file(
    open_journal: Path, tmp_path: Path
) -> None:
    for attack in ATTACKS:
        a_sheet("asking", a_talk(attack), request=attack, what_happens=attack)
        a_note(attack)
    journal_file.close_journal()
    trace, target = tmp_path / "trace", tmp_path / "summary.pdf"
    passphrase = secret_file(tmp_path / "passphrase", PASSPHRASE.encode())
    tracing = ["strace", "-f", "-o", str(trace), "-e", "trace=network,openat,open,execve"]
    asked = ["summary", str(open_journal), "--output", str(target), "--passphrase-file", passphrase]
    command = [*tracing, sys.executable, "-B", "-c", PROGRAM, *asked, "--include", "worksheets,notes"]

    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    calls = trace.read_text(encoding="utf-8", errors="replace")
    assert len(PdfReader(target).pages) > 5
    assert ".ttf" in calls
    assert "passwd" not in calls
    assert "socket(" not in calls
    assert calls.count("execve(") == 1
    outside = [name for name in _OPENED_TO_WRITE.findall(calls) if not Path(name).is_relative_to(tmp_path)]
    assert outside == []
