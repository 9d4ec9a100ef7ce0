"""What people write comes out as it was written: none of it is read as markup, and none of it opens anything."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import Field, fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assertjournal import reports
from assertjournal.core.answers import Answers
from assertjournal.core.summary import SessionSummary, Tally, ValueOverTime
from assertjournal.reports.fonts import PLAIN, STRONG, WRITING, face
from assertjournal.reports.plain import paragraphs
from tests.support.builders import TODAY
from tests.support.source_tree import ROOT
from tests.support.summaries import a_row, a_section, a_summary, letters_of, pages, text_of
from tests.support.tracing import needs_strace

ATTACKS = (
    "<b>low",
    "a < b && c > d &amp; e",
    "&#0;&#x41;&nbsp;&unknown;",
    '<img src="/etc/passwd"/>',
    "<img src=file:///etc/passwd>",
    '<a href="javascript:alert(1)">link</a>',
    '<a href="https://example.org">link</a>',
    '<font color="red" size=40>big</font>',
    "</para><para>next</para>",
    '<seq id="x"/> <seqreset/>',
    '<onDraw name="f" label="l"/>',
    "<script>alert(1)</script>",
    "<!-- a remark -->",
    "<![CDATA[ data ]]>",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM '/etc/passwd'>]>&y;",
    "%s %(name)s {0} {answer} ${HOME} $(id)",
    "(Tj) ET BT \\) Tj endstream endobj \\000 \\",
    "[[{font color='[ [ getattr(x) ] ]'}]] /JavaScript /URI (x)",
)
OURS = {"TextStyle.face", "Block.remark", "_List.heading", "_List.marks"}
DRAWN = sorted(face(WRITING).characters & face(PLAIN).characters & face(STRONG).characters)
drawn_text = st.text(st.sampled_from([letter for letter in DRAWN if letter.isprintable()]), max_size=300)


def everywhere(text: str) -> SessionSummary:
    """Return a summary with a text at every place that a text can have."""
    answers: Answers = {"what_happens": text, "request": text, "leave_out": (text,)}
    return a_summary(
        talk_about=(text,),
        questions=(text,),
        conversations=(a_row(name=text, request=text),),
        helped=(Tally(text),),
        next_steps=(text,),
        values=(ValueOverTime(text, ((TODAY, 9, 3),)),),
        sections=(a_section(answers, about=text, title=text),),
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_comes_out_as_it_was_written(attack: str) -> None:
    letters = "".join(attack.split())

    assert letters_of(everywhere(attack)).count(letters) == 12


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_makes_no_link_and_no_script(attack: str) -> None:
    reader = pages(everywhere(attack))

    assert all("/Annots" not in page for page in reader.pages)
    assert not {"/OpenAction", "/AA", "/Names", "/AcroForm"} & set(reader.root_object)


@pytest.mark.slow
@settings(deadline=None, max_examples=60)
@given(drawn_text)
def test_any_text_that_can_be_drawn_is_read_again(text: str) -> None:
    summary = a_summary(sections=(a_section({"what_happens": f"begin {text} end"}),))

    assert normalize("NFC", f"begin{''.join(text.split())}end") in normalize("NFC", letters_of(summary))


@pytest.mark.slow
@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_no_text_at_all_stops_the_pages(text: str) -> None:
    assert len(pages(everywhere(text)).pages) >= 1


@given(st.text())
def test_control_characters_are_left_out(text: str) -> None:
    assert all(letter >= " " and not "\x7f" <= letter <= "\x9f" for line in paragraphs(text) for letter in line)


@given(st.text())
def test_no_other_letter_is_left_out(text: str) -> None:
    kept = [letter for letter in "".join(paragraphs(text)) if letter.isprintable() and letter != " "]

    assert kept == [letter for letter in text if letter.isprintable() and letter != " "]


def test_line_ends_are_kept_and_empty_lines_between_them() -> None:
    assert paragraphs("\n\none\r\ntwo\r\rthree\u2028four\n\n") == ["one", "two", "", "three", "four"]


@settings(deadline=None)
@given(st.text())
def test_in_plain_text_no_line_of_a_person_begins_at_the_left_edge(text: str) -> None:
    ours = {line for line in text_of(everywhere("one")).split("\n") if not line.startswith("    ")}

    found = [line for line in text_of(everywhere(text)).split("\n") if line and not line.startswith("    ")]

    assert set(found) <= ours


def texts_kept() -> Iterator[tuple[str, Field[object]]]:
    """Yield the fields of all dataclasses of the package that hold text, but those of which all text is ours."""
    for module in iter_modules(reports.__path__, "assertjournal.reports."):
        for kind in vars(import_module(module.name)).values():
            if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.name:
                yield from ((f"{kind.__name__}.{one.name}", one) for one in fields(kind) if "str" in str(one.type))


def test_no_report_of_a_mistake_shows_what_somebody_wrote() -> None:
    kept = dict(texts_kept())

    assert {"Line.pieces", "Block.texts", "Rest.cut", "Arrangement.cut", "_List.texts"} <= kept.keys()
    assert {name for name, one in kept.items() if one.repr} == OURS


@pytest.mark.slow
@needs_strace
def test_no_file_or_address_that_a_text_names_is_opened(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    code = (
        "import os; from tests.reports.test_user_text import ATTACKS, everywhere;"
        "from tests.support.summaries import pages;"
        "os.write(1, b'begin'); [pages(everywhere(attack)) for attack in ATTACKS]"
    )
    command = ["strace", "-f", "-o", str(trace), "-e", "trace=network,openat,open,write", sys.executable, "-c", code]

    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    before, _begin, after = trace.read_text(encoding="utf-8", errors="replace").partition('"begin"')
    assert before
    assert ".ttf" in after
    assert "passwd" not in after
    assert "socket(" not in after
    assert not [line for line in after.splitlines() if "O_WRONLY" in line or "O_RDWR" in line or "O_CREAT" in line]
