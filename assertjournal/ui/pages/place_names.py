"""The names of pages. The journal remembers places by these names, so they are never renamed."""

WELCOME = "welcome"
CONVERSATION = "conversation"
WORKSHEET = "worksheet"
ENTRY = "entry"
JOURNAL = "journal"
VALUES = "values"
SCENARIOS = "scenarios"
SCENARIO = "scenario"
SUPPORT = "support"
PREFERENCES = "preferences"
SHORTCUTS = "shortcuts"
ABOUT = "about"
KEYS = "keys"
SUMMARY = "summary"
BACKUPS = "backups"
HISTORY = "history"
BIN = "bin"

# The worksheet shown as "After the conversation".
DEBRIEF = "debrief"
# The worksheet of the Values page.
REFLECTION = "reflection"

OF_ENTRY = frozenset({ENTRY, HISTORY})
KNOWN = OF_ENTRY | {WELCOME, CONVERSATION, WORKSHEET, JOURNAL, VALUES, SCENARIOS, SCENARIO, SUPPORT, SUMMARY, BIN}
# Pages about the program itself, with or without a journal. They lead back to where the user was, and places that
# are remembered never include them.
ASIDE = frozenset({PREFERENCES, SHORTCUTS, ABOUT, KEYS, BACKUPS})
