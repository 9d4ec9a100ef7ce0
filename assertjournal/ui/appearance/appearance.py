"""The look handed to every widget: theme and icons."""

from dataclasses import dataclass

from assertjournal.ui.appearance.icons import Icons
from assertjournal.ui.appearance.theme import Theme


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Appearance:
    """The theme in force and the icons tinted from it."""

    theme: Theme
    icons: Icons
