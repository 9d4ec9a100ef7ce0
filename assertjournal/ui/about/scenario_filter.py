"""Choosing which scenarios to see: those mainly about one skill, those of one setting."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QVBoxLayout, QWidget

from assertjournal.core.content import SETTINGS_LIST, Content
from assertjournal.core.scenario import Scenario
from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.forms.choice_fields import QuietComboBox
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class ScenarioFilter(QWidget):
    """Two lists to open, side by side. `changed` tells that another choice was made in one of them."""

    changed = Signal()

    def __init__(self, appearance: Appearance, content: Content) -> None:
        """Begin with everything; only settings that some scenario has are offered."""
        super().__init__()
        self._appearance = appearance
        settings = {scenario.setting for scenario in content.scenarios.values()}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(appearance.theme.px(16))
        self.skill = self._add(_("Good for"), _("Anything"), ((sheet.id, sheet.title) for sheet in content.skills))
        self.setting = self._add(
            _("Setting"),
            _("Any setting"),
            ((choice.id, choice.label) for choice in content.lists[SETTINGS_LIST] if choice.id in settings),
        )

    def minimumSizeHint(self) -> QSize:
        """Return the width of one list."""
        boxes = (self.skill, self.setting)
        return QSize(max(box.minimumSizeHint().width() for box in boxes), self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lists below each other where there is no room side by side."""
        super().resizeEvent(event)
        beside = sum(box.minimumSizeHint().width() for box in (self.skill, self.setting)) + self._row.spacing()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if beside <= self.width() else down)

    def lets_through(self, scenario: Scenario) -> bool:
        """Return whether a scenario suits what is chosen."""
        return scenario.suits(self.skill.currentData(), self.setting.currentData())

    def clear(self) -> None:
        """Choose everything again, and put the focus where one chooses."""
        for box in (self.skill, self.setting):
            box.setCurrentIndex(0)
        self.skill.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, name: str, every: str, offered: Iterable[tuple[str, str]]) -> QComboBox:
        box = QuietComboBox(self._appearance.theme)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.setMaxVisibleItems(16)
        box.setAccessibleName(name)
        box.addItem(every, "")
        for item, label in offered:
            box.addItem(label, item)
        box.currentIndexChanged.connect(self.changed)
        heading = PlainLabel(self._appearance.theme, name, LabelRole.SECONDARY)
        heading.setBuddy(box)
        column = QVBoxLayout()
        column.setSpacing(self._appearance.theme.px(4))
        column.addWidget(heading)
        column.addWidget(box)
        self._row.addLayout(column, 1)
        return box
