"""AssertJournal: a private, offline journal for practising the six assertiveness skills."""
