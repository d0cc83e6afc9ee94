"""A project with one awkward conversation: emoji, combining marks, long and short turns, two coders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.coding.desk import Desk
from qualcode.model import Code, Codebook, DocumentKind, Facet, FacetValue
from qualcode.project import Project
from tests.app.coding.tabs import Tab

TALK = """Interviewer: Hoe gaat het met de roosters?

Mila: Het rooster is 👩🏽\u200d⚕️ weer omgegooid, zei de planner, en cafe\u0301 of geen café, niemand had het
ons verteld. Ik las het in de groepsapp, om elf uur 's avonds, en toen stond ik er dus alleen voor.

Interviewer: En toen?

Mila: Toen heb ik <b>nee</b> gezegd 😀😀. **Vast** en flex zitten aan één tafel, maar niet met dezelfde
rechten, en dat zegt dan niemand hardop in het overleg van dinsdag.

Bram: Dat rooster is bij ons in Zuid precies zo gegaan, elke week een nieuwe lijst op de deur van de keet.
"""
BOOK = Codebook(
    "boek",
    "Boek",
    (
        Code("rooster", "Rooster", "Wie het rooster maakt.", facets=("valentie",), aliases=("Planning",)),
        Code("inspraak", "Inspraak", parent="rooster", color="#123abc"),
        Code("rechten", "Rechten"),
    ),
    facets=(Facet("valentie", "Valentie", (FacetValue("voor", "Voor"), FacetValue("tegen", "Tegen"))),),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    for name, text in (
        ("gesprek.txt", TALK),
        ("tweede.txt", TALK.replace("Mila", "Noor").replace("Zuid", "Oost")),
    ):
        (tmp_path / name).write_text(text, "utf-8")
    path = tmp_path / "studie.db"
    with Project.create(path, who="Saskia") as project:
        project.add(
            [tmp_path / "gesprek.txt", tmp_path / "tweede.txt"], case="Huis", kind=DocumentKind.INTERVIEW
        )
        project.load_codebook(BOOK)
        project.suggest(model="hashing")
    return path


@pytest.fixture
def project(file: Path) -> Iterator[Project]:
    with Project.open(file, who="Saskia") as opened:
        yield opened


@pytest.fixture
def other(file: Path) -> Iterator[Project]:
    with Project.open(file, who="Bram") as opened:
        yield opened


@pytest.fixture
def desk(project: Project) -> Desk:
    return Desk(project)


@pytest.fixture
def tab(desk: Desk) -> Tab:
    return Tab(desk)
