"""How long the unlocked window waits before it does something by itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Delays:
    """Delays in milliseconds: for saves from the first or last key, for the rest from unlocking."""

    save_at_rest: int = 500
    # With the save itself, no more than three seconds of typing are ever at stake.
    save_at_latest: int = 2_800
    save_again: int = 5_000
    backup: int = 3_000
    tidying: int = 5_000
    check: int = 10_000
