"""Pictures of a window, with the dialog or the menu that lies over it."""

from pathlib import Path

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget


class Album:
    """A folder of pictures; a numbered one tells in which order they were taken."""

    def __init__(self, folder: Path, *, numbered: bool) -> None:
        """Store the folder, which is there already."""
        self._folder = folder
        self._numbered = numbered

    def take(self, window: QWidget, name: str) -> None:
        """Save what the window shows; raises OSError where that fails."""
        if self._numbered:
            name = f"{len(list(self._folder.glob('*.png'))) + 1:02}-{name}"
        file = self._folder / f"{name}.png"
        if not _picture(window).save(str(file)):
            raise OSError(file)


def _picture(window: QWidget) -> QPixmap:
    picture = window.grab()
    for above in (QApplication.activeModalWidget(), QApplication.activePopupWidget()):
        if above is not None:
            painter = QPainter(picture)
            painter.drawPixmap(above.pos() - window.pos(), above.grab())
            painter.setPen(above.palette().dark().color())  # for the frame that a desktop gives it
            painter.drawRect(above.rect().translated(above.pos() - window.pos()))
            painter.end()
    return picture
