"""Killing a process of one's own some time after its first word, and what it had said by then."""

import signal
import subprocess
import sys
import threading

from tests.support.source_tree import ROOT


def lines_until_killed(victim: str, *arguments: object, seconds: float) -> list[str]:
    """Run `tests.crash.<victim>`, kill it so many seconds after its first line, and return the lines that were
    whole.
    """
    command = [sys.executable, "-m", f"tests.crash.{victim}", *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = [process.stdout.readline()]
        killing = threading.Timer(seconds, process.send_signal, [signal.SIGKILL])
        killing.start()
        lines += process.stdout.readlines()
        killing.join()
    return [line.removesuffix("\n") for line in lines if line.endswith("\n")]
