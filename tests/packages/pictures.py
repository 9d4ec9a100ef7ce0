"""The program's icon in the sizes that desktops look for."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 24, 32, 48, 64, 128, 256)


def draw(svg: Path, size: int, png: Path) -> None:
    """Draw a picture on a square of `size` pixels and save it; needs no application object.

    Raises SystemExit where it cannot be drawn or saved.
    """
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    renderer, painter = QSvgRenderer(str(svg)), QPainter(image)
    renderer.render(painter)
    painter.end()
    if not (renderer.isValid() and image.save(str(png))):
        sys.exit(f"The icon could not be drawn with {size} pixels.")
