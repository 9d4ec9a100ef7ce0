"""The names of the commands, for telling them from a journal's path without loading anything."""

COMMANDS = frozenset({"new", "import", "export", "check", "scenarios", "worksheets"})
WITHOUT_WINDOW = COMMANDS | {"--help", "-h", "--version"}
"""What the first argument is when no window is to be opened."""
