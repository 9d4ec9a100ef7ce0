"""Translation of interface strings through gettext. English is the language of the source."""

import gettext
from functools import cache

DOMAIN = "assertjournal"


@cache
def _translations() -> gettext.NullTranslations:
    # imported late: start-up
    from assertjournal.paths import resource

    folder = resource("locale")
    if not folder.is_dir():  # as long as there is no translation, no one need find out the user's language
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, localedir=str(folder), fallback=True)


def _(message: str) -> str:
    """Return `message` in the user's language, or unchanged where no translation exists."""
    return _translations().gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form that fits `count`. Both forms may hold a `{count}` that the caller fills."""
    return _translations().ngettext(one, many, count)
