"""Running commands in tests: within the test's process, or in one of their own."""

import os
import subprocess
import sys
from pathlib import Path

from assertjournal.cli import main as cli
from assertjournal.core.clock import Clock
from assertjournal.services.safety.journals import Journals
from tests.support.builders import CHEAP_KDF
from tests.support.source_tree import ROOT

PROGRAM = """
import os, sys
os.umask(0o022)
from assertjournal.cli.main import main
from assertjournal.core.clock import Clock
from assertjournal.services.safety.journals import Journals
from tests.support.builders import CHEAP_KDF
sys.exit(main(sys.argv[1:], Journals(Clock(), CHEAP_KDF)))
"""
"""The command line with cheap keys, under the usual rights for new files."""


def secret_file(path: Path, content: bytes) -> str:
    """Write a passphrase file, and return its path as it is typed."""
    path.write_bytes(content)
    return str(path)


def run(*arguments: object) -> int:
    """Run a command with cheap keys, and return its exit code."""
    return cli.main([str(argument) for argument in arguments], Journals(Clock(), CHEAP_KDF))


def run_alone(home: Path, *arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, with `home` for everything it might write to."""
    places = ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    command = [sys.executable, "-c", PROGRAM, *map(str, arguments)]
    environment = {**os.environ, **dict.fromkeys(places, str(home))}
    return subprocess.run(command, cwd=ROOT, env=environment, input=stdin, capture_output=True, check=False)


def one_line(text: str) -> bool:
    """Return whether an error is one plain line."""
    return text.count("\n") == 1 and "Traceback" not in text
