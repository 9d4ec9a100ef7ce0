"""What begins by itself some time after unlocking: once, and not after the journal was closed."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.work.background_check import BackgroundCheck
from assertjournal.ui.work.quiet_job import QuietJob
from assertjournal.ui.work.tidying import Tidying
from tests.support.timers import NEVER, run_out, timer
from tests.support.walks import a_written_entry


def test_it_begins_by_itself(qapp: QObject, qtbot: QtBot) -> None:
    begun: list[str] = []
    QuietJob(qapp, lambda: begun.append("once"), 1).start()
    qtbot.waitUntil(lambda: begun == ["once"])


def test_once_it_was_ended_it_does_not_begin(qapp: QObject) -> None:
    begun: list[str] = []
    job = QuietJob(qapp, lambda: begun.append("too late"), NEVER.check)
    job.start()
    job.end()
    run_out(job, NEVER.check)
    assert begun == []


def test_unlocking_starts_the_check_the_tidying_and_the_backup(workspace: Workspace, context: PageContext) -> None:
    delays = context.delays
    (check,), (tidying,) = workspace.findChildren(BackgroundCheck), workspace.findChildren(Tidying)
    jobs = ((check, delays.check), (tidying, delays.tidying), (workspace.backups.backing_up, delays.backup))
    assert all(timer(job, delay).isActive() for job, delay in jobs)


def test_the_backup_after_unlocking_is_made_when_its_time_has_come(
    workspace: Workspace, context: PageContext, qtbot: QtBot
) -> None:
    a_written_entry(context, None, None, {"text": "x"})
    backing_up = workspace.backups.backing_up
    with qtbot.waitSignal(backing_up.made):
        run_out(backing_up, context.delays.backup)
