"""What the program's source must not contain, one rule each: how to find it, where it is at home, how it looks."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Finder = Callable[[ast.Module], Iterator[ast.AST]]

NETWORK = re.compile(
    r"(aiohttp|asyncio|ftplib|http|httpx|imaplib|poplib|requests|smtplib|socket|socketserver|ssl|telnetlib|urllib3|webbrowser"
    r"|xmlrpc|urllib\.request|PySide6\.QtNetwork\w*|PySide6\.QtWeb\w+)(\.|$)"
)
RUNS_TEXT = re.compile(r"(marshal|pickle|shelve|dill)(\.|$)")
TEMPORARY = re.compile(r"tempfile(\.|$)")
DATABASE = re.compile(r"\bDATABASE_FILE\b|journal\.db")
REKEY = re.compile(r"\brekey\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is forbidden outside of `homes`; `sample` is a piece of source that breaks it."""

    name: str
    find: Finder
    sample: str
    homes: frozenset[str] = frozenset()


def importing(pattern: re.Pattern[str]) -> Finder:
    """Find imports of modules whose full name begins with what `pattern` matches."""

    def find(tree: ast.Module) -> Iterator[ast.AST]:
        for node in ast.walk(tree):
            if any(pattern.match(name) for name in imported_names(node)):
                yield node

    return find


def imported_names(node: ast.AST) -> list[str]:
    """Return the full names that an import statement may load: modules, and what is taken out of them."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []


def calling(*names: str) -> Finder:
    """Find calls of these functions, classes or methods: `y` is any y, `x.y` only that of x, `.y` that of anything."""

    def find(tree: ast.Module) -> Iterator[ast.AST]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and any(is_named(node.func, name) for name in names):
                yield node

    return find


def is_named(function: ast.expr, name: str) -> bool:
    """Return whether the called `function` answers to `name`, as `calling` writes it."""
    owner, dot, last = name.rpartition(".")
    if isinstance(function, ast.Name):
        return not dot and function.id == last
    if not isinstance(function, ast.Attribute) or function.attr != last:
        return False
    return not owner or (isinstance(function.value, ast.Name) and function.value.id == owner)


def calling_builtin(*names: str) -> Finder:
    """Find calls of built-in functions, leaving methods of the same name alone."""

    def find(tree: ast.Module) -> Iterator[ast.AST]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                yield node

    return find


def deriving(base: str) -> Finder:
    """Find classes that derive directly from `base`."""

    def find(tree: ast.Module) -> Iterator[ast.AST]:
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and any(ast.unparse(item).endswith(base) for item in node.bases):
                yield node

    return find


def either(*finders: Finder) -> Finder:
    """Find what any of `finders` finds."""

    def find(tree: ast.Module) -> Iterator[ast.AST]:
        for finder in finders:
            yield from finder(tree)

    return find


def shell_commands(tree: ast.Module) -> Iterator[ast.AST]:
    """Find `shell=` given to anything."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "shell":
            yield node


def rekeying(tree: ast.Module) -> Iterator[ast.AST]:
    """Find the word outside of docstrings, and methods of that name."""
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = isinstance(node, ast.Constant) and isinstance(node.value, str) and REKEY.search(node.value)
        if (text and id(node) not in docs) or (isinstance(node, ast.Attribute) and node.attr == "rekey"):
            yield node


def rich_editors(tree: ast.Module) -> Iterator[ast.AST]:
    """Find editors that would take rich text: made directly, or derived without switching it off."""
    yield from calling("QTextEdit", "QTextBrowser")(tree)
    yield from deriving("QTextBrowser")(tree)
    for node in deriving("QTextEdit")(tree):
        if "self.setAcceptRichText(False)" not in ast.unparse(node):
            yield node


def guessing_tooltips(tree: ast.Module) -> Iterator[ast.AST]:
    """Find tooltips whose text is neither escaped nor written in the source."""
    for node in calling("setToolTip")(tree):
        if isinstance(node, ast.Call) and not is_safe_text(node.args[-1]):
            yield node


def is_safe_text(text: ast.expr) -> bool:
    """Return whether `text` is a plain literal, translated or not, or escaped by tooltip_text."""
    if isinstance(text, ast.Constant):
        return True
    return isinstance(text, ast.Call) and isinstance(text.func, ast.Name) and text.func.id in {"_", "tooltip_text"}


def opening_the_database(tree: ast.Module) -> Iterator[ast.AST]:
    """Find the file of the database handled like any other: closing it would let go of SQLite's own locks on it."""
    for node in calling("open", ".open", ".read_bytes", ".write_bytes", "os.open")(tree):
        if DATABASE.search(ast.unparse(node)):
            yield node


def texts_of_editors(tree: ast.Module) -> Iterator[ast.AST]:
    """Find a way of filling an editor by which Qt guesses the format."""
    for node in calling(".setText", ".append", ".insertHtml")(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value)
            if owner.endswith("editor"):
                yield node


RULES = (
    Rule("the network", importing(NETWORK), "from PySide6 import QtNetwork"),
    Rule("stored objects that run when they are read", importing(RUNS_TEXT), "import pickle"),
    Rule(
        "temporary files",
        importing(TEMPORARY),
        "from tempfile import mkstemp",
        # It writes a sentence of its own, encrypted.
        frozenset({"assertjournal/selftest_checks.py"}),
    ),
    Rule(
        "the database’s file opened past SQLite",
        opening_the_database,
        "(folder / DATABASE_FILE).open('rb')",
        # It looks at a journal that no one can open.
        frozenset({"assertjournal/data/journal/lost_keys.py"}),
    ),
    Rule(
        "copying files, among them a database that is open",
        calling(*(f"shutil.{name}" for name in ("copy", "copy2", "copyfile", "copytree", "move"))),
        "shutil.copy(journal, backup)",
    ),
    Rule("text run as a program", calling_builtin("eval", "exec", "compile", "__import__"), "eval('1')"),
    Rule("the shell", either(shell_commands, calling("os.system", "os.popen")), "run('ls', shell=True)"),
    Rule("unpacking archives by their own names", calling(".extract", ".extractall"), "archive.extractall(folder)"),
    Rule("changing the key of an open database", rekeying, "database.execute_sql(f'PRAGMA rekey = {key}')"),
    Rule(
        "rich text",
        calling("setHtml", "insertHtml", "setMarkdown", "setOpenExternalLinks"),
        "editor.setHtml(text)",
    ),
    Rule("filling editors with text of a format to be guessed", texts_of_editors, "self._editor.setText(text)"),
    Rule("editors that take rich text", rich_editors, "class Editor(QTextEdit): pass"),
    Rule(
        "labels that guess their format",
        either(calling("QLabel"), deriving("QLabel")),
        "QLabel(title)",
        frozenset({"assertjournal/ui/widgets/labels.py"}),
    ),
    Rule("tooltips that guess their format", guessing_tooltips, "button.setToolTip(title)"),
    Rule(
        "ready-made message boxes, which guess their format",
        calling(*(f"QMessageBox.{kind}" for kind in ("about", "critical", "information", "question", "warning"))),
        "QMessageBox.warning(self, title, text)",
    ),
    Rule(
        "markup in documents, which opens the files and addresses that are named in it",
        either(
            importing(re.compile(r"reportlab\.(platypus|graphics|rl_exec)|reportlab\.lib\.(rparsexml|utils)")),
            calling("Paragraph", ".drawImage", ".drawInlineImage", ".linkURL", ".linkRect", ".linkAbsolute"),
        ),
        "Paragraph(answer, style)",
    ),
    Rule(
        "reaching for the application object",
        calling("QApplication.instance", "QGuiApplication.instance", "QCoreApplication.instance"),
        "QApplication.instance()",
        frozenset({"assertjournal/app.py"}),
    ),
)
