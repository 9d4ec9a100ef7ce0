"""What the process denies itself and others: the network, files of its memory, and looking into that memory."""

import os
import sys

SWITCH = "ASSERTJOURNAL_SANDBOX"
_OFF = "0"


def leave_no_core() -> None:
    """Prevent core files, which would hold what was written, of this process and of programs started from it."""
    if sys.platform != "win32":
        # imported late: only POSIX has it
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def refuse_network(*, with_window: bool) -> bool:
    """Refuse every way to a network from now on, for this process and all that it starts; return whether that worked.

    It does not work where the user switched it off, nor where the window itself is shown over a network. Nor does it on
    systems that this program cannot ask.
    """
    if not sys.platform.startswith("linux") or os.environ.get(SWITCH) == _OFF:
        return False
    if with_window and is_far(os.environ.get("DISPLAY", "")):
        return False
    # imported late: only Linux has it
    from assertjournal.process.linux import install_filter, is_network_refused

    # Locking starts the program again, and what was refused stays refused then.
    return is_network_refused() or install_filter()


def hide_memory() -> None:
    """Prevent other programs of the same user from reading this memory. Call it before a secret comes into it.

    Not earlier than that, as the desktop portal does not answer programs that hide. Not in a snap, where nothing would
    answer at all. Restarting the program undoes it.
    """
    if sys.platform.startswith("linux") and "SNAP" not in os.environ:
        # imported late: only Linux has it
        from assertjournal.process.linux import hide_from_debuggers

        hide_from_debuggers()


def is_far(display: str) -> bool:
    """Return whether an X display is reached over a network, such as with `ssh -X`.

    After locking, a window could not be shown there again: what is refused once stays refused.
    """
    host = display.rpartition(":")[0]
    return host.partition("/")[0] not in ("", "unix")
