"""The summary page as tests use it: opening it, choosing a range, reading the rows it offers."""

from assertjournal.core.answers import Answers
from assertjournal.core.summary import SummaryChoices
from assertjournal.services.places import Place
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import SUMMARY
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.summary.offer_model import OfferModel
from assertjournal.ui.summary.summary_page import SummaryPage
from tests.support.contexts import asked
from tests.support.hands import press
from tests.support.walks import go, page_as, settle

REQUEST: Answers = {"request": "half an hour at midday"}
DEBRIEF: Answers = {"next_step": "ask again in May", "helped": ("breathing",), "nervous": 4}
EVERYTHING, PERIOD, CONVERSATIONS = "Everything so far", "A period", "Chosen conversations"


def the_page(workspace: Workspace, context: PageContext) -> SummaryPage:
    """Open the summary page of the conversation that is in sight."""
    go(workspace, context, Place(SUMMARY, workspace.place.conversation))
    return page_as(workspace, SummaryPage)


def choose(page: SummaryPage, context: PageContext, name: str) -> None:
    """Press the choice of this name, and wait until the page shows it."""
    press(page, name)
    settle(context)


def rows(model: OfferModel) -> list[str]:
    """Return the texts of all rows."""
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def a_made_summary(context: PageContext) -> None:
    """Remember a summary of everything as made today."""
    choices = SummaryChoices(talk_about=("The long hours",))
    summary = asked(context.operations, lambda: context.summaries.build(choices))
    asked(context.operations, lambda: context.summaries.remember(choices, summary))
