"""Searching what was written."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assertjournal.core.word_search import SnippetPart
from assertjournal.data.database import checks
from assertjournal.data.database.database import saving
from assertjournal.data.tables import conversations, entries, search
from tests.support.builders import TODAY, a_conversation, an_entry


def write(text: str, **changes: object) -> str:
    entry = an_entry(**changes)
    with saving():
        entries.put(entry, text)
    return entry.id


def found(query: str, limit: int = 50) -> list[str]:
    return [line.id for line, _snippet in search.find(query, limit)]


def test_every_word_must_be_there_and_the_last_may_be_begun(open_journal: Path) -> None:
    both = write("I asked calmly for Friday off")
    write("I asked loudly")

    assert found("asked cal") == [both]
    assert found("ask calmly") == []


@pytest.mark.parametrize("query", ["uber", "ÜBER", "Über", "strasse übe"])
def test_case_and_accents_do_not_matter(open_journal: Path, query: str) -> None:
    entry = write("über die Strasse")

    assert found(query) == [entry]


def test_titles_are_searched_too(open_journal: Path) -> None:
    entry = write("text", title="Zebra crossing")

    assert found("zebra") == [entry]


def test_the_newest_day_comes_first_whatever_was_written_last(open_journal: Path) -> None:
    newest = write("word", date=TODAY)
    oldest = write("word", date=TODAY - timedelta(days=2))
    middle = write("word", date=TODAY - timedelta(days=1))

    assert found("word") == [newest, middle, oldest]
    assert found("word", limit=2) == [newest, middle]


def test_the_match_is_marked_in_its_surroundings(open_journal: Path) -> None:
    conversation = a_conversation(title="Leaving on time")
    with saving():
        conversations.put(conversation, None)
    write("before " * 40 + "giraffe " + "after " * 40, conversation=conversation.id)

    ((line, snippet),) = search.find("gir")

    before, match, after = snippet
    assert (before.text.endswith("before "), match, after.text.startswith(" after")) == (
        True,
        SnippetPart("giraffe", matches=True),
        True,
    )
    assert sum(len(part.text) for part in snippet) < 200
    assert line.conversation_title == "Leaving on time"


def test_changed_words_are_found_and_former_ones_are_not(open_journal: Path) -> None:
    entry = an_entry()
    with saving():
        entries.put(entry, "giraffe")
    with saving():
        entries.put(entry, "zebra")

    assert found("zebra") == [entry.id]
    assert found("giraffe") == []


@pytest.mark.parametrize("often", [100, 127, 690, 5000])
def test_a_word_written_often_and_taken_out_again_is_not_found(open_journal: Path, often: int) -> None:
    entry = an_entry()
    for text in ("words " * often + "calm", "words " * (often + 1) + "calm", "calm"):
        with saving():
            entries.put(entry, text)

    assert found("words") == []
    assert found("calm") == [entry.id]
    assert not any(result.findings for result in checks.check_journal())


@pytest.mark.parametrize("query", ["", "  ", "\0", "!!!", "_", "”“", '"', "*", "- +", "()"])
def test_a_query_without_a_word_finds_nothing(open_journal: Path, query: str) -> None:
    write("a word")

    assert search.find(query) == ()


@pytest.mark.parametrize("query", ['"word', "word OR", "AND word", "word)", "NEAR(word", "title:word", "-word", "wor*"])
def test_signs_have_no_meaning_of_their_own(open_journal: Path, query: str) -> None:
    entry = write("and or, the title word near word")

    assert found(query) == [entry]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_any_text_is_a_query(open_journal: Path, query: str) -> None:
    search.find(query)
