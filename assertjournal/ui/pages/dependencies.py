"""What the window builds only when it is needed, so that the unlock page is there at once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.live_preferences import LivePreferences
from assertjournal.ui.work.delays import Delays
from assertjournal.ui.work.operations import Operations

if TYPE_CHECKING:
    from assertjournal.core.clock import Clock
    from assertjournal.core.content import Content
    from assertjournal.core.locale_settings import LocaleSettings
    from assertjournal.services.safety.journals import Journals


class Comeback(StrEnum):
    """How the window shows itself after locking: as one that was asked for, without taking the focus, or minimised."""

    IN_FRONT = "in front"
    UNASKED = "unasked"
    MINIMISED = "minimised"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Dependencies:
    """Made by the composition root. What takes long to build is a function, called when it is first needed.

    `relaunch` replaces the process by a locked one for the journal at a path.
    """

    appearance: Appearance
    operations: Operations
    preferences: LivePreferences
    content: "Callable[[], Content]"
    journals: "Callable[[], Journals]"
    relaunch: Callable[[Path, Comeback], None]
    clock: "Callable[[], Clock]"
    locale: "Callable[[], LocaleSettings]"
    delays: Delays = field(default_factory=Delays)
