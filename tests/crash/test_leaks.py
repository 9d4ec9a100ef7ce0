"""Nothing that was written in the journal is written anywhere in plain, from the first run to the last look."""

from pathlib import Path

from tests.crash.leaks import trace_plain, trace_tour, written_sentences
from tests.support.tracing import needs_strace


@needs_strace
def test_no_sentence_is_written_anywhere_outside_the_summary_that_was_asked_for(tmp_path: Path) -> None:
    found = trace_tour(tmp_path)

    assert len(written_sentences()) > 20
    assert found.into_database > 1_000
    assert found.into_backups > 0
    assert found.leaks == 0


@needs_strace
def test_the_trace_sees_a_writer_that_does_not_encrypt(tmp_path: Path) -> None:
    assert trace_plain(tmp_path).leaks > 0
