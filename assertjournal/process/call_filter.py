"""The filter for system calls: sockets between programs of this computer, and no others.

Thirteen instructions of the kernel's filter machine (linux/filter.h, linux/seccomp.h). They read the fixed fields of a
call: its number at 0, the processor's conventions at 4, the low half of the first argument at 16.
"""

import errno
import struct
from collections.abc import Mapping
from dataclasses import dataclass

UNKNOWN_FAMILY = 255
"""A family of sockets that no kernel has."""

_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _CONVENTIONS, _FIRST_ARGUMENT = 0, 4, 16
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
_LOCAL = 1
_OTHER_NUMBERS = 0x40000000
_RING_SETUP, _RING_ENTER, _RING_REGISTER = 425, 426, 427


@dataclass(frozen=True, slots=True)
class Machine:
    """What a processor's system calls are known by: its conventions, and the numbers of two calls."""

    conventions: int
    socket: int
    seccomp: int


MACHINES: Mapping[str, Machine] = {
    "x86_64": Machine(0xC000003E, 41, 317),
    "aarch64": Machine(0xC00000B7, 198, 277),
}


def network_filter(machine: Machine) -> bytes:
    """Return the filter for a processor, eight bytes an instruction.

    Refused is: a socket of any family but the local one. Io_uring, which would open sockets past the filter. Every call
    by other conventions than the processor's own, whose numbers mean something else.
    """
    return b"".join(
        struct.pack("=HBBI", code, if_so, if_not, value)
        for code, if_so, if_not, value in (
            (_LOAD, 0, 0, _CONVENTIONS),
            (_EQUAL, 0, 10, machine.conventions),
            (_LOAD, 0, 0, _NUMBER),
            (_AT_LEAST, 8, 0, _OTHER_NUMBERS),
            (_EQUAL, 4, 0, machine.socket),
            (_EQUAL, 6, 0, _RING_SETUP),
            (_EQUAL, 5, 0, _RING_ENTER),
            (_EQUAL, 4, 0, _RING_REGISTER),
            (_RETURN, 0, 0, _ALLOW),
            (_LOAD, 0, 0, _FIRST_ARGUMENT),
            (_EQUAL, 0, 1, _LOCAL),
            (_RETURN, 0, 0, _ALLOW),
            (_RETURN, 0, 0, _REFUSE),
        )
    )
