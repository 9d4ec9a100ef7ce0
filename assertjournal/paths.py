"""Where things lie: the files that ship with the program, and the user's own folders."""

import sys
from functools import cache
from pathlib import Path

APP = "AssertJournal"
JOURNAL_SUFFIX = ".ajournal"
BACKUP_SUFFIX = ".ajbackup"


@cache
def resources() -> Path:
    """Return the folder of shipped files: of the frozen program, the installed package or the checkout."""
    package = Path(__file__).parent
    places = (
        Path(getattr(sys, "_MEIPASS", package)) / "resources",
        package / "resources",
        package.parent / "resources",
    )
    return next(place for place in places if place.is_dir())


def resource(relative: str) -> Path:
    """Return the path of a shipped file named relative to `resources/`, for example `icons/lock.svg`."""
    return resources() / relative


def user_data() -> Path:
    """Return the folder for the user's data, which may not exist yet."""
    # imported late: start-up
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


def user_config() -> Path:
    """Return the folder for the settings file, which may not exist yet."""
    # imported late: start-up
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False)


def default_journal() -> Path:
    """Return the place of the journal that opens when none is named."""
    return user_data() / f"Journal{JOURNAL_SUFFIX}"
