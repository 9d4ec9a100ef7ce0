"""The unlocked journal: sidebar, page and example panel, and going from place to place."""

from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from assertjournal.core.answers import EntryState
from assertjournal.core.changes import Changes
from assertjournal.core.conversation import ConversationLine
from assertjournal.core.entry import Entry
from assertjournal.services.conversations import ConversationView
from assertjournal.services.output_file import discard_unfinished
from assertjournal.services.places import Place
from assertjournal.ui.dialogs.conversation_dialog import NEW, WITHOUT, ConversationDialog
from assertjournal.ui.entries.conversation_names import ConversationNames
from assertjournal.ui.locked.new_recovery_key import NewRecoveryKey
from assertjournal.ui.pages.page import Page
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import ASIDE, BACKUPS, CONVERSATION, ENTRY, KEYS, REFLECTION, WELCOME, WORKSHEET
from assertjournal.ui.shell.key_reminder import remind_of_key
from assertjournal.ui.shell.page_factory import PageActions, Pages
from assertjournal.ui.shell.panel_place import PanelPlace
from assertjournal.ui.shell.quiet_backups import QuietBackups
from assertjournal.ui.shell.saving_a_copy import save_a_copy
from assertjournal.ui.shell.sidebar import Sidebar
from assertjournal.ui.shell.start_place import start_place
from assertjournal.ui.shell.status_messages import StatusMessages
from assertjournal.ui.widgets.bare_layouts import bare_row
from assertjournal.ui.widgets.message_bar import MessageBar
from assertjournal.ui.work.background_check import BackgroundCheck
from assertjournal.ui.work.faults import attempt
from assertjournal.ui.work.tidying import Tidying

COMPACT_BELOW = 760
_SETS_CONVERSATION = (CONVERSATION, WORKSHEET)


class Workspace(QWidget):
    """Shows one place at a time, and notes in the preferences how the user arranged it."""

    lock_asked = Signal()
    open_asked = Signal(object)
    saved_again = Signal()

    def __init__(self, context: PageContext, new_key: NewRecoveryKey, *, read_only: bool) -> None:
        """Build the frame; `start` shows the first place."""
        super().__init__()
        self._context = context
        self._preferences = context.preferences
        self._names = ConversationNames(context.content, context.formatter)
        self._read_only = read_only
        if read_only:
            context.saves.take_nothing()
        self._new_key = new_key
        self._coming: tuple[Page, Place] | None = None
        self.place = self._before_aside = Place(WELCOME)
        self.sidebar = Sidebar(context.content, context.appearance)
        self.stack = QStackedWidget()
        self.stack.addWidget(QWidget())  # in sight until the first page holds what is stored, and can be typed in
        self.messages = MessageBar(context.appearance)
        self.panel = PanelPlace(context.appearance, context.content, shown=context.preferences.now.panel_shown)
        self._check = BackgroundCheck(context.operations, context.weekly_check, self, context.delays.check)
        self._status = StatusMessages(self.messages, lambda: self.show_aside(BACKUPS), self.save_a_copy)
        tidied = (context.bin.empty_old, context.history.thin)
        self._tidying = Tidying(context.operations, tidied, self, context.delays.tidying)
        self.backups = QuietBackups(context, self.messages, lambda: self.show_aside(BACKUPS), self)
        self._pages = Pages(context, self._actions(), new_key, self.backups, self._prepare)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.messages)
        layout = bare_row(self, 0)
        layout.addWidget(self.sidebar)
        layout.addLayout(middle, 1)
        self.panel.settle_in(self, layout)
        self._connect()
        if read_only:
            self._status.say_read_only()

    @property
    def can_write(self) -> bool:
        """Return whether the journal was opened to be written to."""
        return self._context.can_write

    @property
    def page(self) -> Page | None:
        """Return the page in sight, or None before the first."""
        current = self.stack.currentWidget()
        return current if isinstance(current, Page) else None

    def start(self) -> None:
        """Show the place that was open last, else the last conversation, else the welcome page."""
        self._context.operations.read(lambda: start_place(self._context), self._begin_at)
        self._check.start()
        if self._new_key.is_kept:  # the user said so before there was a journal to note it in
            self._note_key_kept()
        if not self._read_only:
            self._tidying.start()
            self.backups.start()
            if not self._new_key.is_put_off:
                remind_of_key(
                    self._context.operations, self._context.keys, self.messages, lambda: self.show_aside(KEYS)
                )

    def go(self, place: Place) -> None:
        """Go to a place: what was typed is saved, the place is read, then it is shown."""
        if self.page is not None:
            self.page.leave()
        if place.page == ENTRY:
            wanted = place.subject or ""
            self._context.operations.read(
                lambda: self._context.entries.get(wanted), lambda entry: self._go_to(place, entry)
            )
        else:
            self._show(place, place.subject if place.page == WORKSHEET else None)

    def new_conversation(self, scenario: str | None = None) -> None:
        """Begin an empty conversation and show its page."""
        name = str(uuid4())
        self._context.operations.write(
            lambda: self._context.conversations.begin(name, scenario), lambda _done: self.go(Place(CONVERSATION, name))
        )

    def new_note(self) -> None:
        """Show an empty note, which exists once something is written in it."""
        self.go(Place(ENTRY, None, str(uuid4())))

    def new_reflection(self) -> None:
        """Show an empty reflection, which exists once something is written in it."""
        self.go(Place(WORKSHEET, self.place.conversation, REFLECTION, afresh=True))

    def open_conversation(self) -> None:
        """Show the page of the conversation, or the list where there is none."""
        if self.place.conversation is None:
            self.switch_conversation()
        else:
            self.go(Place(CONVERSATION, self.place.conversation))

    def switch_conversation(self) -> None:
        """Ask the user for another conversation."""
        self._context.operations.read(self._context.conversations.lines, self._ask_for_conversation)

    def show_aside(self, page: str) -> None:
        """Show one of the pages about the program itself, which lead back to where one was."""
        self.go(Place(page, self.place.conversation))

    def say_damaged(self, words: str) -> None:
        """Keep saying that the journal is damaged; nothing more is written to it."""
        self._read_only = True
        self._status.say_damaged(words)

    def toggle_panel(self) -> None:
        """Show or hide the examples."""
        shown = self.panel.toggle()
        self._preferences.put(replace(self._preferences.now, panel_shown=shown))
        self._follow_panel()

    def end_composing(self) -> None:
        """Confirm what an input method still composes, as for Chinese, so that it is text of the page."""
        QGuiApplication.inputMethod().commit()

    def save_all(self) -> bool:
        """Save everything and the place, call off what runs. Return whether nothing is left unsaved.

        A mistake of the program on the way keeps nothing else from being saved, and counts as not saved.
        """
        leaving = (self.end_composing, *(() if self.page is None else (self.page.leave,)))
        calling_off = (page.call_off for page in self._pages.built())
        background = (self._check.end, self._tidying.end, self.backups.backing_up.call_off)
        # Each step runs even where one before it fails: typed text is at stake.
        sound = [attempt(step) for step in (*leaving, *calling_off, *background)]
        saved = self._context.saves.save_all() and all(sound)
        place = self._before_aside if self.place.page in ASIDE else self.place
        if saved and not self._read_only:
            self._context.operations.write(lambda: self._context.places.remember(place), failed=lambda _error: None)
            self._context.operations.finish()
        return saved

    def end(self) -> None:
        """Wait for what was called off, not for ever, and take away what is half written. All else is saved by then."""
        for step in (*(page.end for page in self._pages.built()), self.backups.end, discard_unfinished):
            attempt(step)
        self._context.operations.finish()

    def save_a_copy(self) -> None:
        """Save everything, with what is not saved yet, as a journal elsewhere."""
        self.end_composing()
        if self.page is not None:
            self.page.leave()
        save_a_copy(self, self._context)

    def focus_moved(self, widget: QWidget | None) -> None:
        """Report to the page which widget has the focus."""
        if self.page is not None:
            self.page.focus_moved(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room: the panel becomes a drawer, then the sidebar shrinks to icons."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.sidebar.set_compact(self.width() < self._context.appearance.theme.px(COMPACT_BELOW))
        if self.panel.make_room(self.size()):
            self._follow_panel()

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self._go_from_sidebar)
        self.sidebar.lock_asked.connect(self.lock_asked)
        self.sidebar.switcher.opened.connect(self.open_conversation)
        self.sidebar.switcher.list_asked.connect(self.switch_conversation)
        self.panel.panel.hide_asked.connect(self.toggle_panel)
        self.panel.panel.scenario_chosen.connect(self._use_scenario)
        self._context.appearance.theme.changed.connect(self._make_room)
        self._context.operations.changed.connect(self._changed)
        self._context.operations.failed.connect(lambda error: self.messages.say(str(error)))
        self._context.saves.failed.connect(self._status.say_not_saved)
        self._context.saves.recovered.connect(self.messages.end_trouble)
        self._context.saves.recovered.connect(self.saved_again)
        self._check.damaged.connect(self._write_no_more)
        self._new_key.kept.connect(self._note_key_kept)

    def _go_from_sidebar(self, page: str, subject: str) -> None:
        self.go(Place(page, self.place.conversation, subject or None))

    def _actions(self) -> PageActions:
        return PageActions(
            new_conversation=self.new_conversation,
            new_note=self.new_note,
            new_reflection=self.new_reflection,
            go_back=lambda: self.go(self._before_aside),
            open_journal=self.open_asked.emit,
            save_a_copy=self.save_a_copy,
        )

    def _prepare(self, page: Page) -> None:
        self.stack.addWidget(page)
        page.go.connect(self.go)
        page.shown.connect(lambda: self._arrived(page))
        page.offer_undo.connect(self.messages.offer_undo)
        page.example_moved.connect(self._follow_panel)
        page.panel_asked.connect(self._show_panel)

    def _note_key_kept(self) -> None:
        self._context.operations.run(
            self._context.keys.key_is_kept, lambda _none: None, self._context.operations.failed.emit
        )

    def _begin_at(self, place: Place) -> None:
        # Pages such as the journal keep the conversation at hand, and before the first place there is none.
        self.place = replace(self.place, conversation=place.conversation)
        self.go(place)

    def _go_to(self, place: Place, entry: Entry | None) -> None:
        if entry is None or entry.worksheet is None:
            self._show(place, None)
        else:
            self._show(replace(place, conversation=entry.conversation), entry.worksheet)

    def _show(self, place: Place, worksheet: str | None) -> None:
        hangs_on_one = place.page in _SETS_CONVERSATION or (place.page == ENTRY and worksheet is not None)
        keeps = not hangs_on_one or worksheet == REFLECTION
        conversation = self.place.conversation if keeps else place.conversation
        page = self._pages.page_for(place, worksheet)
        self._coming = (page, replace(place, conversation=conversation, field=None, afresh=False))
        page.open(place)

    def _arrived(self, page: Page) -> None:
        if self._coming is None or self._coming[0] is not page:
            return
        if self._coming[1].page in ASIDE and self.place.page not in ASIDE:
            self._before_aside = self.place
        self.place, self._coming = self._coming[1], None
        self.stack.setCurrentWidget(page)
        self.sidebar.show_place(self.place)
        self._read_conversation()
        page.scroll_to_top()
        page.focus_first()
        self._follow_panel()

    def _read_conversation(self) -> None:
        wanted = self.place.conversation
        self._context.operations.read(
            lambda: self._conversation_now(wanted), lambda now: self._show_conversation(wanted, *now)
        )

    def _conversation_now(self, wanted: str | None) -> tuple[ConversationView | None, dict[str, EntryState]]:
        view = self._context.conversations.view(wanted) if wanted is not None else None
        return view, self._context.entries.states(wanted)

    def _show_conversation(
        self, wanted: str | None, view: ConversationView | None, states: dict[str, EntryState]
    ) -> None:
        if view is None and self.place.conversation == wanted:  # it has gone to the bin
            self.place = replace(self.place, conversation=None)
        self.sidebar.show_states(states)
        self.sidebar.switcher.show_conversation(*self._names.of_view(view))
        if view is not None:
            self.panel.panel.show_scenario(view.conversation.scenario)
        self._follow_panel()

    def _ask_for_conversation(self, lines: tuple[ConversationLine, ...]) -> None:
        dialog = ConversationDialog(
            lines, self._names.of_line, self._context.appearance, self, can_begin=self.can_write
        )
        decision = dialog.exec()
        if decision == NEW:
            self.new_conversation()
        elif decision == WITHOUT:
            self.go(Place(WORKSHEET, None, self._worksheet_at_hand()))
        elif decision and dialog.chosen:
            self._switch_to(dialog.chosen)

    def _switch_to(self, conversation: str) -> None:
        """Keep the skill that is open; from any other page show the conversation's own."""
        if self._shows_skill():
            self.go(replace(self.place, conversation=conversation))
        else:
            self.go(Place(CONVERSATION, conversation))

    def _worksheet_at_hand(self) -> str:
        at_hand = self.place.subject if self._shows_skill() else None
        return at_hand or self._context.content.skills[0].id

    def _shows_skill(self) -> bool:
        return self.place.page == WORKSHEET and self.place.subject != REFLECTION

    def _use_scenario(self, scenario: str) -> None:
        self.panel.panel.show_scenario(scenario)
        conversation = self.place.conversation
        if conversation is not None and not self._read_only:
            self._context.operations.write(lambda: self._context.conversations.use_scenario(conversation, scenario))
        self._follow_panel()

    def _follow_panel(self) -> None:
        if self.page is not None:
            self.panel.follow(self.page)

    def _show_panel(self) -> None:
        if not self.panel.is_shown:
            self.toggle_panel()
        self._follow_panel()

    def _changed(self, changes: Changes) -> None:
        for page in self._pages.built():
            page.refresh(changes)
        if changes.entries or changes.conversations or changes.everything:
            self._read_conversation()

    def _write_no_more(self) -> None:
        self._read_only = True
        self._status.say_found_damaged()
