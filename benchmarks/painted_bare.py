"""The smallest window there is, until it is painted: `python -m benchmarks.painted_bare`."""

import sys

from PySide6.QtWidgets import QApplication, QListWidget, QMainWindow

from benchmarks.painted import FirstPaint, report_now

if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    items = QListWidget()
    items.addItems(["one", "two", "three"])
    window.setCentralWidget(items)
    FirstPaint(items, report_now)
    window.show()
    application.exec()
