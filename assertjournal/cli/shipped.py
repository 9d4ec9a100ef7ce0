"""The worksheets, forms and scenarios that ship, for the commands that need them."""

from assertjournal.core.content import Content, load_content
from assertjournal.paths import resources


def shipped_content() -> Content:
    """Return what ships.

    Raises ContentError naming the file that is damaged.
    """
    return load_content(resources())
