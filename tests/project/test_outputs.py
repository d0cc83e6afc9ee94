"""What goes out of a project: its sources in an order in which people count."""

from __future__ import annotations

from pathlib import Path

from qualcode.project import Project

TALK = """Interviewer: Wie vult het rooster in?

R1: Dat doen we met z'n tweeën, op maandag, zodra de vakanties bekend zijn en de cliënten geweest zijn.
"""


def test_sources_stand_case_by_case_and_nine_before_ten(tmp_path: Path) -> None:
    with Project.create(tmp_path / "studie.db", who="Anna") as project:
        for case, number in ((10, 2), (10, 10), (10, 9), (2, 1)):
            file = tmp_path / f"Gesprek {number}.txt"
            file.write_text(f"{TALK}\nR1: Huis {case}, gesprek {number}.\n", "utf-8")
            project.add([file], case=f"Huis {case}")
        study = project.study()
    assert [case.name for case in study.cases] == ["Huis 2", "Huis 10"]
    titles = [document.title for document in study.documents.values()]
    assert titles == ["Gesprek 1", "Gesprek 2", "Gesprek 9", "Gesprek 10"]
