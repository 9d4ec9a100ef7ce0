"""The names of pages, as places are remembered by them in the journal; they are never renamed."""

WELCOME = "welcome"
CONVERSATION = "conversation"
WORKSHEET = "worksheet"
ENTRY = "entry"
JOURNAL = "journal"
SCENARIOS = "scenarios"
SCENARIO = "scenario"
SUPPORT = "support"
SUMMARY = "summary"

# The worksheet shown as "After the conversation".
DEBRIEF = "debrief"

KNOWN = frozenset({WELCOME, CONVERSATION, WORKSHEET, ENTRY, JOURNAL, SCENARIOS, SCENARIO, SUPPORT, SUMMARY})
