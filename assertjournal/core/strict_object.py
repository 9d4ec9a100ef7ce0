"""One object of a file, read strictly: each value is read once, and what was not read is refused."""

from abc import ABC, abstractmethod
from collections.abc import Mapping


class StrictObject(ABC):
    """The values of an object by their keys. Each format says in its own words what is missing or unknown."""

    def __init__(self, values: Mapping[str, object]) -> None:
        """Begin with all values unread."""
        self._unread = dict(values)

    @abstractmethod
    def missing(self, key: str) -> Exception:
        """Return the error for a key that must be there."""

    @abstractmethod
    def unknown(self, key: str) -> Exception:
        """Return the error for a key that does not belong there."""

    def need(self, key: str) -> object:
        """Read a value that must be there.

        Raises what `missing` returns.
        """
        if key not in self._unread:
            raise self.missing(key)
        return self._unread.pop(key)

    def find(self, key: str) -> object:
        """Read a value, or return None where there is none."""
        return self._unread.pop(key, None)

    def unread(self) -> tuple[str, ...]:
        """Return the keys of the values that were not read yet."""
        return tuple(self._unread)

    def finish(self) -> None:
        """Refuse what was not read.

        Raises what `unknown` returns for the first such key.
        """
        for key in self._unread:
            raise self.unknown(key)
