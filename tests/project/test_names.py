"""With pseudonyms no name leaves a project, whatever the form and wherever the name stood."""

from __future__ import annotations

import base64
import io
import re
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest

from qualcode.analysis import View
from qualcode.model import (
    Code,
    Codebook,
    Coding,
    Facet,
    FacetValue,
    Pseudonym,
    SegmentKind,
)
from qualcode.project import Project
from qualcode.reporting.attribution import Grain

NAMES = ("Mirthe", "Zwaagstra", "Zonnekamp", "Veldwijk")
TALK = """Interviewer: Hoe gaat het bij Zonnekamp, Mirthe?

Mirthe Zwaagstra: Wij van Zonnekamp werken met te weinig mensen. “Mirthe”, zeiden ze in Veldwijk, jij redt dat
wel. Mirthes rooster is vol, en dat van de anderen op Zonnekamp-Zuid ook. Het is niet eerlijk verdeeld.

Interviewer: En de flexkrachten, hoe gaat dat?

Mirthe Zwaagstra: Die krijgen de avonden die niemand wil. Dat is niet eerlijk, maar het rooster moet rond.
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A study with names in everything that can hold one."""
    file = tmp_path / "Gesprek Mirthe Zwaagstra.txt"
    file.write_text(TALK, "utf-8")
    made = Project.create(tmp_path / "studie-zonnekamp.db", who="Noor")
    made.title = "Onderzoek Zonnekamp"
    made.add([file], case="Zonnekamp")
    values = FacetValue("a", "zoals Mirthe zei"), FacetValue("b", "anders")
    made.load_codebook(
        Codebook(
            "rooster",
            "Rooster van Zonnekamp",
            (Code("eerlijk", "Eerlijk, zegt Mirthe", "Wat Zwaagstra bedoelt.", examples=("In Veldwijk.",)),),
            facets=(Facet("wie", "Wie van Zonnekamp", values),),
        )
    )
    document = made.documents()[0]
    made.set_document(document.id, title="Gesprek met Mirthe", attributes={"plaats": "Veldwijk"})
    case = made.cases()[0]
    made.set_case(case.id, name=case.name, attributes={"bestuurder": "Zwaagstra"})
    label = next(one.label for one in document.speakers if one.label != "Interviewer")
    made.set_speaker(document.id, label, attributes={"leidinggevende": "Mirthe", "contractvorm": "vast"})
    said = made.segments(kind=SegmentKind.CONTENT)
    facets = {"wie": ("a",)}
    made.code(
        [Coding("", "rooster/eerlijk", one.document, one.start, one.end, "Noor", facets) for one in said]
    )
    coding = made.codings()[0]
    for target in (f"document:{document.id}", f"coding:{coding.id}", "code:rooster/eerlijk", "project:"):
        made.write_memo(target, "Nog bellen met Mirthe van Zonnekamp.")
    view = View(
        "Tabel Zonnekamp",
        rows="code",
        columns="case",
        cell="summary",
        caption="Wat Mirthe vond",
        note="Volgens Zwaagstra.",
        filters={"case": ("Zonnekamp",)},
    )
    made.analysis().save(view)
    made.analysis().save(View("Citaten van Mirthe", rows="code", columns="leidinggevende", cell="quotes"))
    cell = made.analysis().make(view).matrix
    made.put_summary(cell.cells[0][0].key, "Mirthe vindt Zonnekamp te vol.")
    made.set_pseudonym(document.id, label, "R1")
    made.set_pseudonyms(
        [
            Pseudonym(name, told, "person")
            for name, told in zip(NAMES, ("R1", "R1", "Instelling A", "P1"), strict=True)
        ]
    )
    return made


def inside(path: Path) -> str:
    """All that stands in a file or folder, its name, what is packed in it, and pictures within a page."""
    if path.is_dir():
        return "\n".join(inside(one) for one in sorted(path.iterdir()))
    if path.suffix == ".db":
        with closing(sqlite3.connect(path)) as db:
            return "\n".join(db.iterdump())
    return f"{path.name}\n{told(path.read_bytes())}"


def told(data: bytes) -> str:
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "\n".join(f"{name}\n{told(packed.read(name))}" for name in packed.namelist())
    text = unescape(data.decode("utf-8", "ignore"))
    packed_pictures = re.findall(r"base64,([A-Za-z0-9+/=]+)", text)
    return "\n".join([text, *(base64.b64decode(one).decode("utf-8", "ignore") for one in packed_pictures)])


Write = Callable[[Project, Path, bool], object]
OUT: dict[str, Write] = {
    "report": lambda p, out, hide: p.report(out, word=True, grain=Grain.CASE, pseudonyms=hide),
    "workbook": lambda p, out, hide: p.export_excel(out / "w.xlsx", pseudonyms=hide),
    "qdpx": lambda p, out, hide: p.export_qdpx(out / "p.qdpx", pseudonyms=hide),
    "qdc": lambda p, out, hide: p.export_qdc(out / "p.qdc", pseudonyms=hide),
    "csv": lambda p, out, hide: p.export_csv(out, pseudonyms=hide),
    "jsonl": lambda p, out, hide: p.export_jsonl(out, pseudonyms=hide),
    "sqlite": lambda p, out, hide: p.export_sqlite(out / "p.db", pseudonyms=hide),
    **{
        f"one table as {form}, {at}": lambda p, out, hide, form=form, at=at: p.export_table(
            out / f"t.{form}", p.analysis().views()[at], pseudonyms=hide
        )
        for form in ("docx", "xlsx", "csv")
        for at in (0, 1)
    },
}


@pytest.mark.parametrize("renamed", [False, True], ids=["", "case renamed"])
@pytest.mark.parametrize("form", OUT)
def test_no_name_leaves_the_project(project: Project, tmp_path: Path, form: str, renamed: bool) -> None:
    if renamed:  # the case keeps the key that was made of its first name
        case = project.cases()[0]
        project.set_case(case.id, name="Instelling Noord", attributes={})
    found = {}
    for hide in (False, True):
        folder = tmp_path / ("zonder" if hide else "met")
        folder.mkdir()
        OUT[form](project, folder, hide)
        words = inside(folder)
        found[hide] = [name for name in NAMES if name.casefold() in words.casefold()]
    assert found[False], "the search must bite"
    assert found[True] == []
