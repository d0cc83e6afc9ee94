"""Start: what to do next follows from how far coders agree."""

from __future__ import annotations

import math
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import session, work
from app.agreeing import brief
from app.agreeing.brief import Brief
from app.parts import finding, next_step, projects
from qualcode.model import Coding, SegmentKind
from qualcode.project import Project


def shown(test: AppTest) -> str:
    return "\n".join(element.proto.body for element in test.get("html"))


def code_all(study: Path, coder: str, codes: list[str]) -> None:
    with Project.open(study, who=coder) as project:
        segments = project.segments(kind=SegmentKind.CONTENT)
        assert len(segments) == len(codes)
        project.code(
            Coding("", f"flexwerk-zorg/{code}", one.document, one.start, one.end, coder)
            for one, code in zip(segments, codes, strict=True)
        )


@pytest.fixture
def coded(study: Path) -> tuple[Path, list[str]]:
    with Project.open(study, who="Noor") as project:
        project.load_codebook("flexwerk-zorg")
        keys = [code.key for code in project.codebook().codes if not code.parent]
        count = len(project.segments(kind=SegmentKind.CONTENT))
    code_all(study, "Noor", keys[:count])
    return study, keys


def test_alone_one_is_told_to_find_a_second_coder(coded: tuple[Path, list[str]]) -> None:
    with Project.open(coded[0], who="Noor") as project:
        assert brief.work_out(project) is None
        (step,) = [one for one in next_step.steps(project) if one.page == "agreement"]
        assert not step.complete
        assert "1 codeur" in step.figures


def test_who_agrees_decides_on_the_rest_and_is_done_then(coded: tuple[Path, list[str]]) -> None:
    study, keys = coded
    with Project.open(study, who="Noor") as project:
        count = len(project.segments(kind=SegmentKind.CONTENT))
    code_all(study, "Bram", [*keys[: count - 1], keys[count + 2]])
    with Project.open(study, who="Noor") as project:
        found = brief.work_out(project)
        assert found is not None
        assert found.coders == ("Bram", "Noor")
        assert (found.fragments, found.disputes, found.open) == (count, 1, 1)
        (step,) = [one for one in next_step.steps(project, found) if one.page == "agreement"]
        assert not step.complete
        assert "kappa 0," in step.figures
        assert "1 verschil open" in step.figures
        assert step.urgent is found.weak
        settled = Brief(found.coders, 0.9, 0.9, count, 1, 0)
        (step,) = [one for one in next_step.steps(project, settled) if one.page == "agreement"]
        assert step.complete


def test_who_decides_is_no_coder_under_whatever_name(coded: tuple[Path, list[str]]) -> None:
    study, keys = coded
    with Project.open(study, who="Noor") as project:
        count = len(project.segments(kind=SegmentKind.CONTENT))
    for coder in ("Bram", "Samen"):
        code_all(study, coder, keys[1 : count + 1])
    with Project.open(study, who="Noor") as project:
        project.decider = "Samen"
        found = brief.work_out(project)
        assert found is not None
        assert found.coders == ("Bram", "Noor")


def test_who_disagrees_is_led_to_the_code_that_divides_most_unless_blind(
    coded: tuple[Path, list[str]],
) -> None:
    study, _ = coded
    poor = Brief(("Bram", "Noor"), 0.2, 0.21, 40, 30, 30, "flexwerk-zorg/x", "Rooster")
    with Project.open(study, who="Noor") as project:
        (step,) = [one for one in next_step.steps(project, poor) if one.page == "agreement"]
        assert step.urgent
        assert step.place == {"view": "disputes", "code": "flexwerk-zorg/x"}
        project.set_blind([project.documents()[0].id])
        (step,) = [one for one in next_step.steps(project, poor) if one.page == "agreement"]
        assert (step.texts, step.place) == ("weak_blind", {"view": "figures"})
    unknown = Brief(("Bram", "Noor"), math.nan, math.nan, 4, 0, 0)
    assert not unknown.weak


def test_the_page_tells_it_once_it_is_worked_out(
    screen: Callable[..., AppTest], coded: tuple[Path, list[str]]
) -> None:
    study, keys = coded
    with Project.open(study, who="Noor") as project:
        count = len(project.segments(kind=SegmentKind.CONTENT))
    code_all(study, "Bram", keys[1 : count + 1])
    page = screen("start", study)
    assert not page.exception
    with Project.open(study, who="Noor") as project:
        brief.brief(project, patience=60)
    page.run()
    assert "Bram en Noor: kappa" in shown(page)


def test_no_step_is_named_that_is_taken_back_a_moment_later(
    screen: Callable[..., AppTest], coded: tuple[Path, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    study, keys = coded
    with Project.open(study, who="Noor") as project:
        count = len(project.segments(kind=SegmentKind.CONTENT))
    code_all(study, "Bram", keys[1 : count + 1])
    free, work_out = threading.Event(), brief.work_out

    def slow(project: Project) -> Brief | None:
        assert free.wait(60)
        return work_out(project)

    monkeypatch.setattr(brief, "work_out", slow)
    page = screen("start", study)
    assert "Wat is nu aan de beurt?" in shown(page)
    assert "Bekijk de rode draden" not in shown(page)
    free.set()
    with Project.open(study, who="Noor") as project:
        known = brief.brief(project, patience=60)
    page.run()
    assert "Wat is nu aan de beurt?" not in shown(page)
    free.clear()
    with Project.open(study, who="Noor") as project:
        project.save_view("iets", {})
        assert brief.brief(project) == known  # what was known stays until the new is there
        assert brief.pending(project)
        free.set()
        brief.brief(project, patience=60)


def test_start_goes_on_without_agreement_that_cannot_be_read(
    coded: tuple[Path, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(project: Project) -> Brief | None:
        raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr(brief, "work_out", locked)
    with Project.open(coded[0], who="Noor") as project:
        assert brief.brief(project, patience=60) is None
        assert not brief.pending(project)


def test_nobody_goes_on_under_the_name_of_what_was_decided_together(
    screen: Callable[..., AppTest], coded: tuple[Path, list[str]]
) -> None:
    study, keys = coded
    for coder in ("Bram", "Besluit"):
        code_all(study, coder, keys[1:5])
    page = screen("start", study, coder="")
    names = [button.label for button in page.button if (button.key or "").startswith("coder-")]
    assert names == ["Bram", "Noor"]


def test_a_new_project_goes_to_the_folder_that_was_chosen(
    screen: Callable[..., AppTest], tmp_path: Path
) -> None:
    test = screen("start")
    folder, used = (str(tmp_path / name) for name in ("Gedeeld", "Team"))
    test.session_state["start-used"] = [used, folder]
    test = next(one for one in test.button if one.key == "start-new").click().run()
    assert not test.exception
    (choice,) = [one for one in test.selectbox if one.label == "Map"]
    assert choice.value == used
    assert choice.options[:3] == [used, folder, str(finding.home())]


def _dialog(name: str) -> None:
    from app.parts import projects

    getattr(projects, name)()


def test_no_path_at_all_is_told_as_such() -> None:
    test = AppTest.from_function(_dialog, kwargs={"name": "open_project"}, default_timeout=30).run()
    test = next(one for one in test.button if one.form_id == "open-project").click().run()
    assert not test.exception
    assert "Plak eerst het pad van een projectbestand" in shown(test)


def test_a_long_name_is_cut_to_a_file_name_between_words(tmp_path: Path) -> None:
    test = AppTest.from_function(_dialog, kwargs={"name": "new_project"}, default_timeout=30)
    test.session_state[session._CODER] = "Noor"
    test.session_state["start-used"] = [str(tmp_path / "Team")]
    test.run()
    next(one for one in test.text_input if one.key == "new-title").set_value(f"{'nacht ' * 10}en dag")
    test = next(one for one in test.button if one.form_id == "new-project").click().run()
    assert not test.exception
    assert [file.name for file in (tmp_path / "Team").glob("*.db")] == [f"{'-'.join(['nacht'] * 10)}.db"]


@pytest.mark.parametrize("there", [False, True])
def test_a_folder_that_is_made_with_a_project_is_told(
    screen: Callable[..., AppTest], tmp_path: Path, there: bool
) -> None:
    folder = tmp_path / "Team" / "nachtzorg"
    if there:
        folder.mkdir(parents=True)
    dialog = AppTest.from_function(_dialog, kwargs={"name": "new_project"}, default_timeout=30)
    dialog.session_state[session._CODER] = "Noor"
    dialog.session_state["start-used"] = [str(folder)]
    dialog.run()
    next(one for one in dialog.text_input if one.key == "new-title").set_value("Nachtzorg")
    dialog = next(one for one in dialog.button if one.form_id == "new-project").click().run()
    assert not dialog.exception
    test = screen("start", folder / "nachtzorg.db")
    test.session_state[projects._MADE] = dialog.session_state[projects._MADE]
    test.run()
    assert (f"De map ‘{folder}’ is gemaakt." in shown(test)) is not there
    with Project.open(folder / "nachtzorg.db") as project:
        file = tmp_path / "gesprek.txt"
        file.write_text("Interviewer: Hoe gaat het?\nMila: Goed hoor, het rooster is om.\n", "utf-8")
        project.add([file])
    assert "is gemaakt" not in shown(test.run())


def test_suggestions_are_called_ready_only_where_they_are(study: Path) -> None:
    with Project.open(study, who="Noor") as project:
        project.load_codebook("flexwerk-zorg")
        (step,) = [one for one in next_step.steps(project) if one.page == "coding"]
        assert step.texts == "unsuggested"
        project.suggest(model="hashing")
        (step,) = [one for one in next_step.steps(project) if one.page == "coding"]
        assert step.texts == ""


def test_while_the_example_is_made_no_step_is_named(screen: Callable[..., AppTest], study: Path) -> None:
    made = threading.Event()
    with Project.open(study, who="Noor") as project:
        job = work.start(project, "demo", "Voorbeeld", lambda _project, _job: made.wait(30))
    try:
        told = shown(screen("start", study))
    finally:
        made.set()
    assert "Het voorbeeld wordt klaargezet" in told
    assert "Kies een codeboek" not in told
    while job.busy:
        made.wait(0.05)
    assert "Kies een codeboek" in shown(screen("start", study))
