"""Passphrase and keys: what opens the journal, and what to do when someone else may be able to open it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assertjournal.core.errors import UserError
from assertjournal.i18n import _
from assertjournal.services.places import Place
from assertjournal.services.safety.journal_keys import EncryptedButClosed, Remains
from assertjournal.ui.dialogs.progress_dialog import ProgressDialog
from assertjournal.ui.pages.aside_page import AsidePage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import KEYS
from assertjournal.ui.passphrases.secret_form import SecretForm
from assertjournal.ui.safety.key_to_keep_card import KeyToKeepCard
from assertjournal.ui.safety.old_copies_card import OldCopiesCard
from assertjournal.ui.widgets.fold import Fold
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel
from assertjournal.ui.work.key_operations import KeyOperations


class KeysPage(AsidePage):
    """Three changes, each with what it protects against and what not; `key_made` carries a new recovery key.

    `backup_due` says that the newest backup opens with a secret that the journal no longer opens with.
    """

    key_made = Signal(str)
    backup_due = Signal()

    def __init__(self, context: PageContext) -> None:
        """Show the changes folded in."""
        super().__init__(context.appearance, KEYS)
        self._context = context
        self._acts = KeyOperations(context.operations, context.keys, context.backups, self)
        self._working: ProgressDialog | None = None
        self._is_backing_up = False
        self.add_title(_("Passphrase and keys"), _("What opens this journal, and how to change it."))
        self._to_keep = KeyToKeepCard(context.appearance)
        self._to_keep.kept.connect(self._note_kept)
        self.column.addWidget(self._to_keep)
        self._passphrase = SecretForm(context.appearance, _("Change the passphrase"), asks_new=True)
        self._passphrase.given.connect(self._change_passphrase)
        self._recovery = SecretForm(context.appearance, _("Make the new key"), asks_new=False)
        self._recovery.given.connect(lambda present, _none: self._renew_recovery_key(present))
        self._anew = SecretForm(context.appearance, _("Start encrypting"), asks_new=True)
        self._anew.given.connect(self._encrypt_anew)
        self._forms = (self._passphrase, self._recovery, self._anew)
        self._folds = [
            self._section(_("A new passphrase"), _passphrase_words(), _("Choose a new passphrase"), self._passphrase),
            self._section(_("A new recovery key"), _recovery_words(), _("Get a new recovery key"), self._recovery),
            self._section(_("Someone may know my passphrase"), _anew_words(), _("Re-encrypt everything"), self._anew),
        ]
        self._old = OldCopiesCard(context)
        self._old.delete_asked.connect(self._delete_old_copies)
        self._old.hide()
        self.column.addWidget(self._old)

    def open(self, place: Place) -> None:
        """Search for what is left under a former key, and whether the recovery key is kept."""
        self._look_for_old()
        self._context.operations.run(
            self._context.keys.is_key_to_keep, self._to_keep.setVisible, lambda _error: self._to_keep.hide()
        )
        super().open(place)

    def leave(self) -> None:
        """Forget what was typed."""
        for form, fold in zip(self._forms, self._folds, strict=True):
            form.clear()
            form.say("")
            fold.set_open(False)

    def call_off(self) -> None:
        """Call off what still runs."""
        self._acts.end()

    def _section(self, title: str, paragraphs: tuple[str, ...], action: str, form: SecretForm) -> Fold:
        theme = self.appearance.theme
        block = QVBoxLayout()
        block.setSpacing(theme.px(8))
        block.addWidget(PlainLabel(theme, title, LabelRole.HEADING, wrap=True))
        for words in paragraphs:
            block.addWidget(PlainLabel(theme, words, LabelRole.SECONDARY, wrap=True))
        fold = Fold(action, self.appearance)
        fold.say_whose(title)
        inside = QVBoxLayout()
        inside.addWidget(form)
        fold.set_content(inside)
        fold.toggled.connect(partial(self._folded, form))
        form.spoke.connect(lambda: self._look_at(form.message))
        block.addWidget(fold)
        self.column.addLayout(block)
        self.column.addSpacing(theme.px(12))
        return fold

    def _folded(self, form: SecretForm, opened: bool) -> None:
        if opened:
            form.setFocus(Qt.FocusReason.OtherFocusReason)
            self._look_at(form.first_line)
        else:
            form.clear()
            form.say("")

    def _look_at(self, widget: QWidget) -> None:
        """Scroll to something once it has its place."""
        QTimer.singleShot(0, widget, lambda: self.bring_into_sight(widget))

    def _change_passphrase(self, present: str, passphrase: str) -> None:
        self._begin(self._passphrase, _("Changing the passphrase. This takes a moment …"))
        self._acts.change_passphrase(
            present,
            passphrase,
            lambda _key: self._changed(_("Your new passphrase opens the journal from now on.")),
            self._failed(self._passphrase),
        )

    def _changed(self, said: str) -> None:
        self._done(self._passphrase, said)
        self.backup_due.emit()

    def _renew_recovery_key(self, present: str) -> None:
        self._begin(self._recovery, _("Making a new recovery key. This takes a moment …"))
        said = _("Your new recovery key is in force; the one that you had before opens nothing any more.")

        def made(recovery_key: str) -> None:
            self._made(self._recovery, said, recovery_key)
            self.backup_due.emit()

        self._acts.renew_recovery_key(present, made, self._failed(self._recovery))

    def _encrypt_anew(self, present: str, passphrase: str) -> None:
        self._begin(self._anew, _("Re-encrypting everything …"))
        more = _("This takes a few seconds, with a large journal a minute. Until it is done, the journal is as it was.")
        self._working = ProgressDialog(_("Re-encrypting everything"), more, self.appearance, self)
        self._working.called_off.connect(self._acts.call_off)
        self._acts.progressed.connect(self._working.show_progress)
        self._working.open()
        said = _("Everything is re-encrypted. From now on only your new passphrase and recovery key open this journal.")
        self._acts.encrypt_anew(present, passphrase, partial(self._made, self._anew, said), self._failed(self._anew))

    def _begin(self, form: SecretForm, words: str) -> None:
        for one in self._forms:
            one.set_allowed(False)
        form.say(words)

    def _over(self) -> None:
        if self._working is not None:
            self._working.end()
            self._working.deleteLater()
            self._working = None
        for one in self._forms:
            one.set_allowed(True)

    def _done(self, form: SecretForm, words: str) -> None:
        self._over()
        form.clear()
        form.say(words)

    def _made(self, form: SecretForm, words: str, recovery_key: str) -> None:
        self._done(form, words)
        self._look_for_old()
        self.key_made.emit(recovery_key)

    def _failed(self, form: SecretForm) -> Callable[[UserError], None]:
        def failed(error: UserError) -> None:
            self._over()
            form.show_problem(error)
            if isinstance(error, EncryptedButClosed):
                self.key_made.emit(error.recovery_key)

        return failed

    def _note_kept(self) -> None:
        operations = self._context.operations
        operations.run(self._context.keys.key_is_kept, lambda _none: self._to_keep.hide(), operations.failed.emit)

    def _look_for_old(self) -> None:
        self._context.operations.run(self._context.keys.old_copies, self._show_old, lambda _error: self._old.hide())

    def _show_old(self, remains: Remains) -> None:
        self._old.show_remains(remains)
        if not remains.is_backed_up and not self._is_backing_up:
            self._is_backing_up = True
            self._acts.back_up(lambda: self._show_backed_up(None), self._show_backed_up)

    def _show_backed_up(self, error: UserError | None) -> None:
        """Show what is left once a backup was tried. Where none could be made, the disk may be full of just these."""

        def show(remains: Remains) -> None:
            self._is_backing_up = False
            if not remains.is_backed_up:
                words = _("There is no backup of the journal under its new key yet.")
                problem = UserError(f"{words} {error or ''}".rstrip())
                remains = replace(remains, problem=problem, is_backed_up=True)
            self._old.show_remains(remains)

        self._context.operations.run(self._context.keys.old_copies, show, lambda _error: self._old.hide())

    def _delete_old_copies(self) -> None:
        chosen = self._old.chosen()
        self._context.operations.run(
            lambda: self._context.keys.delete_old_copies(chosen), self._show_old, self._context.operations.failed.emit
        )


def _passphrase_words() -> tuple[str, ...]:
    return (
        _("The new passphrase opens the journal in the place of the old one. The recovery key stays as it is."),
        _(
            "It helps where you want one that is stronger or easier to remember. It does not keep out someone who "
            "knew the old one and has a backup or copy from that time: the two together open what you write later, too."
        ),
    )


def _recovery_words() -> tuple[str, ...]:
    return (
        _("For when the key is lost, or was never kept. It is shown once; your passphrase stays as it is."),
        _(
            "The key that you had before no longer opens this journal. Together with a backup or copy from before it "
            "still does."
        ),
    )


def _anew_words() -> tuple[str, ...]:
    return (
        _(
            "Everything is encrypted under a new key, into a new journal that takes the place of this one. What "
            "someone knows or has of the old one does not open it."
        ),
        _(
            "It does not reach back: what was written until now can still be read in old copies by anyone who "
            "knows the old passphrase. So the old journal and its backups are listed here afterwards, and you "
            "decide about each. Nothing is deleted without being asked. Copies elsewhere, such as on sticks or in"
            " a cloud, are yours to find. It does not help against a program that watches what is typed on this "
            "computer."
        ),
    )
