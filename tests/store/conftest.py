"""One short talk in a project, with a codebook of two codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.model import Code, Codebook
from qualcode.project import Outcome, Project

TALK = """I: Hoe gaat het met het rooster?

R: Het rooster komt altijd te laat. Dat is al jaren zo, en niemand doet er wat aan.

R2: Bij ons komt het rooster op tijd. Maar de werkdruk is hoog, zeker in het weekend.
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project.create(tmp_path / "p.db", who="joke")
    (tmp_path / "gesprek.txt").write_text(TALK)
    (line,) = project.add([tmp_path / "gesprek.txt"], case="Huis A")
    assert line.outcome is Outcome.ADDED, line.error
    project.load_codebook(Codebook("boek", "Boek", (Code("rooster", "Rooster"), Code("druk", "Werkdruk"))))
    return project
