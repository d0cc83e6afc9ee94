"""The structure of the report against golden files.

A change of structure that is meant: QUALCODE_GOLDEN=1 python -m pytest tests/reporting/test_golden.py,
and read what changed in the files.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import builders
import outline
import pytest

from qualcode.reporting.html import report_html
from qualcode.reporting.study import Study
from qualcode.reporting.word import report_docx

GOLDEN = Path(__file__).parent / "golden"


def study() -> Study:
    """Two accepted threads of four, one with counter-voices of people, coded by two coders."""
    base = builders.accepted(builders.study(threads=4, cases=3, per_case=2, fragments=60, codings=60))
    assert base.threads is not None
    members = base.threads.threads[0].segments
    told = builders.valued(base, {members[3]: "tegen", members[4]: "tegen", members[5]: "voor"})
    second = tuple(replace(c, id=f"{c.id}b", coder="Bea") for c in told.codings if int(c.id[1:]) % 5)
    return replace(
        told,
        codings=(*told.codings, *second),
        texts={**told.texts, **{c.id: told.texts[c.id.removesuffix("b")] for c in second}},
        speakers={**told.speakers, **{c.id: told.speakers[c.id.removesuffix("b")] for c in second}},
        events={"coding.add": 108, "thread.change": 3},
    )


@pytest.mark.parametrize("kind", ["html", "docx"])
def test_the_structure_is_as_it_was(kind: str) -> None:
    found = outline.html_outline(report_html(study())) if kind == "html" else []
    found = found or outline.docx_outline(report_docx(study()))
    path = GOLDEN / f"{kind}.txt"
    if os.environ.get("QUALCODE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert found == path.read_text(encoding="utf-8").splitlines()
