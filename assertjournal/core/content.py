"""Everything that ships as data: worksheets, forms, lists, scenarios and help texts of one language."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from assertjournal.core.errors import ContentError
from assertjournal.core.scenario import Scenario, load_scenario
from assertjournal.core.table import Table, read_table
from assertjournal.core.worksheet import Choice, Worksheet, WorksheetKind
from assertjournal.core.worksheet_loader import Lists, load_list, load_worksheet
from assertjournal.i18n import _

T = TypeVar("T")
CONVERSATION_FORM = "conversation"
SUPPORT_CARD_FORM = "support_card"
PERSON_FORM = "person"
VALUE_FORM = "value"
SETTINGS_LIST = "settings"
VALUES_LIST = "values"
LEAST_SKILLS = 6
_ONLY_ONES = {"debrief": WorksheetKind.DEBRIEF, "reflection": WorksheetKind.REFLECTION}
"""The worksheets that have pages of their own, one of each kind; every other worksheet is a skill."""
_NEEDED = {
    "lists": (SETTINGS_LIST, VALUES_LIST),
    "forms": (CONVERSATION_FORM, SUPPORT_CARD_FORM, PERSON_FORM, VALUE_FORM),
    "worksheets": tuple(_ONLY_ONES),
    "help": ("support", "safety", "questions", "disclaimer", "about"),
}
"""What the program asks for by its id, by the folder that it must be in."""


@dataclass(frozen=True, slots=True)
class HelpSection:
    """A heading with paragraphs and points below it."""

    heading: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpText:
    """A page of help, read in order."""

    id: str
    title: str
    sections: tuple[HelpSection, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """The content of one language, by id. Mappings are in the order in which people see them."""

    worksheets: Mapping[str, Worksheet]
    forms: Mapping[str, Worksheet]
    lists: Mapping[str, tuple[Choice, ...]]
    scenarios: Mapping[str, Scenario]
    help: Mapping[str, HelpText]

    @property
    def skills(self) -> tuple[Worksheet, ...]:
        """Return the worksheets of the skills, in their order."""
        return tuple(sheet for sheet in self.worksheets.values() if sheet.kind is WorksheetKind.SKILL)

    def choice_label(self, list_id: str, choice_id: str) -> str:
        """Return the label of an item of a list, or the id itself where the list has no such item."""
        return next((choice.label for choice in self.lists[list_id] if choice.id == choice_id), choice_id)

    def focus_titles(self, scenario: Scenario) -> str:
        """Return the titles of the skills that a scenario is mainly about, as one text."""
        return ", ".join(self.worksheets[skill].title for skill in scenario.focus)

    def scenario_facts(self, scenario: Scenario) -> str:
        """Return in words where a scenario takes place and what it is good for, as one line of text."""
        setting = self.choice_label(SETTINGS_LIST, scenario.setting)
        return _("{setting}. Good for: {skills}").format(setting=setting, skills=self.focus_titles(scenario))


def load_content(folder: Path, language: str = "en") -> Content:
    """Read all content below `folder`, each kind from its own folder per language.

    Raises ContentError for the first mistake, naming file and field.
    """
    lists = _lists(folder / "lists" / language)
    icons = frozenset(file.stem for file in (folder / "icons").glob("*.svg"))
    sheets = _by_id([_worksheet(file, lists, icons) for file in _files(folder / "worksheets" / language)], _order)
    forms = _by_id([load_worksheet(file, lists) for file in _files(folder / "forms" / language)], _order)
    _check_needed("lists", lists)
    _check_needed("forms", forms)
    _check_needed("worksheets", sheets)
    answerable = {**sheets, CONVERSATION_FORM: forms[CONVERSATION_FORM]}
    settings = frozenset(choice.id for choice in lists[SETTINGS_LIST])
    scenarios = [load_scenario(file, answerable, settings) for file in _files(folder / "scenarios" / language)]
    texts = _by_id([load_help(file) for file in _files(folder / "help" / language)], lambda text: 0)
    _check_needed("help", texts)
    content = Content(
        worksheets=sheets,
        forms=forms,
        lists=lists,
        scenarios=_by_id(scenarios, _order),
        help=texts,
    )
    if len(content.skills) < LEAST_SKILLS:
        raise Table("worksheets", {}).wrong(_("there must be {count} skills or more.").format(count=LEAST_SKILLS))
    return content


def load_help(file: Path) -> HelpText:
    """Read one page of help.

    Raises ContentError for any mistake.
    """
    table = read_table(file)
    text = HelpText(table.words("id"), table.words("title"), tuple(map(_section, table.tables("sections"))))
    table.finish()
    return text


def _section(table: Table) -> HelpSection:
    section = HelpSection(table.words("heading"), table.texts("paragraphs"), table.texts("points"))
    table.finish()
    return section


def _worksheet(file: Path, lists: Lists, icons: Collection[str]) -> Worksheet:
    sheet = load_worksheet(file, lists)
    kind = _ONLY_ONES.get(sheet.id, WorksheetKind.SKILL)
    if sheet.kind is not kind:
        only = ", ".join(f"“{name}”" for name in _ONLY_ONES)
        raise Table(file.name, {}).wrong(
            _("“kind” must be “{kind}”; every worksheet but {only} is a skill.").format(kind=kind, only=only)
        )
    if sheet.icon not in icons:
        raise Table(file.name, {}).wrong(_("“icon” must be the name of a drawing in “resources/icons”."))
    return sheet


def _lists(folder: Path) -> dict[str, tuple[Choice, ...]]:
    found: dict[str, tuple[Choice, ...]] = {}
    for file in _files(folder):
        name, items = load_list(file)
        if name in found:
            raise _given_twice(name)
        found[name] = items
    return found


def _check_needed(kind: str, found: Collection[str]) -> None:
    for name in _NEEDED[kind]:
        if name not in found:
            raise Table(kind, {}).wrong(_("“{name}” is missing.").format(name=name))


def _given_twice(name: str) -> ContentError:
    return Table(name, {}).wrong(_("two files have this id."))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def _order(item: Worksheet | Scenario) -> int:
    return item.order


def _by_id(items: list[T], order: Callable[[T], int]) -> dict[str, T]:
    found: dict[str, T] = {}
    for item in sorted(items, key=order):
        name: str = item.id  # type: ignore[attr-defined]
        if name in found:
            raise _given_twice(name)
        found[name] = item
    return found
