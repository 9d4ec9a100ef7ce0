"""A worksheet that someone added: one file more in a copy of everything that ships."""

import shutil
from pathlib import Path

from assertjournal.paths import resources

OWN_ID = "thanking"
OWN_TITLE = "Saying thank you"
_OWN = f"""
id = "{OWN_ID}"
version = 1
kind = "skill"
title = "{OWN_TITLE}"
purpose = "Say what was good about it."
icon = "heart"
order = 9

[[fields]]
id = "thanks"
kind = "text"
label = "What I thank them for"
core = true
"""


def resources_with_an_own_worksheet(folder: Path) -> Path:
    """Return a copy of `resources/` in `folder` with a seventh skill."""
    copy = Path(shutil.copytree(resources(), folder / "resources"))
    (copy / "worksheets" / "en" / f"{OWN_ID}.toml").write_text(_OWN, encoding="utf-8")
    return copy
