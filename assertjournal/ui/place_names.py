"""The names of pages, as places are remembered by them in the journal; they are never renamed."""

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

# The worksheet shown as "After the conversation".
DEBRIEF = "debrief"
# The worksheet of the Values page.
REFLECTION = "reflection"

KNOWN = frozenset({WELCOME, CONVERSATION, WORKSHEET, ENTRY, JOURNAL, VALUES, SCENARIOS, SCENARIO, SUPPORT, SUMMARY})
# About the program itself, with or without a journal; they lead back to where one was, and are not remembered.
ASIDE = frozenset({PREFERENCES, SHORTCUTS, ABOUT, KEYS})
