"""The first page after unlocking: nothing to type in before it holds what is stored."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from assertjournal.services.places import Place
from assertjournal.ui.locked.new_recovery_key import NewRecoveryKey
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import WORKSHEET
from assertjournal.ui.shell.workspace import Workspace


def test_no_page_is_in_sight_before_it_holds_what_is_stored(
    context: PageContext, show: Callable[[QWidget], None]
) -> None:
    workspace = Workspace(context, NewRecoveryKey(), read_only=False)
    show(workspace)

    workspace.go(Place(WORKSHEET, None, "saying_no"))

    assert workspace.page is None
    context.operations.finish()
    assert workspace.page is not None
