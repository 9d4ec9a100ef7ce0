"""Holding the writing of a session summary half-way, for tests of what can be done meanwhile."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from assertjournal.services.summary.session_summary import SessionSummaries
from assertjournal.ui.pages.page_context import PageContext

_LONGEST_SECONDS = 20.0


class Gate:
    """Holds the writing of a summary at its first page until it is let through."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._reached = threading.Event()
        self._open = threading.Event()
        save = SessionSummaries.save_summary

        def held(summaries: SessionSummaries, *arguments: Any, progress: Callable[[int], None], **more: Any) -> object:
            def stop_there(page: int) -> None:
                self._reached.set()
                assert self._open.wait(_LONGEST_SECONDS)
                progress(page)

            return save(summaries, *arguments, progress=stop_there, **more)

        monkeypatch.setattr(SessionSummaries, "save_summary", held)

    def wait(self, context: PageContext) -> None:
        """Wait until the writing has come to its first page."""
        context.operations.finish()
        assert self._reached.wait(_LONGEST_SECONDS)

    def open(self) -> None:
        """Allow the writing to go on."""
        self._open.set()
