"""The names of the commands, for telling them from a journal's path without loading anything."""

COMMANDS = frozenset({"new", "import", "export", "check", "scenarios", "worksheets"})
