"""What is known of speakers and cases is taken back and done again, with all that follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.errors import ProjectError
from qualcode.model import Role, SegmentKind
from qualcode.project import Project
from qualcode.store.revisions import Revisions

TALK = """Interviewer: En wie belt u dan, als er iemand ziek is?

Margriet: Eerst de pool. Daar zitten er nog acht in, op papier dan, want drie komen nooit. En als de pool
niks heeft, ja, dan toch het bureau.

Interviewer: Ook voor één dienst?

Margriet: Juist voor één dienst. Een halve nacht hebben ze hier wel eens iemand neergezet, uit Assen.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    source = tmp_path / "gesprek.txt"
    source.write_text(TALK, encoding="utf-8")
    file = tmp_path / "studie.db"
    with Project.create(file, who="Saskia") as project:
        project.add([source], case="Huis Oost")
    return file


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with Project.open(path, who="Saskia") as opened:
        yield opened


def fragments(project: Project) -> list[str]:
    return [segment.id for segment in project.segments(kind=SegmentKind.CONTENT)]


def test_a_role_and_the_fragments_that_follow_it_are_taken_back(project: Project) -> None:
    (document,) = project.documents()
    before = fragments(project)
    with project.action():
        project.set_speaker(document.id, "Margriet", role=Role.INTERVIEWER, attributes={"functie": "planner"})
        project.merge_speakers([(document.id, "Interviewer")], "Saskia zelf")
    assert fragments(project) == []
    project.undo()
    assert project.documents() == [document]
    assert fragments(project) == before
    project.redo()
    assert fragments(project) == []
    assert project.document(document.id).speaker("Margriet").attributes == {"functie": "planner"}


def test_what_is_known_of_a_case_is_taken_back(path: Path, project: Project) -> None:
    (case,) = project.cases()
    project.set_case(case.id, name="Huis Oosterveld", attributes={"sector": "thuiszorg"})
    project.undo()
    assert project.cases() == [case]
    project.redo()
    assert [(one.name, one.attributes) for one in project.cases()] == [
        ("Huis Oosterveld", {"sector": "thuiszorg"})
    ]
    with Project.open(path, who="Joost") as other:
        other.set_case(case.id, name="Huis Oost 2", attributes={})
    with pytest.raises(ProjectError):
        project.undo()
    assert [one.name for one in project.cases()] == ["Huis Oost 2"]


def test_a_role_is_taken_back_with_its_fragments_or_not_at_all(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (document,) = project.documents()
    before = fragments(project)
    project.set_speaker(document.id, "Margriet", role=Role.INTERVIEWER)
    with monkeypatch.context() as broken:
        broken.setattr(Revisions, "set_kinds", _stopped)
        with pytest.raises(KeyboardInterrupt):
            project.undo()
    assert project.document(document.id).speaker("Margriet").role is Role.INTERVIEWER
    assert fragments(project) == []
    project.undo()
    assert project.documents() == [document]
    assert fragments(project) == before


def _stopped(*_: object) -> None:
    raise KeyboardInterrupt
