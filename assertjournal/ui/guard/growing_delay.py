"""Wrong passphrases in a row make the next try wait: one second, two, four, and so on up to thirty."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assertjournal.core.clock import Clock

_LONGEST_SECONDS = 30


class GrowingDelay:
    """Slows down who guesses at the keyboard. Against who has the file, the cost of each guess is the protection."""

    def __init__(self, clock: "Callable[[], Clock]") -> None:
        """Store the clock, which is asked for after the first failure."""
        self._clock = clock
        self._failures = 0
        self._until = 0.0

    def note_failure(self) -> None:
        """Note one more wrong secret."""
        self._until = self._clock().running() + min(2**self._failures, _LONGEST_SECONDS)
        self._failures += 1

    def seconds_left(self) -> float:
        """Return how long the next try has to wait."""
        return max(0.0, self._until - self._clock().running()) if self._failures else 0.0
