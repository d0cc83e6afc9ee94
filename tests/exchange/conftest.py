"""A small project with everything in it, invented."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from qualcode.exchange.bundle import Bundle, Source
from qualcode.model import (
    Case,
    Code,
    Codebook,
    CodeStatus,
    Coding,
    DateFrom,
    Document,
    DocumentKind,
    Facet,
    FacetValue,
    Memo,
    Revision,
    Role,
    SourceFile,
    SourceRef,
    Speaker,
    Turn,
    TurnKind,
    coding_id,
    content_hash,
)

sys.path.insert(0, str(Path(__file__).parent))  # for foreign_files

TALK = (
    "Interviewer: Hoe gaat het met het rooster?\n\n"
    "Ans de Vries: Nou 😀, het is elke week puzzelen.\nEn dan belt er weer iemand af.\n\n"
    "Interviewer: En de flexpool?\n\n"
    "Ans de Vries: Die is er, maar één telefoontje is géén oplossing."
)
REPORT = "Hoofdstuk één\n\nDe flexpool werkt, zegt men.\n\nEr zijn twijfels."


def document(text: str, title: str, **more: object) -> Document:
    sha = content_hash(text)
    file = SourceFile(f"{title} | kopie.docx", sha, len(text), "docx", "")
    return Document(sha[:16], title, source=file, **more)  # type: ignore[arg-type]


def coding(doc: Document, text: str, words: str, code: str, coder: str, **more: object) -> Coding:
    start = text.index(words)
    end = start + len(words)
    identifier = coding_id(code, doc.id, start, end, coder)
    return Coding(identifier, code, doc.id, start, end, coder, **more)  # type: ignore[arg-type]


@pytest.fixture
def bundle() -> Bundle:
    speakers = (
        Speaker("Interviewer", role=Role.INTERVIEWER),
        Speaker(
            "Ans de Vries", "Ans", Role.PARTICIPANT, {"functie": "planner|pool", "x": ""}, "Planner 1", "p1"
        ),
    )
    talk = document(
        TALK,
        "Gesprek met planner",
        kind=DocumentKind.INTERVIEW,
        case="zorghuis-de-linde",
        date="2025-03-04",
        dated=DateFrom.TITLE,
        phase="0-meting",
        attributes={"soort": "eigen", "locatie": "west"},
        speakers=speakers,
    )
    report = document(REPORT, "Verslag", kind=DocumentKind.REPORT, case="zorghuis-de-linde")
    starts = [TALK.index(words) for words in ("Hoe gaat", "Nou", "En de flexpool", "Die is er")]
    ends = [
        TALK.index("rooster?") + 8,
        TALK.index("weer iemand af.") + 15,
        TALK.index("flexpool?") + 9,
        len(TALK),
    ]
    turns = tuple(
        Turn(start, end, speakers[place % 2].label, begins=1.5 * place, ends=None)
        for place, (start, end) in enumerate(zip(starts, ends, strict=True))
    )
    blocks = (
        Turn(0, 13, "", TurnKind.HEADING, level=1),
        Turn(15, 43, "", TurnKind.PROSE),
        Turn(45, len(REPORT), "", TurnKind.PROSE),
    )
    book = Codebook(
        "flex",
        "Flexwerk & rooster",
        (
            Code(
                "rooster",
                "Rooster",
                "Alles over het rooster.\n\n[Wanneer niet]\n\\ geen kop",
                "als het gaat om <planning>",
                "bij vakantie",
                ('het is "puzzelen" | echt', "twee\nregels"),
                color="#AA3300",
                aliases=("planning", "dienst|rooster"),
                related=("flex/pool",),
                facets=("valentie",),
                source=SourceRef("bron.txt", "Bron", "§ 2"),
                history=(Revision(1, "gemaakt", "2025-01-01", "A"),),
            ),
            Code("pool", "Flexpool", parent="rooster", status=CodeStatus.DRAFT),
            Code("overig", "Overig", parent="pool"),
            Code("twijfel", "Overig", status=CodeStatus.DEPRECATED),
        ),
        (
            Facet(
                "valentie",
                "Valentie",
                (FacetValue("voor", "Voor", "een pluspunt"), FacetValue("tegen", "Tegen")),
                "Hoe waardeert de spreker dit?",
                multiple=True,
            ),
        ),
        version=3,
        description="Een codeboek.\n\nOm te proberen.",
        sources=(SourceRef("a.txt", "A"),),
        history=(Revision(2, "herzien"),),
    )
    second = Codebook("ander", "Ander boek", (Code("rust", "Rust"),))
    moment = "2026-01-02T03:04:05+00:00"
    codings = (
        coding(
            talk,
            TALK,
            "elke week puzzelen",
            "flex/rooster",
            "A",
            facets={"valentie": ("tegen",)},
            created=moment,
        ),
        coding(
            talk,
            TALK,
            "elke week puzzelen",
            "flex/rooster",
            "B",
            facets={"valentie": ("voor",)},
            created=moment,
        ),
        coding(talk, TALK, "elke week puzzelen", "flex/pool", "B", created=moment),
        coding(talk, TALK, "😀, het is", "ander/rust", "A", created=moment),
        coding(report, REPORT, "Er zijn twijfels.", "flex/twijfel", "A", created=moment),
    )
    memos = (
        Memo("m1", "project:", "Over het hele project.", "A", moment),
        Memo("m2", "code:flex/pool", "Nog scherper.", "B", moment),
        Memo("m3", f"document:{talk.id}", "Fijn gesprek.", "A", moment),
        Memo("m4", f"coding:{codings[1].id}", "Hier twijfelde ik.", "B", moment),
        Memo("m5", f"span:{report.id}:15-43", "Let op.", "A", moment),
        Memo("m6", "thread:t01", "Mooie draad.", "A", moment),
        Memo("m7", "case:zorghuis-de-linde", "Net verbouwd.", "A", moment),
    )
    return Bundle(
        "Proefproject <flex>",
        cases=(
            Case("Zorghuis De Linde", {"sector": "verpleging & verzorging"}),
            Case("Andere naam", {}, "oude-naam"),
        ),
        sources=(Source(talk, TALK, turns), Source(report, REPORT, blocks)),
        codebooks=(book, second),
        codings=codings,
        memos=memos,
        made=moment,
    )
