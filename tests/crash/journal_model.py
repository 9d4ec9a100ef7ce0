"""Does to a journal and to a dict the same, and compares the two: `python -m tests.crash.journal_model 1000 50`."""

import shutil
import sys
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from assertjournal.core.entry import Entry
from assertjournal.data.database import checks
from assertjournal.data.database.database import saving
from assertjournal.data.journal import journal_file
from assertjournal.data.tables import entries, search
from tests.support.builders import NOW, TODAY, a_journal, an_entry, opened

SOAK = ("1000 50",)
WORDS = ("calm", "calmly", "friday", "über", "uber", "no", "naïve", "")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)


class JournalAgainstModel(RuleBasedStateMachine):
    """Does to a journal and to a dict the same."""

    known = Bundle("known")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "Journal.ajournal"
        a_journal(self.path)
        opened(self.path)
        self.model: dict[str, Entry] = {}

    def teardown(self) -> None:
        journal_file.close_journal()
        shutil.rmtree(self.folder)

    @rule(target=known, text=TEXTS, days=st.integers(0, 3))
    def add(self, text: str, days: int) -> str:
        entry = an_entry(answers={"text": text} if text.strip() else {}, date=TODAY - timedelta(days=days))
        self._put(entry)
        return entry.id

    @rule(entry_id=known, text=TEXTS, title=TEXTS)
    def change(self, entry_id: str, text: str, title: str) -> None:
        if entry_id in self.model:
            answers = {"text": text} if text.strip() else {}
            self._put(replace(self.model[entry_id], answers=answers, title=title))

    @rule(entry_id=known, deleted=st.booleans())
    def bin(self, entry_id: str, deleted: bool) -> None:
        if entry_id in self.model:
            self._put(replace(self.model[entry_id], deleted_at=NOW if deleted else None))

    @rule(entry_id=known)
    def purge(self, entry_id: str) -> None:
        with saving():
            entries.purge(entry_id)
        self.model.pop(entry_id, None)

    @rule(entry_id=known, text=TEXTS)
    def abandon(self, entry_id: str, text: str) -> None:
        try:
            with saving():
                entries.put(an_entry(id=entry_id), text)
                entries.put(an_entry(), text)
                raise InterruptedError
        except InterruptedError:
            pass

    @rule()
    def reopen(self) -> None:
        journal_file.close_journal()
        opened(self.path)

    @rule(word=st.sampled_from(["calm", "ub", "NAIVE", "friday no"]))
    def search(self, word: str) -> None:
        expected = {entry.id for entry in self._kept() if _matches(entry, word)}
        assert {line.id for line, _snippet in search.find(word)} == expected

    @invariant()
    def everything_is_as_in_the_model(self) -> None:
        ordered = sorted(self._kept(), key=lambda entry: (entry.date, entry.created_at, entry.id), reverse=True)
        assert [line.id for line in entries.lines(limit=1000)] == [entry.id for entry in ordered]
        assert all(entries.get(entry.id) == entry for entry in self.model.values())

    @invariant()
    def every_check_passes(self) -> None:
        assert not any(result.findings for result in checks.check_journal())

    def _put(self, entry: Entry) -> None:
        with saving():
            entries.put(entry, str(entry.answers.get("text", "")))
        self.model[entry.id] = entry

    def _kept(self) -> list[Entry]:
        return [entry for entry in self.model.values() if entry.deleted_at is None]


def _matches(entry: Entry, query: str) -> bool:
    words = f"{entry.title} {entry.answers.get('text', '')}".replace("ü", "u").replace("ï", "i").split()
    *whole, begun = query.lower().split()
    return all(word in words for word in whole) and any(word.startswith(begun) for word in words)


def run(stories: int, steps: int) -> int:
    """Try so many stories of up to so many steps, and return how often the two were compared.

    Raises what the first difference raises, with the shortest story that leads to it.
    """
    compared: list[None] = []

    class Counted(JournalAgainstModel):
        @invariant()
        def is_counted(self) -> None:
            compared.append(None)

    run_state_machine_as_test(
        Counted,
        settings=settings(
            max_examples=stories, stateful_step_count=steps, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
    return len(compared)


def main() -> None:
    """Print the figures; a difference ends it with the story that leads there."""
    stories, steps = map(int, sys.argv[1:3])
    print(f"{stories} stories of up to {steps} steps, compared {run(stories, steps)} times: no difference")


if __name__ == "__main__":
    main()
