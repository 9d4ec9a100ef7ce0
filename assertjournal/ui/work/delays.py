"""How long the unlocked window waits before it does something without being asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Delays:
    """Delays in milliseconds. For saves they count from the first or last keystroke, for the others from unlocking."""

    save_at_rest: int = 500
    # Together with the save itself, at most three seconds of typing can be lost.
    save_at_latest: int = 2_800
    save_again: int = 5_000
    backup: int = 3_000
    tidying: int = 5_000
    check: int = 10_000
