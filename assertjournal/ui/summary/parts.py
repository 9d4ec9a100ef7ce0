"""What goes into a session summary: facts and ticked texts on page 1, and entries printed in full."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QListView, QWidget

from assertjournal.core.entry import EntryKind
from assertjournal.core.summary import FirstPageText, SummaryOffer
from assertjournal.i18n import _, ngettext
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.choices.tick_box import TickBox
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.summary.offer_delegate import OfferDelegate
from assertjournal.ui.summary.offer_model import OfferModel
from assertjournal.ui.summary.range import own_words
from assertjournal.ui.widgets.flow_layout import FlowLayout
from assertjournal.ui.widgets.labels import LabelRole, plain_menu_text
from assertjournal.ui.widgets.section_card import SectionCard

_ROWS = 8.5  # half a row hints that there are more
_BETWEEN = 18


class FirstPageCard(SectionCard):
    """Page 1: always the facts, and the user's own texts only if ticked."""

    def __init__(self, appearance: Appearance) -> None:
        """Begin with nothing ticked."""
        super().__init__(appearance, _("On page 1"))
        self.add_words(
            _(
                "Always there, without any of your sentences: the days it covers, how often you practised each skill, "
                "a line for each conversation with how you rated it, and what got in the way. What you wrote under "
                "“For the session” is there too."
            )
        )
        self.add_words(_("Only if you tick it:"), LabelRole.BODY)
        self._labels = {
            FirstPageText.REQUESTS: _("My requests and limits"),
            FirstPageText.NEXT_STEPS: _("Next steps"),
            FirstPageText.HELPED: _("What helped"),
        }
        self._offered: dict[FirstPageText, int] = dict.fromkeys(FirstPageText, 0)
        self._boxes = {part: TickBox() for part in FirstPageText}
        for box in self._boxes.values():
            box.clicked.connect(self._count)
            self.add(box)
        self._values = TickBox()
        self.add(self._values)
        self._left_out = self.add_words()

    def show_offer(self, offer: SummaryOffer) -> None:
        """Show how many texts each tick would include. If there are none, the box is disabled."""
        for part, box in self._boxes.items():
            self._offered[part] = offer.first_page.get(part, 0)
            _offer(box, self._labels[part], self._offered[part])
        _offer(self._values, _("How my values were rated"), offer.values)
        self._count()

    def texts(self) -> frozenset[FirstPageText]:
        """Return the kinds of text that are ticked."""
        # A disabled box keeps its tick for the next range that has such texts.
        return frozenset(part for part, box in self._boxes.items() if box.isChecked() and box.isEnabled())

    def has_values(self) -> bool:
        """Return whether the ratings of values are ticked."""
        return self._values.isChecked() and self._values.isEnabled()

    def _count(self) -> None:
        left_out = sum(count for part, count in self._offered.items() if part not in self.texts())
        self._left_out.setText(_texts_left_out(left_out))
        self._left_out.setVisible(left_out > 0)

    def forget(self) -> None:
        """Remove all ticks."""
        for box in (*self._boxes.values(), self._values):
            box.setChecked(False)
        self._count()


class EntriesCard(SectionCard):
    """The pages after the first: entries to print in full, each with a tick box."""

    def __init__(self, context: PageContext) -> None:
        """Begin with nothing offered."""
        lead = _("Only what you marked with “Bring this up” is ticked in advance. Private entries are never offered.")
        super().__init__(context.appearance, _("On the following pages"), lead)
        self.model = OfferModel(context.formatter)
        self.model.follow(context.preferences)
        self.model.ticked.connect(self._count)
        self._kinds = {kind: _KindTick(label, kind, self.model) for kind, label in _kind_labels().items()}
        self._kind_row = QWidget()
        flow = FlowLayout(self._kind_row, context.appearance.theme.px(_BETWEEN))
        for box in self._kinds.values():
            flow.addWidget(box)
        self.add(self._kind_row)
        self.list = OfferList(self.model, context.appearance)
        self.add(self.list)
        self._empty = self.add_words(role=LabelRole.BODY)
        self._left_out = self.add_words()
        self._private = self.add_words()

    def show_offer(self, offer: SummaryOffer, if_empty: str) -> None:
        """Show what may be ticked, or the words `if_empty` if there is nothing."""
        names = {one.id: own_words(one) for one in offer.conversations}
        self.model.set_offer(offer, lambda one: names.get(one or "", _("Without a conversation")))
        some = bool(offer.entries)
        for widget in (self.list, self._kind_row, self._left_out):
            widget.setVisible(some)
        self._empty.setText(if_empty)
        self._empty.setVisible(not some)
        self.list.settle()
        count = offer.private
        words = ngettext("{count} private entry is left out.", "{count} private entries are left out.", count)
        self._private.setText(words.format(count=count))
        self._private.setVisible(count > 0)
        self._count()

    def _count(self) -> None:
        for box in self._kinds.values():
            box.follow()
        chosen = len(self.model.chosen())
        words = ngettext("{count} entry is printed in full.", "{count} entries are printed in full.", chosen)
        self._left_out.setText(f"{words.format(count=chosen)} {_texts_left_out(self.model.texts_left_out())}".strip())


class OfferList(QListView):
    """The list of entries to tick. Space, Return or a click anywhere on a row toggles its tick."""

    def __init__(self, model: OfferModel, appearance: Appearance) -> None:
        """Show the model's rows."""
        super().__init__()
        self._offer = model
        self._appearance = appearance
        self._delegate = OfferDelegate(appearance, model)
        self._room = 0
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Entries to print in full"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(model.toggle)
        model.modelReset.connect(self.settle)
        appearance.theme.changed.connect(self.settle)

    def settle(self) -> None:
        """Set the height to that of the rows, but to no more than some rows or most of the page."""
        row = self._delegate.row_height()
        rows = round(_ROWS * row)
        highest = max(min(rows, self._room or rows), 2 * row)
        self.setFixedHeight(min(self._offer.rowCount() * row, highest))

    def leave_room(self, height: int) -> None:
        """Limit the height to `height` pixels."""
        self._room = height
        self.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick or untick the row that has the focus."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._offer.toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _KindTick(TickBox):
    """Ticks or unticks all entries of a kind."""

    def __init__(self, label: str, kind: EntryKind, model: OfferModel) -> None:
        super().__init__()
        self._label = label
        self._kind = kind
        self._model = model
        self.clicked.connect(self._tick)

    def follow(self) -> None:
        """Show whether all, some or none of the entries are ticked."""
        entries = self._model.entries(self._kind)
        ticked = sum(self._model.is_ticked(entry) for entry in entries)
        some = Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
        self.setCheckState(Qt.CheckState.Checked if entries and ticked == len(entries) else some)
        self.setVisible(bool(entries))
        words = f"{self._label} ({len(entries)})"
        self.setText(plain_menu_text(words))
        self.setAccessibleName(words)

    def nextCheckState(self) -> None:  # noqa: N802
        """Keep the state, because `follow` shows the result of a click."""

    def _tick(self) -> None:
        # This is still the state before the click, as `nextCheckState` keeps it.
        self._model.tick(self._model.entries(self._kind), self.checkState() is not Qt.CheckState.Checked)
        self.follow()


def _kind_labels() -> dict[EntryKind, str]:
    return {
        EntryKind.WORKSHEET: _("All worksheets"),
        EntryKind.DEBRIEF: _("All “After the conversation”"),
        EntryKind.REFLECTION: _("All reflections"),
        EntryKind.NOTE: _("All notes"),
    }


def _offer(box: QCheckBox, label: str, count: int) -> None:
    words = f"{label} ({count})" if count else _("{label} (none)").format(label=label)
    box.setText(plain_menu_text(words))
    box.setAccessibleName(words)
    box.setEnabled(count > 0)


def _texts_left_out(count: int) -> str:
    return (
        ngettext("{count} text not included.", "{count} texts not included.", count).format(count=count)
        if count
        else ""
    )
