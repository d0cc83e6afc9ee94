"""A thread that went up in others is not counted beside them, and its fragments are theirs alone."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import builders
import docx
import pytest
from workbooks import opened

from app.parts.preview import preview
from qualcode.model import ThreadStatus
from qualcode.reporting.attribution import Grain
from qualcode.reporting.chapters import Book
from qualcode.reporting.facts import derived
from qualcode.reporting.html import report_html
from qualcode.reporting.study import Study
from qualcode.reporting.word import report_docx


@pytest.fixture
def study() -> Study:
    """The first thread was split: it is told of still, and its two halves stand as threads."""
    base = builders.study()
    assert base.threads is not None
    whole, *others = base.threads.threads
    middle = len(whole.segments) // 2
    parts = [
        replace(whole, key=key, label=key, segments=segments)
        for key, segments in (("p1", whole.segments[:middle]), ("p2", whole.segments[middle:]))
    ]
    threads = (replace(whole, status=ThreadStatus.SPLIT), *parts, *others)
    return replace(base, threads=replace(base.threads, threads=threads))


def test_fragments_of_what_was_split_are_counted_once(study: Study) -> None:
    assert study.threads is not None
    told = f"{len(study.threads.left_over)} van de {len(study.segments)} fragmenten"
    assert told in report_html(study)
    document = docx.Document(BytesIO(report_docx(study)))
    assert any(told in paragraph.text for paragraph in document.paragraphs)


def test_what_was_split_is_no_thread_beside_its_parts(study: Study, tmp_path: Path) -> None:
    assert study.threads is not None
    standing = len(study.threads.threads) - 1
    sheet = opened(study, tmp_path)["Overzicht"]
    counts = {row[0]: row[1] for row in sheet.iter_rows(max_col=2, values_only=True)}
    assert counts["rode draden"] == standing
    assert f"{standing} rode draden" in preview(study, Grain.ROLE).figures
    assert f"van {standing} bevestigd" in derived(Book(study))
