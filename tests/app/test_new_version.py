"""Bronnen: a changed file takes the place of a source, and that can be taken back from the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from app.parts import undoing
from app.parts.editable_grid import PAGE
from qualcode.project import Project

TOLD = "is vervangen door de nieuwe versie"


def shown(test: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in test.get("html"))


def test_a_new_version_can_be_taken_back(screen: Callable[..., AppTest], study: Path, tmp_path: Path) -> None:
    assert TOLD not in shown(screen("sources", study))
    file = tmp_path / "files" / "Huis Noord" / "interview Huis Noord.txt"
    file.write_text(f"{file.read_text('utf-8')}\nMila: En dat is sindsdien zo gebleven.\n", "utf-8")
    with Project.open(study, who="Noor") as project:
        former = {document.id for document in project.documents()}
        project.add([file.parent.parent])
        assert {document.id for document in project.documents()} != former
    assert TOLD not in shown(screen("sources", study, coder="Bram"))
    test = screen("sources", study)
    assert TOLD in shown(test)
    test = next(button for button in test.button if button.key == "sources-undo").click().run()
    assert not test.exception
    assert f"Ongedaan gemaakt: ‘interview Huis Noord’ {TOLD}" in shown(test)
    with Project.open(study, who="Noor") as project:
        assert {document.id for document in project.documents()} == former
    test = next(button for button in test.button if button.key == "sources-redo").click().run()
    assert not test.exception
    assert f"Ongedaan gemaakt: ‘interview Huis Noord’ {TOLD}" not in shown(test)
    with Project.open(study, who="Noor") as project:
        assert {document.id for document in project.documents()} != former


def test_the_way_back_is_there_after_a_reload(screen: Callable[..., AppTest], study: Path) -> None:
    with Project.open(study, who="Noor") as project:
        identity = project.documents()[0].id
        project.withdraw(identity)
        undoing.remember(project, PAGE, "Uit het project gehaald: een bron")
    assert "Uit het project gehaald" not in shown(screen("threads", study))
    assert "Uit het project gehaald" not in shown(screen("sources", study, coder="Bram"))
    test = screen("sources", study)
    assert "Uit het project gehaald" in shown(test)
    next(button for button in test.button if button.key == "sources-undo").click().run()
    with Project.open(study, who="Noor") as project:
        assert identity in {document.id for document in project.documents()}
    assert "Ongedaan gemaakt: Uit het project gehaald" in shown(screen("sources", study))
