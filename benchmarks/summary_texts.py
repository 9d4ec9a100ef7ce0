"""A session summary with many ticked entries, and its text alone; the same in every run."""

import random
from datetime import date

from assertjournal.core.answers import shown_lines
from assertjournal.core.conversation import Status
from assertjournal.core.summary import ConversationFacts, Section, SessionSummary, Tally
from benchmarks.journals import ENTRIES_PER_CONVERSATION, LONGEST, SHORTEST, content, filled, words

_DAY = date(2026, 11, 23)


def a_summary(entries: int) -> SessionSummary:
    """Return a summary with so many entries of 50 to 400 words, of as many conversations as they would belong to."""
    chance = random.Random(3)  # noqa: S311 - invented text
    skills = content().skills
    talks = entries // ENTRIES_PER_CONVERSATION
    return SessionSummary(
        _DAY,
        None,
        None,
        talk_about=(words(chance, 12), words(chance, 8)),
        questions=(words(chance, 10),),
        practised=tuple(Tally(skill.title, entries // len(skills)) for skill in skills),
        conversations=tuple(
            ConversationFacts(f"Person {number}", Status.LOOKED_BACK, 7, 4, 6, 8, 9) for number in range(talks)
        ),
        sections=tuple(_section(number, chance) for number in range(entries)),
    )


def texts_of(summary: SessionSummary) -> list[tuple[str, str]]:
    """Return every heading and every label of a summary with the text below it."""
    found = [("About", "\n".join((*summary.talk_about, *summary.questions)))]
    found += [(facts.name, "Looked back 7 4 6 8 9") for facts in summary.conversations]
    for section in summary.sections:
        found.append((section.worksheet.title, section.about))
        for field in section.worksheet:
            if field.id in section.answers:
                found.append((field.label, "\n".join(shown_lines(field, section.answers[field.id]))))
    return found


def _section(number: int, chance: random.Random) -> Section:
    skills = content().skills
    sheet = skills[number % len(skills)]
    about = f"Person {number // ENTRIES_PER_CONVERSATION}"
    return Section(_DAY, sheet, filled(sheet, chance, chance.randint(SHORTEST, LONGEST)), about)
