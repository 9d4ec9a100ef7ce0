"""What conversations are called: always one line, for typed and imported titles."""

import pytest

from assertjournal.core.content import Content
from assertjournal.core.conversation import ConversationLine, Status
from assertjournal.ui.entries.conversation_names import ConversationNames
from tests.support.builders import NOW, an_id
from tests.support.plain_dates import PlainFormatter


@pytest.fixture
def names(content: Content) -> ConversationNames:
    return ConversationNames(content, PlainFormatter())


@pytest.mark.parametrize("title", ["Time\nfor breaks", "Time\r\n\r\n for breaks\n", "\tTime for\u2028breaks"])
def test_a_title_with_line_breaks_is_shown_on_one_line(names: ConversationNames, title: str) -> None:
    line = ConversationLine(an_id(), title, "M", "", Status.PLANNING, NOW, NOW)
    assert names.title(title, NOW) == "Time for breaks"
    assert names.of_line(line) == "Time for breaks, with M"


def test_a_title_of_line_breaks_only_is_an_empty_one(names: ConversationNames) -> None:
    assert names.title("\n \n", NOW) == "Conversation of 2026-11-23"
