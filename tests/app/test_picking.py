"""What one looks for in a list of sources."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.parts import picking
from qualcode.project import Project

ROW = {
    "title": "Gesprek 3 met Zoë",
    "case": "Thuiszorg De Lier",
    "kind": "leerteam",
    "date": "2026-03-14",
    "phase": "",
    "words": 13,
}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", True),
        ("zoe", True),
        ("ZORG lier", True),
        ("lier zorg nacht", False),
        ("maart", True),
        ("14-03-2026", True),
        ("2026", True),
        ("gesprek 3", True),
        ("gesprek 03", True),
        ("gesprek 13", False),
        ("1", False),
        ("202", False),
        ('"de lier"', True),
        ('"lier de"', False),
        ("“De Lier” leerteam", True),
        ('"', False),
    ],
)
def test_what_is_asked_stands_in_the_row_as_it_is_on_the_screen(asked: str, found: bool) -> None:
    assert picking.matches(ROW, asked) is found


@pytest.fixture
def seven(tmp_path: Path) -> Path:
    path = tmp_path / "zeven.db"
    files = tmp_path / "zeven"
    files.mkdir()
    for number in range(7):
        (files / f"gesprek {number}.txt").write_text(
            f"Vraag: Hoe is het {number}?\n\nAda: Het gaat wel, maar de trap is te steil voor mijn knie.\n",
            "utf-8",
        )
    with Project.create(path, who="Noor") as project:
        project.add([files])
    return path


def test_ticks_stay_while_one_looks_for_something_else(screen: Callable[..., AppTest], seven: Path) -> None:
    test = screen("sources", seven, find="gesprek 2")
    test.button(key="tick-documents").click().run()
    assert test.button(key="change-documents").label.startswith("1 ")
    test.text_input(key="find-documents").set_value("gesprek 5").run()
    test.button(key="tick-documents").click().run()
    assert test.button(key="change-documents").label.startswith("2 ")
    assert test.query_params["find"] == "gesprek 5"
    test.text_input(key="find-documents").set_value("").run()
    assert test.button(key="change-documents").label.startswith("2 ")
    test.button(key="untick-documents").click().run()
    assert test.button(key="change-documents").disabled


def test_a_row_that_is_changed_does_not_leave_the_list_that_one_asked_for(
    screen: Callable[..., AppTest], seven: Path
) -> None:
    test = screen("sources", seven, find="gesprek")
    with Project.open(seven) as project:
        first = project.documents()[0]
        project.set_document(first.id, title="Iets anders", case="Elders")
    test.run()
    assert first.id in test.session_state["_held-documents"].ids
    assert not test.exception


def test_one_source_is_changed_where_it_is_seen(screen: Callable[..., AppTest], seven: Path) -> None:
    with Project.open(seven) as project:
        document = project.documents()[2]
    test = screen("sources", seven, view="one", source=document.id)
    held = test.session_state[f"_held-documents-{document.id}"]
    assert held.ids == [document.id]
    assert held.rows[0]["title"] == document.title
    assert {"case", "kind", "date", "phase"} <= held.rows[0].keys()
    assert not [button for button in test.button if str(button.key).startswith("tick-")]  # of two speakers


def test_guessed_dates_are_confirmed_for_one_source_and_for_all_that_are_ticked(
    screen: Callable[..., AppTest], tmp_path: Path
) -> None:
    path = tmp_path / "maart.db"
    for day in range(1, 9):
        (tmp_path / f"gesprek {day}-3-2026.txt").write_text(
            f"Vraag: Hoe is het {day}?\n\nAda: Het gaat wel, maar de trap is te steil voor mijn knie.\n",
            "utf-8",
        )
    with Project.create(path, who="Noor") as project:
        project.add(sorted(tmp_path.glob("*.txt")))
        first = project.documents()[0].id
    test = screen("sources", path, view="one", source=first)
    assert test.button(key="confirm-dates").label == "Datum klopt"
    test.button(key="confirm-dates").click().run()
    assert not [button for button in test.button if button.key == "confirm-dates"]
    assert test.button(key="sources-undo")
    test = screen("sources", path)
    guessed = [row["guessed"] for row in test.session_state["_held-documents"].rows]
    assert guessed == ["", *["bestandsnaam"] * 7]
    test.button(key="tick-documents").click().run()
    assert test.button(key="confirm-dates").label == "7 geraden datums kloppen"
    test.button(key="confirm-dates").click().run()
    with Project.open(path, who="Noor") as project:
        assert not any(one.date_guessed for one in project.documents())
        project.undo()
        assert sum(one.date_guessed for one in project.documents()) == 7
