"""What the main window is built from: what every page before unlocking gets, and the workspace after it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assertjournal.ui.pages.dependencies import Dependencies

if TYPE_CHECKING:
    from assertjournal.ui.locked.new_recovery_key import NewRecoveryKey
    from assertjournal.ui.shell.workspace import Workspace


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class WindowDependencies(Dependencies):
    """`workspace` builds the unlocked window; it is passed whether the journal may only be read, and its new key."""

    workspace: "Callable[[bool, NewRecoveryKey], Workspace]"
