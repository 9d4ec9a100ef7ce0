"""The subject itself: worksheets, answers, entries, conversations, scenarios. Standard library only."""
