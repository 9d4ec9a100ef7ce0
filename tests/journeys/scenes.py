"""What is pictured, in the order in which a person comes by it."""

from collections.abc import Callable

from tests.journeys.scenes_about import about_the_program, less_in_rows, soon_locked
from tests.journeys.scenes_awkward import awkward_pages, reading_only, trouble
from tests.journeys.scenes_backups import backups, locked_backups
from tests.journeys.scenes_bin import bin_and_history
from tests.journeys.scenes_filled import bens_pages, dialogs, reading
from tests.journeys.scenes_foreign import missing_worksheet
from tests.journeys.scenes_keys import keys, ways_back
from tests.journeys.scenes_locked import first_run, unlocking
from tests.journeys.scenes_summary import empty_summary, summary
from tests.journeys.scenes_values import awkward_values, values
from tests.journeys.studio import Studio

SCENES: tuple[Callable[[Studio], None], ...] = (
    first_run,
    unlocking,
    ways_back,
    keys,
    bens_pages,
    reading,
    dialogs,
    values,
    bin_and_history,
    missing_worksheet,
    backups,
    locked_backups,
    summary,
    empty_summary,
    about_the_program,
    less_in_rows,
    soon_locked,
    awkward_pages,
    awkward_values,
    trouble,
    reading_only,
)
