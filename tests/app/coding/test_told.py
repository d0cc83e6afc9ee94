"""What the pane is told of what was taken back: much of it is not in sight from where one codes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.coding.desk import Desk
from qualcode.model import Coding, SegmentKind
from qualcode.project import Outcome, Project


def taken_back(desk: Desk, verb: str = "undo") -> dict[str, Any]:
    last = desk.answer({})[verb]
    number = desk.answer({"client": "tab"})["ack"] + 1
    answer = desk.answer({"client": "tab", "deeds": [{"n": number, "verb": verb, "action": last}]})
    result: dict[str, Any] = answer["results"][-1]
    return result


def test_which_code_and_how_many(desk: Desk, project: Project) -> None:
    first, second = project.segments(kind=SegmentKind.CONTENT)[:2]
    project.code(
        [Coding("", "boek/rooster", one.document, one.start, one.end, project.who) for one in (first, second)]
    )
    label = next(code.label for code in project.codebook().codes if code.key == "rooster")
    assert taken_back(desk)["told"] == f"Ongedaan: codering gegeven (2) – {label}"
    assert taken_back(desk, "redo")["told"] == f"Opnieuw gedaan: codering gegeven (2) – {label}"


def test_a_deed_of_another_page_is_told_without_a_place(desk: Desk, project: Project) -> None:
    project.put_summary("a|b", "Een samenvatting")
    result = taken_back(desk)
    assert result["told"] == "Ongedaan: samenvatting in een cel geschreven"
    assert "doc" not in result


def test_a_new_version_of_a_source(desk: Desk, project: Project, tmp_path: Path) -> None:
    """The former one is gone to, whole; doing it again leads to the new one."""
    path = tmp_path / "nieuw gesprek.txt"
    path.write_text("Vraag: Hoe gaat het?\n\nAnna: Het gaat goed met het rooster.\n", "utf-8")
    project.add([path], case="Huis Zoveel")
    former = next(one for one in project.documents() if one.source.name == path.name)
    desk.hello(former.id)
    path.write_text("Vraag: Hoe gaat het?\n\nAnna: Het gaat heel goed met het rooster.\n", "utf-8")
    (line,) = project.add([path], case="Huis Zoveel")
    assert line.outcome is Outcome.REPLACED
    assert line.document is not None
    undone = taken_back(desk)
    assert undone["told"].startswith(f"Ongedaan: de nieuwe versie van ‘{former.title}’")
    assert (undone["doc"], undone["at"], undone["wide"]) == (former.id, 0, True)
    redone = taken_back(desk, "redo")
    assert redone["told"].startswith("Opnieuw gedaan: de nieuwe versie")
    assert redone["doc"] == line.document.id
