"""The bin: what was deleted stays there for thirty days at least, can be brought back, or removed for good."""

from assertjournal.core.bin import KEPT_FOR, Binned, BinnedConversation
from assertjournal.core.changes import Changes
from assertjournal.core.clock import Clock
from assertjournal.data.database.database import save
from assertjournal.data.tables import bin as bin_rows
from assertjournal.data.tables import entries as entry_rows
from assertjournal.services.debrief_effects import forget, say_again
from assertjournal.services.expiry import expiry_in_bin

PURGE_STEP = 20


class Bin:
    """What a person can do with the bin."""

    def __init__(self, clock: Clock) -> None:
        """Store the clock."""
        self._clock = clock
        self._seen_old = expiry_in_bin(clock)

    def items(self) -> tuple[Binned, ...]:
        """Return everything in the bin, what was deleted last first. A conversation comes before its entries."""
        items: tuple[Binned, ...] = (*bin_rows.conversations(), *bin_rows.entries())
        return tuple(sorted(items, key=lambda item: item.deleted_at, reverse=True))

    def entry_count(self, conversation: str) -> int:
        """Return how many entries of a conversation are not in the bin."""
        return len(bin_rows.entries_of(conversation))

    def move_conversation(self, conversation: str, *, with_entries: bool) -> Changes:
        """Put a conversation into the bin, with its entries or leaving them behind without a conversation.

        Raises SaveFailed where nothing could be written.
        """

        def move() -> Changes:
            entries = bin_rows.entries_of(conversation)
            bin_rows.put_conversation(conversation, self._clock.now(), with_entries=with_entries)
            return Changes(entries=frozenset(entries), conversations=frozenset({conversation}))

        return save(move)

    def restore_conversation(self, conversation: str) -> Changes:
        """Move a conversation out of the bin, with the entries that went there with it or stayed behind.

        Raises SaveFailed where nothing could be written.
        """

        def restore() -> Changes:
            entries = bin_rows.went_along(conversation)
            for entry in entries:
                bin_rows.bring_back_entry(entry)
            kept = bin_rows.bring_back_conversation(conversation)
            return Changes(entries=frozenset({*entries, *kept}), conversations=frozenset({conversation}))

        return save(restore)

    def restore_entry(self, entry_id: str) -> Changes:
        """Move an entry out of the bin, and its conversation too, where that is there.

        Raises SaveFailed where nothing could be written.
        """

        def restore() -> Changes:
            entry = entry_rows.get(entry_id)
            if entry is None:
                return Changes()
            bin_rows.bring_back_entry(entry_id)
            if entry.conversation is None:
                return Changes(entries=frozenset({entry_id}))
            kept = bin_rows.bring_back_conversation(entry.conversation)
            say_again(entry, self._clock.now())
            return Changes(entries=frozenset({entry_id, *kept}), conversations=frozenset({entry.conversation}))

        return save(restore)

    def purge(self, *items: Binned) -> Changes:
        """Remove things in the bin for good, with their history, or none of them where saving fails.

        The entries that went to the bin with a conversation go with it. Raises SaveFailed.
        """

        def remove() -> Changes:
            gone: set[str] = set()
            for item in items:
                if isinstance(item, BinnedConversation):
                    gone.update(bin_rows.went_along(item.line.id))
                    bin_rows.purge_conversation(item.line.id)
                    forget(item.line.id)
                else:
                    gone.add(item.line.id)
                    entry_rows.purge(item.line.id)
            conversations = frozenset(item.line.id for item in items if isinstance(item, BinnedConversation))
            return Changes(entries=frozenset(gone), conversations=conversations)

        return save(remove)

    def empty_old(self) -> bool:
        """Remove some of what has been in the bin for thirty days, and return whether there is more.

        It must have been so for a week, for the clock may have been wrong at any time.
        Raises SaveFailed where nothing could be written.
        """
        latest = self._clock.now() - KEPT_FOR
        old = [item for item in self.items() if item.deleted_at <= latest]
        lasting = self._seen_old.lasting([item.line.id for item in old])
        old = [item for item in old if item.line.id in lasting]
        # Entries first: an entry that went along with its conversation would be removed twice otherwise.
        old.sort(key=lambda item: isinstance(item, BinnedConversation))
        if old:
            self.purge(*old[:PURGE_STEP])
        return len(old) > PURGE_STEP
