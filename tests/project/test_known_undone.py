"""What is known of speakers and cases is taken back and done again, with all that follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.analysis import View
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


def test_a_case_that_is_called_as_another_becomes_that_one_and_is_taken_back(
    tmp_path: Path, project: Project
) -> None:
    survey = tmp_path / "enquete.csv"
    answers = [
        "respondent,organisatie,Wat helpt u in de nacht?",
        "R1,Oost,Dat er iemand met mij meeloopt als het druk is.",
        "R2,huis  oost,Een rooster waar ik van tevoren op kan rekenen.",
        "R3,Huis West,Dat de pool ook echt opneemt als ik bel.",
    ]
    survey.write_text("\n".join(answers) + "\n", encoding="utf-8")
    project.add([survey])
    cases = {case.name: case.id for case in project.cases()}
    project.write_memo(f"case:{cases['Oost']}", "Zegt zelf steeds ‘wij van Oost’.")
    project.put_summary(f"case={cases['Oost']}|code=boek/nacht", "Meelopen helpt.")
    project.put_summary(f"case={cases['Huis Oost']}|code=boek/nacht", "Eerst de pool.")
    was = (project.cases(), project.documents(), project.memos(), project.summaries())
    assert (
        project.set_case(cases["Oost"], name=" huis oost", attributes={"sector": "ouderenzorg"})
        == (cases["Huis Oost"])
    )
    told = {case.name: dict(case.attributes) for case in project.counted_cases()}
    assert told["Huis Oost"] == {"sector": "ouderenzorg"}
    assert "Oost" not in told
    (interview,) = (one for one in project.documents() if one.source.name == "gesprek.txt")
    (asked,) = (one for one in project.documents() if one.source.name == "enquete.csv")
    assert asked.case_of("R1") == interview.case == cases["Huis Oost"]
    assert [memo.target for memo in project.memos()] == [f"case:{cases['Huis Oost']}"]
    assert {key: one.text for key, one in project.summaries().items()} == {
        f"case={cases['Huis Oost']}|code=boek/nacht": "Eerst de pool.\n\nMeelopen helpt."
    }
    now = (project.cases(), project.documents(), project.memos())
    project.undo()
    assert (project.cases(), project.documents(), project.memos(), project.summaries()) == was
    project.redo()
    assert (project.cases(), project.documents(), project.memos()) == now


def test_saved_views_follow_a_case_that_became_another(tmp_path: Path, project: Project) -> None:
    second = tmp_path / "tweede.txt"
    second.write_text(
        "Interviewer: Hoe is de nacht?\n\nWout: Ik sta er vaak alleen voor en dan bel ik de pool.\n", "utf-8"
    )
    project.add([second], case="Oost")
    cases = {case.name: case.id for case in project.cases()}
    asked = View("Nacht in Oost", kind="talk", rows="speaker", filters={"case": (cases["Oost"],)})
    both = View("Oost en Oost", filters={"case": ("oost", cases["Huis Oost"])})
    against = View("Tegenover", kind="contrast", options={"one": cases["Oost"], "other": cases["Huis Oost"]})
    for view in (asked, both, against):
        project.save_view(view.name, view.details())
    was = project.views()
    project.set_case(cases["Oost"], name="Huis Oost", attributes={})
    views = project.views()
    assert (
        views["Nacht in Oost"]["filters"]
        == views["Oost en Oost"]["filters"]
        == {"case": [cases["Huis Oost"]]}
    )
    assert set(views["Tegenover"]["options"].values()) == {cases["Huis Oost"]}
    analysis = project.analysis()
    assert len(analysis.make("Nacht in Oost").frame)
    assert analysis.view("Nacht in Oost").filters == {"case": (cases["Huis Oost"],)}
    project.undo()
    assert project.views() == was
    project.redo()
    assert project.views() == views
