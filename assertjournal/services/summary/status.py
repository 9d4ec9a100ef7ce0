"""What only private debriefs have told of their conversations: it is in no session summary."""

from collections import defaultdict

from assertjournal.core.conversation import Status
from assertjournal.data.tables import summaries
from assertjournal.services.debrief_effects import STATUS_AFTER
from assertjournal.services.summary.texts import says_private


def told_in_private() -> dict[str, frozenset[Status]]:
    """Return for each conversation the statuses that may have come from a private debrief and from no other.

    A private one may have said something else before, so it counts for all that debriefs can tell. One in the bin may
    still be private, and shares nothing. Raises JournalLocked.
    """
    private: set[str] = set()
    shared: defaultdict[str, set[Status]] = defaultdict(set)
    for debrief in summaries.debriefs():
        if debrief.private or says_private(debrief.answers):
            private.add(debrief.conversation)
        elif not debrief.deleted and (status := STATUS_AFTER.get(str(debrief.answers.get("happened")))):
            shared[debrief.conversation].add(status)
    told = frozenset(STATUS_AFTER.values())
    return {conversation: told - shared[conversation] for conversation in private}
