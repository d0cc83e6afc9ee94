"""Start: what to do next follows from how far coders agree."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.agreeing import brief
from app.agreeing.brief import Brief
from app.parts import next_step
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
    for coder in ("Bram", "Gold"):
        code_all(study, coder, keys[1 : count + 1])
    with Project.open(study, who="Noor") as project:
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
        project.save_view("blind:Noor", {"documents": [project.documents()[0].id]})
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
        brief._asked(project).result()
    page.run()
    assert "Bram en Noor: kappa" in shown(page)
