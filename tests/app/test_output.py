"""The page Uitvoer: what is shown before a file is made is what will stand in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from app.parts.preview import preview
from qualcode.model import Code, Codebook, Pseudonym
from qualcode.project import Project
from qualcode.reporting.attribution import Grain

BOOK = Codebook("boek", "Boek", (Code("rooster", "Rooster van Mila"), Code("vrij", "Vrij <b>zijn</b>")))


def shown(test: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in test.get("html"))


def test_of_a_codebook_the_codes_are_shown_and_no_participants(
    screen: Callable[..., AppTest], study: Path
) -> None:
    with Project.open(study, who="Noor") as project:
        project.load_codebook(BOOK)
        project.set_pseudonyms([Pseudonym("Mila", "Deelnemer 1", "persoon")])
    told = shown(screen("output", study, form="qdc"))
    assert "2 codes" in told
    assert "Rooster van Mila, Vrij &lt;b&gt;zijn&lt;/b&gt;" in told
    assert "Zo staan citaten erin" not in told
    assert "Rooster van Deelnemer 1" in shown(screen("output", study, form="qdc", names="pseudonyms"))


def test_quotes_in_tables_have_speaker_and_source(study: Path) -> None:
    with Project.open(study, who="Noor") as project:
        made = project.study()
        titles = {document.title for document in project.documents()}
    in_columns = [told for _, told in preview(made, None).quotes]
    assert in_columns
    assert all(any(told.endswith(title) for title in titles) for told in in_columns)
    attributed = [told for _, told in preview(made, Grain.ROLE).quotes]
    assert not any(title in told for told in attributed for title in titles)
