"""What only Linux knows: a filter for system calls, and memory that debuggers may not read."""

import ctypes
import errno
import os
import platform
from functools import cache

from assertjournal.process.call_filter import MACHINES, UNKNOWN_FAMILY, network_filter

_PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 4, 38
_SECCOMP_SET_MODE_FILTER, _ALL_THREADS = 1, 1
_STREAM = 1


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]


def hide_from_debuggers() -> None:
    """Restrict /proc/PID/mem, ptrace and core files of this process to the administrator."""
    _libc().prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def is_network_refused() -> bool:
    """Return whether the filter works here.

    Asked with a family that there is not, which needs no network to be answered.
    """
    libc = _libc()
    ctypes.set_errno(0)
    descriptor = libc.socket(UNKNOWN_FAMILY, _STREAM, 0)
    if descriptor >= 0:
        os.close(descriptor)
    return ctypes.get_errno() == errno.EPERM


def install_filter() -> bool:
    """Filter the system calls of all threads and of what they start, for good; return whether it works.

    It does not on a processor that the filter was not written for, or where the kernel knows no filters.
    """
    machine = MACHINES.get(platform.machine())
    if machine is None:
        return False
    code = network_filter(machine)
    program = _Program(len(code) // 8, code)
    libc = _libc()
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    failed = libc.syscall(machine.seccomp, _SECCOMP_SET_MODE_FILTER, _ALL_THREADS, ctypes.byref(program))
    return failed == 0 and is_network_refused()


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
