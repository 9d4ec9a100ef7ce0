"""Prints as JSON which ways out a process has: as it is, or after `refuse`; with `window`, as one with a window."""

import ctypes
import errno
import json
import socket
import subprocess
import sys
import threading

from assertjournal.process.guards import refuse_network

_FAMILIES = ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET", "AF_UNIX")
_JUST_HERE = "just-here"
_RAW = ("AF_NETLINK", "AF_PACKET")
_RING_SETUP = 425


def main(words: list[str]) -> None:
    """Check the ways out, after refusing them if that is asked for."""
    if words == [_JUST_HERE]:
        json.dump(open_ways(), sys.stdout)
        return
    refused = threading.Event()
    in_thread: list[str] = []

    def appearance() -> None:
        refused.wait()
        in_thread.extend(open_ways())

    thread = threading.Thread(target=appearance)
    thread.start()
    if "refuse" in words:
        refuse_network(with_window="window" in words)
    refused.set()
    thread.join()
    report = {"here": open_ways(), "in a thread from before": in_thread, "in a child": in_child()}
    report["after starting anew"] = in_child(anew=True)
    json.dump(report, sys.stdout)


def open_ways() -> list[str]:
    """Return the kinds of sockets that open, and io_uring where a call of it is let through to the kernel."""
    found = []
    for name in _FAMILIES:
        kind = socket.SOCK_RAW if name in _RAW else socket.SOCK_STREAM
        try:
            socket.socket(getattr(socket, name), kind).close()
        except PermissionError:
            continue
        except OSError:  # this kernel lacks the family; refused it is not
            pass
        found.append(name)
    return [*found, *(["io_uring"] if ring_reached() else [])]


def ring_reached() -> bool:
    """Return whether the kernel itself answers a senseless call for io_uring."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall(_RING_SETUP, 0, 0)
    return ctypes.get_errno() != errno.EPERM


def in_child(*, anew: bool = False) -> list[str]:
    """Return what opens in another program started from here, or in this one started again there."""
    command = [sys.executable, "-m", "tests.support.ways_out", _JUST_HERE]
    if anew:
        start = f"import os, sys; os.execv(sys.executable, {command!r})"
        command = [sys.executable, "-c", start]
    done = subprocess.run(command, capture_output=True, check=True)
    found: list[str] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
