"""The names of the commands, for telling them from a journal's path without loading anything."""

COMMANDS = frozenset(
    {
        "new",
        "import",
        "export",
        "summary",
        "search",
        "backup",
        "restore",
        "check",
        "passphrase",
        "scenarios",
        "worksheets",
    }
)
SELFTEST = "--selftest"
"""The option that stands alone: it tries the window's parts too, which no command may know."""
