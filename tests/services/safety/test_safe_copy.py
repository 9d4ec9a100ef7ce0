"""A copy elsewhere holds all of the journal and what could not be saved, and the same secrets open it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assertjournal.core.changes import Changes
from assertjournal.core.entry import NOTE_FIELD, Entry
from assertjournal.core.errors import FileRefused, SaveFailed
from assertjournal.data.database import checks
from assertjournal.data.database.database import database, saving
from assertjournal.data.journal import salvage
from assertjournal.data.journal.journal_file import close_journal, unwrap_key
from assertjournal.data.tables import conversations as conversation_rows
from assertjournal.data.tables import entries as entry_rows
from assertjournal.data.tables import transfer
from assertjournal.services.entries import Edit, Entries, EntryTarget
from assertjournal.services.safety.safe_copy import Held, SafeCopy, Unsaved, words_in
from tests.support.builders import NOW, PASSPHRASE, a_conversation, an_entry, an_id, opened
from tests.support.clocks import SetClock
from tests.support.damages import flip_a_bit
from tests.support.disks import small_disk, write_protected
from tests.support.exports import shipped_content

TYPED = Edit({"request": "heron at the river", "if_no": None})


@pytest.fixture
def entries(open_journal: Path) -> Entries:
    return Entries(shipped_content(), SetClock())


@pytest.fixture
def safe_copy(entries: Entries) -> SafeCopy:
    return SafeCopy(entries, SetClock())


@pytest.fixture
def talk(open_journal: Path) -> str:
    conversation = a_conversation()
    with saving():
        conversation_rows.put(conversation, None)
    return conversation.id


@pytest.fixture
def target(entries: Entries, talk: str) -> EntryTarget:
    """Return an entry of the conversation with something in it."""
    one = EntryTarget(an_id(), "asking", talk)
    entries.save(one, Edit({"request": "before", "if_no": "I wait", "effect": "tired"}))
    return one


def unsaved(entries: Entries, target: EntryTarget, edit: Edit = TYPED) -> Unsaved:
    return Unsaved(lambda: entries.save(target, edit), edit)


def in_copy(place: Path, ask: Callable[[], object]) -> object:
    """Ask the copy, with the journal closed."""
    close_journal()
    opened(place)
    try:
        return ask()
    finally:
        close_journal()


def notes() -> list[Entry]:
    found = (entry_rows.get(line.id) for line in entry_rows.lines())
    return [entry for entry in found if entry is not None and entry.worksheet is None]


def notes_in(place: Path) -> list[Entry]:
    found = in_copy(place, notes)
    assert isinstance(found, list)
    return found


def test_the_copy_holds_everything_and_what_was_not_saved(
    safe_copy: SafeCopy, entries: Entries, target: EntryTarget, tmp_path: Path
) -> None:
    place = safe_copy.save_copy(tmp_path / "Copy", [unsaved(entries, target)]).place

    assert place == tmp_path / "Copy.ajournal"
    entry = in_copy(place, lambda: entry_rows.get(target.id))
    assert isinstance(entry, Entry)
    assert entry.answers == {"request": "heron at the river", "effect": "tired"}
    assert entry.conversation == target.conversation


def test_the_copy_is_sound_and_has_every_row(
    safe_copy: SafeCopy, entries: Entries, target: EntryTarget, tmp_path: Path
) -> None:
    rows = {table: list(transfer.read_all(table)) for table in transfer.TRANSFERRED}

    place = safe_copy.save_copy(tmp_path / "Copy.ajournal", []).place

    findings = in_copy(place, lambda: [one.findings for one in checks.check_journal()])
    assert findings == [()] * 4
    assert in_copy(place, lambda: {table: list(transfer.read_all(table)) for table in transfer.TRANSFERRED}) == rows


def test_the_open_journal_stays_as_it_is_and_open(
    safe_copy: SafeCopy, entries: Entries, target: EntryTarget, tmp_path: Path
) -> None:
    safe_copy.save_copy(tmp_path / "Copy", [unsaved(entries, target)])

    entry = entry_rows.get(target.id)
    assert entry is not None
    assert entry.answers["request"] == "before"
    assert entries.save(target, Edit({"request": "after"}))


def test_a_journal_that_was_deleted_while_open_is_in_the_copy_whole(
    safe_copy: SafeCopy, entries: Entries, target: EntryTarget, open_journal: Path, tmp_path: Path
) -> None:
    shutil.rmtree(open_journal)

    place = safe_copy.save_copy(tmp_path / "Copy", [unsaved(entries, target)]).place

    entry = in_copy(place, lambda: entry_rows.get(target.id))
    assert isinstance(entry, Entry)
    assert entry.answers == {"request": "heron at the river", "effect": "tired"}


def test_what_was_typed_is_a_note_where_the_journal_cannot_be_read(
    safe_copy: SafeCopy, entries: Entries, target: EntryTarget, open_journal: Path, tmp_path: Path
) -> None:
    with (open_journal / "journal.db").open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom((open_journal / "journal.db").stat().st_size - 4096))

    saved = safe_copy.save_copy(tmp_path / "Copy", [unsaved(entries, target)])

    assert saved.held is Held.NOTHING
    (note,) = notes_in(saved.place)
    assert (note.title, note.answers) == ("Not saved at its place", {NOTE_FIELD: "heron at the river"})


def test_a_journal_that_is_only_read_is_copied_whole(
    safe_copy: SafeCopy, entries: Entries, target: EntryTarget, tmp_path: Path
) -> None:
    database.be_read_only()

    saved = safe_copy.save_copy(tmp_path / "Copy", [unsaved(entries, target)])

    with pytest.raises(SaveFailed):
        entries.save(target, TYPED)
    assert saved.held is Held.WHOLE
    entry = in_copy(saved.place, lambda: entry_rows.get(target.id))
    assert isinstance(entry, Entry)
    assert entry.answers == {"request": "heron at the river", "effect": "tired"}


def test_of_a_damaged_journal_the_copy_holds_what_can_be_read(
    safe_copy: SafeCopy, entries: Entries, target: EntryTarget, open_journal: Path, tmp_path: Path
) -> None:
    kept = [an_entry(answers={"text": f"{number} " * 2_000}) for number in range(60)]
    with saving():
        for entry in kept:
            entry_rows.put(entry, "")
    close_journal()  # which forgets the pages that it remembers
    flip_a_bit(open_journal, (open_journal / "journal.db").stat().st_size // 2)
    opened(open_journal)
    assert any(result.findings for result in checks.check_journal())
    database.be_read_only()

    saved = safe_copy.save_copy(tmp_path / "Copy", [unsaved(entries, target)])

    assert saved.held is Held.READABLE
    found = in_copy(saved.place, lambda: [entry_rows.get(entry.id) for entry in kept])
    assert isinstance(found, list)
    assert sum(one == entry for one, entry in zip(found, kept, strict=True)) >= len(kept) - 2
    typed = in_copy(saved.place, lambda: entry_rows.get(target.id))
    assert isinstance(typed, Entry)
    assert typed.answers["request"] == "heron at the river"
    assert in_copy(saved.place, lambda: [one.findings for one in checks.check_journal()]) == [()] * 4


def read_as_far_as_it_goes(journal: Path) -> None:
    """Open a journal as one that is damaged."""
    close_journal()
    salvage.open_salvaged(journal, unwrap_key(journal, passphrase=PASSPHRASE), now=NOW)


def test_of_a_journal_that_was_salvaged_the_copy_is_encrypted_and_holds_all_of_it(
    safe_copy: SafeCopy, entries: Entries, target: EntryTarget, open_journal: Path, tmp_path: Path
) -> None:
    read_as_far_as_it_goes(open_journal)

    saved = safe_copy.save_copy(tmp_path / "Copy", [unsaved(entries, target)])

    assert saved.held is Held.READABLE
    assert b"heron" not in (saved.place / "journal.db").read_bytes()
    assert in_copy(saved.place, lambda: [one.findings for one in checks.check_journal()]) == [()] * 4
    entry = in_copy(saved.place, lambda: entry_rows.get(target.id))
    assert isinstance(entry, Entry)
    assert entry.answers == {"request": "heron at the river", "effect": "tired"}
    assert entry.conversation == target.conversation


def test_what_was_salvaged_is_saved_after_its_disk_is_gone_too(
    safe_copy: SafeCopy, entries: Entries, target: EntryTarget, open_journal: Path, tmp_path: Path
) -> None:
    read_as_far_as_it_goes(open_journal)
    shutil.rmtree(open_journal)

    saved = safe_copy.save_copy(tmp_path / "Copy", [])

    assert saved.held is Held.READABLE
    entry = in_copy(saved.place, lambda: entry_rows.get(target.id))
    assert isinstance(entry, Entry)
    assert entry.answers["request"] == "before"


def test_a_salvaged_journal_without_anything_in_it_still_takes_what_was_typed(
    entries: Entries, safe_copy: SafeCopy, open_journal: Path, tmp_path: Path
) -> None:
    read_as_far_as_it_goes(open_journal)

    saved = safe_copy.save_copy(tmp_path / "Copy", [unsaved(entries, EntryTarget(an_id(), "asking"))])

    assert saved.held is Held.NOTHING
    (note,) = notes_in(saved.place)
    assert note.answers == {NOTE_FIELD: "heron at the river"}


def test_damage_that_only_the_open_connection_met_keeps_nothing_out_of_the_copy(
    safe_copy: SafeCopy, target: EntryTarget, open_journal: Path, tmp_path: Path
) -> None:
    with saving():
        entry_rows.put(an_entry(answers={"text": "x" * 20_000}), "")
    flip_a_bit(open_journal)
    assert any(result.findings for result in checks.check_journal())
    flip_a_bit(open_journal)

    assert safe_copy.save_copy(tmp_path / "Copy", []).held is Held.WHOLE


def test_a_copy_that_its_disk_has_no_room_for_is_refused(
    safe_copy: SafeCopy, entries: Entries, target: EntryTarget, tmp_path: Path
) -> None:
    with saving():
        for _each in range(40):
            entry_rows.put(an_entry(answers={"text": "x" * 100_000}), "")
    folder = tmp_path / "disk"
    folder.mkdir()
    with small_disk(folder, megabytes=2):
        with pytest.raises(FileRefused, match="has space"):
            safe_copy.save_copy(folder / "Copy", [unsaved(entries, target)])

        assert list(folder.glob("*.ajournal")) == []


def test_what_does_not_fit_into_the_copy_becomes_a_note(
    safe_copy: SafeCopy, entries: Entries, target: EntryTarget, tmp_path: Path
) -> None:
    def fail() -> Changes:
        raise ValueError

    place = safe_copy.save_copy(tmp_path / "Copy", [Unsaved(fail, {"title": "Rent", "nervous": 7, "with": None})]).place

    (note,) = notes_in(place)
    assert note.answers == {NOTE_FIELD: "Rent\n\n7"}


def test_only_the_owner_may_read_the_copy(safe_copy: SafeCopy, target: EntryTarget, tmp_path: Path) -> None:
    place = safe_copy.save_copy(tmp_path / "Copy", []).place

    assert {oct(path.stat().st_mode & 0o777) for path in place.iterdir()} == {"0o600"}
    assert oct(place.stat().st_mode & 0o777) == "0o700"


def test_nothing_that_is_there_is_written_over(safe_copy: SafeCopy, target: EntryTarget, tmp_path: Path) -> None:
    (tmp_path / "Copy.ajournal").mkdir()

    with pytest.raises(FileRefused, match="something at this place"):
        safe_copy.save_copy(tmp_path / "Copy", [])


def test_a_copy_is_not_put_into_a_journal(safe_copy: SafeCopy, target: EntryTarget, open_journal: Path) -> None:
    with pytest.raises(FileRefused, match="inside a journal"):
        safe_copy.save_copy(open_journal / "Copy", [])


def test_where_nothing_can_be_written_nothing_is_left(safe_copy: SafeCopy, target: EntryTarget, tmp_path: Path) -> None:
    with write_protected(tmp_path / "protected", lambda _folder: None) as folder:
        with pytest.raises(FileRefused, match="another disk"):
            safe_copy.save_copy(folder / "Copy", [])

        assert list(folder.iterdir()) == []


def test_a_journal_on_a_full_disk_is_saved_on_another(
    entries: Entries, safe_copy: SafeCopy, tmp_path: Path, open_journal: Path
) -> None:
    close_journal()
    folder = tmp_path / "disk"
    folder.mkdir()
    with small_disk(folder, megabytes=2):
        journal = folder / "Journal.ajournal"
        shutil.copytree(open_journal, journal)
        opened(journal)
        target, text = EntryTarget(an_id(), "asking"), "heron at the river"
        with (folder / "more").open("wb", buffering=0) as more:
            while not is_full(more):
                pass
        with pytest.raises(SaveFailed):
            entries.save(target, Edit({"request": text * 20_000}))

        place = safe_copy.save_copy(
            tmp_path / "Copy", [unsaved(entries, target, Edit({"request": text * 20_000}))]
        ).place

        close_journal()
    entry = in_copy(place, lambda: entry_rows.get(target.id))
    assert isinstance(entry, Entry)
    assert entry.answers["request"] == text * 20_000


def is_full(file: object) -> bool:
    try:
        file.write(bytes(4096))  # type: ignore[attr-defined]
    except OSError:
        return True
    return False


def test_words_in_an_edit_are_all_of_its_texts() -> None:
    assert words_in(Edit({"wants": ("a", "b"), "gone": None}, title="T")) == "T\n\na\nb"
    assert words_in(Edit(private=True)) == ""


def test_what_says_nothing_leaves_no_note(safe_copy: SafeCopy, entries: Entries, tmp_path: Path) -> None:
    def fail() -> Changes:
        raise ValueError

    place = safe_copy.save_copy(tmp_path / "Copy", [Unsaved(fail, Edit(private=True))]).place

    assert notes_in(place) == []


def test_an_entry_of_the_journal_comes_along_untouched(safe_copy: SafeCopy, entries: Entries, tmp_path: Path) -> None:
    entry = an_entry(title="Calm")
    with saving():
        entry_rows.put(entry, "")

    place = safe_copy.save_copy(tmp_path / "Copy", []).place

    assert in_copy(place, lambda: entry_rows.get(entry.id)) == entry
