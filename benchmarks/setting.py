"""What every measurement gets: a screen, a folder, and journals of several sizes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.journals import a_journal


@dataclass(frozen=True, slots=True)
class Setting:
    """`environment` is that of measured processes, `sizes` are numbers of entries, smallest first."""

    folder: Path
    environment: Mapping[str, str]
    sizes: tuple[int, ...]
    _made: dict[int, Path] = field(default_factory=dict)

    def journal(self, entries: int) -> Path:
        """Return the journal with so many entries, made when first asked for; measurements that change it copy it."""
        if entries not in self._made:
            self._made[entries] = a_journal(self.folder / f"{entries}.ajournal", entries)
        return self._made[entries]


Measurement = Callable[[Setting], Iterator[Figure]]
