"""What the window builds only when it is needed, so that the unlock page is there at once."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assertjournal.ui.live_preferences import LivePreferences
from assertjournal.ui.look import Look
from assertjournal.ui.operations import Operations

if TYPE_CHECKING:
    from assertjournal.core.content import Content
    from assertjournal.services.journals import Journals
    from assertjournal.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Wiring:
    """Made by the composition root. `relaunch` replaces the process by a locked one for the journal at a path."""

    look: Look
    operations: Operations
    preferences: LivePreferences
    content: "Callable[[], Content]"
    journals: "Callable[[], Journals]"
    workspace: "Callable[[bool], Workspace]"
    relaunch: Callable[[Path], None]
