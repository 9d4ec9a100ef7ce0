"""Everything that ships as data: worksheets, forms, lists, scenarios and help texts of one language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from assertjournal.core.scenario import Scenario, load_scenario
from assertjournal.core.table import Table, read_table
from assertjournal.core.worksheet import Choice, Worksheet, WorksheetKind
from assertjournal.core.worksheet_loader import load_list, load_worksheet
from assertjournal.i18n import _

T = TypeVar("T")
CONVERSATION_FORM = "conversation"
SUPPORT_CARD_FORM = "support_card"


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
    """The content of one language, by id; mappings are in the order in which people see them."""

    worksheets: Mapping[str, Worksheet]
    forms: Mapping[str, Worksheet]
    lists: Mapping[str, tuple[Choice, ...]]
    scenarios: Mapping[str, Scenario]
    help: Mapping[str, HelpText]

    @property
    def skills(self) -> tuple[Worksheet, ...]:
        """The worksheets of the skills, in their order."""
        return tuple(sheet for sheet in self.worksheets.values() if sheet.kind is WorksheetKind.SKILL)

    def choice_label(self, list_id: str, choice_id: str) -> str:
        """Give the label of an item of a list, or the id itself where the list has no such item."""
        return next((choice.label for choice in self.lists[list_id] if choice.id == choice_id), choice_id)


def load_content(folder: Path, language: str = "en") -> Content:
    """Read all content below `folder`, each kind from its own folder per language.

    Raises ContentError for the first mistake, naming file and field.
    """
    lists = dict(load_list(file) for file in _files(folder / "lists" / language))
    sheets = _by_id([load_worksheet(file, lists) for file in _files(folder / "worksheets" / language)], _order)
    forms = _by_id([load_worksheet(file, lists) for file in _files(folder / "forms" / language)], _order)
    answerable = {**sheets, CONVERSATION_FORM: forms[CONVERSATION_FORM]}
    settings = frozenset(choice.id for choice in lists["settings"])
    scenarios = [load_scenario(file, answerable, settings) for file in _files(folder / "scenarios" / language)]
    return Content(
        worksheets=sheets,
        forms=forms,
        lists=lists,
        scenarios=_by_id(scenarios, _order),
        help=_by_id([load_help(file) for file in _files(folder / "help" / language)], lambda text: 0),
    )


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


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def _order(item: Worksheet | Scenario) -> int:
    return item.order


def _by_id(items: list[T], order: Callable[[T], int]) -> dict[str, T]:
    found: dict[str, T] = {}
    for item in sorted(items, key=order):
        name: str = item.id  # type: ignore[attr-defined]
        if name in found:
            raise Table(name, {}).wrong(_("two files have this id."))
        found[name] = item
    return found
