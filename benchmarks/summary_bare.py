"""What laying out costs by itself: ReportLab's own paragraphs, with the text and the fonts of a session summary.

`python -m benchmarks.summary_bare ENTRIES` prints the moments before and after the first such document of a process.
"""

import sys
import time
from io import BytesIO

from benchmarks.summary_texts import a_summary, texts_of


def lay_out(texts: list[tuple[str, str]]) -> bytes:
    """Return a document with a label and an answer for each pair."""
    from xml.sax.saxutils import escape

    from reportlab import rl_config
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

    from assertjournal.reports import styles
    from assertjournal.reports.fonts import face

    rl_config.useA85 = 0
    label, body = (
        ParagraphStyle(
            used.face, fontName=face(used.face).fontName, fontSize=used.size, leading=used.leading, spaceBefore=4
        )
        for used in (styles.LABEL, styles.BODY)
    )
    story: list[Flowable] = []
    for title, text in texts:
        story += [Paragraph(escape(title), label), *(Paragraph(escape(line), body) for line in text.splitlines())]
    target = BytesIO()
    SimpleDocTemplate(target, pageCompression=1, initialFontName=label.fontName).build(story)
    return target.getvalue()


if __name__ == "__main__":
    texts = texts_of(a_summary(int(sys.argv[1])))
    print(time.monotonic())
    lay_out(texts)
    print(time.monotonic())
