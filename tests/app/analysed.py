"""A study that two people coded, and what a page shows of it."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from qualcode.model import Code, Codebook, Coding, SegmentKind
from qualcode.project import Project

BOOK = Codebook("boek", "Boek", (Code("rooster", "Rooster"), Code("horen", "Erbij <b>horen</b>")))


def coded_by_two(study: Path) -> Path:
    """Noor and Joost coded; Noor gave both codes to the second fragment of each conversation."""
    with Project.open(study, who="Noor") as project:
        project.load_codebook(BOOK)
        for number, segment in enumerate(project.segments(kind=SegmentKind.CONTENT)):
            place = (segment.document, segment.start, segment.end)
            project.code([Coding("", "boek/rooster", *place, "Noor")])
            if number % 2:
                project.code([Coding("", "boek/horen", *place, "Noor")])
            project.code([Coding("", "boek/horen", *place, "Joost")])
    return study


def shown(test: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in test.get("html"))


def sound(test: AppTest) -> bool:
    return not test.exception and 'class="qc-notice qc-error"' not in shown(test)
