"""What a session summary says in the program’s own words, on pages and as plain text alike."""

from collections.abc import Mapping, Sequence
from datetime import date

from assertjournal.core.conversation import Status
from assertjournal.core.formatting import Formatter
from assertjournal.core.summary import ConversationFacts, Section, SessionSummary, Tally
from assertjournal.i18n import _, ngettext

TITLE = _("Session summary")
SELF_REPORT = _(
    "Written by the client about their own practice. It is their own account, not an assessment: "
    "no test was used and nothing was scored by the program."
)
TALK_ABOUT = _("Three things I want to talk about")
QUESTIONS = _("Questions for you")
PRACTISED = _("Skills practised")
PRACTISED_IN_CHOSEN = _("Skills practised in the chosen conversations")
WRITTEN = _("Worksheets written:")
USED = _("Used in a conversation:")
CONVERSATIONS = _("Conversations")
EARLIER = _("Earlier conversations")
HELPED = _("What helped")
HINDERED = _("What got in the way")
NEXT_STEPS = _("Next step")
IN_FULL = _("In full: what the pages before had no room for")
VALUES = _("My values")
RATINGS = _("Ratings go from 0 to 10 and are the client’s own. Nervous: before the talk, then during it.")
VALUE_RATINGS = _("Each rated from 0 to 10: how much it matters, and how far it was lived.")
NOTHING_GIVEN = "–"
_UNBROKEN = "\u00a0"
STATUSES: Mapping[Status, str] = {
    Status.PLANNING: _("Planning"),
    Status.READY: _("Ready"),
    Status.TALKED: _("Talked"),
    Status.LOOKED_BACK: _("Looked back"),
    Status.SET_ASIDE: _("Set aside"),
}


def covered(summary: SessionSummary, formatter: Formatter) -> str:
    """Return in words which days the summary covers, and how many conversations where it is limited to some."""
    since = "" if summary.since is None else formatter.day(summary.since)
    until = formatter.day(summary.until or summary.made_on)
    if summary.chosen is None:
        return _days(since, until)
    chosen = ngettext("{count} chosen conversation", "{count} chosen conversations", summary.chosen)
    return _days_of(chosen.format(count=summary.chosen), since, until)


def _days(since: str, until: str) -> str:
    if since == until:
        return until
    return (_("From {since} to {until}") if since else _("Up to {until}")).format(since=since, until=until)


def _days_of(chosen: str, since: str, until: str) -> str:
    if since == until:
        return _("{chosen}, on {day}").format(chosen=chosen, day=until)
    days = _("{chosen}, from {since} to {until}") if since else _("{chosen}, up to {until}")
    return days.format(chosen=chosen, since=since, until=until)


def foot(summary: SessionSummary, formatter: Formatter) -> str:
    """Return in words what made this, when, and who chose what is in it."""
    day = formatter.day(summary.made_on)
    return _("Made with AssertJournal on {day}. The client chose what is in it.").format(day=day)


def tally(item: Tally) -> str:
    """Return what was named, and how often where it was more than once."""
    return item.label if item.count == 1 else f"{item.label} ×{item.count}"


def practised(summary: SessionSummary) -> tuple[str, list[tuple[str, Sequence[Tally]]]]:
    """Return the counts of skills that there are, each with what was counted, and a heading that says of what."""
    counted = [(WRITTEN, summary.practised), (USED, summary.used)]
    heading = PRACTISED if summary.chosen is None else PRACTISED_IN_CHOSEN
    return heading, [(label, tallies) for label, tallies in counted if tallies]


def counts(tallies: Sequence[Tally]) -> str:
    """Return counts in one text that breaks between them only."""
    return " · ".join(f"{item.label} ×{item.count}".replace(" ", _UNBROKEN) for item in tallies)


def status(facts: ConversationFacts) -> str:
    """Return where a conversation stands, empty where no one said."""
    return "" if facts.status is None else STATUSES[facts.status]


def nervous(facts: ConversationFacts) -> str:
    """Return the nervousness before and during a talk."""
    if facts.nervous_before is None and facts.nervous_after is None:
        return NOTHING_GIVEN
    return f"{number(facts.nervous_before)} → {number(facts.nervous_after)}"


def number(rating: int | None) -> str:
    """Return a rating, or a dash where there is none."""
    return NOTHING_GIVEN if rating is None else str(rating)


def earlier(count: int) -> str:
    """Return in words how many conversations page 1 had no room for."""
    said = ngettext(
        "and {count} earlier one, on the next page", "and {count} earlier ones, from the next page on", count
    )
    return said.format(count=count)


def more(count: int) -> str:
    """Return in words how many items of a list are left out."""
    return ngettext("and {count} more", "and {count} more", count).format(count=count)


def section_title(section: Section) -> str:
    """Return the heading of a ticked entry, which is ours: the worksheet’s title."""
    return section.worksheet.title


def section_place(section: Section, formatter: Formatter) -> str:
    """Return in words when the entry was written, and of what conversation."""
    day = formatter.long_day(section.date)
    return f"{day} · {section.about}" if section.about else day


def value_rating(day: date, matters: int | None, lived: int | None, formatter: Formatter) -> str:
    """Return in words how a value was rated on a day."""
    return _("{day}: matters {matters}, lived {lived}").format(
        day=formatter.day(day), matters=number(matters), lived=number(lived)
    )
