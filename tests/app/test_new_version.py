"""Bronnen: a changed file takes the place of a source, and that can be taken back from the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.coding import making
from app.parts import undoing
from app.parts.editable_grid import PAGE
from qualcode.model import Code, Codebook, Coding
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


def test_what_does_not_fit_is_told_laid_again_let_go_and_taken_back(
    screen: Callable[..., AppTest], study: Path, tmp_path: Path
) -> None:
    file = tmp_path / "files" / "Huis Noord" / "interview Huis Noord.txt"
    with Project.open(study, who="Noor") as project:
        (before,) = [one for one in project.documents() if one.source.name == file.name]
        project.load_codebook(Codebook("boek", "Boek", (Code("een", "Eerste"), Code("twee", "Tweede"))))
        (first, second, *_) = [one for one in project.segments(document=before.id) if one.kind == "content"]
        spans = [("een", first.start, first.start + 30), ("twee", second.start, second.end)]
        for code, start, end in spans:
            project.code([Coding("", f"boek/{code}", before.id, start, end, "Noor")])
            project.code([Coding("", f"boek/{code}", before.id, start, end, "Bram")])
        words = file.read_text("utf-8")
        assert words.count(first.text[:30]) == words.count(second.text) == 1
        file.write_text(
            words.replace(first.text[:30], f"Zeg maar {first.text[5:30]}").replace(second.text, "")
        )
        project.add([file.parent.parent])
    test = screen("sources", study)
    assert "2 van uw coderingen passen niet meer" in shown(test)
    test = next(one for one in test.button if str(one.key).startswith("left-in-")).click().run()
    assert "Past niet meer bij deze versie" in shown(test)
    assert "2 van uw coderingen" not in shown(test)
    test = next(one for one in test.button if str(one.key).startswith("left-lay-")).click().run()
    assert "1 codering opnieuw gelegd" in shown(test)
    test = next(one for one in test.button if str(one.key).startswith("left-go-")).click().run()
    assert "Al over beslist (2)" in [one.label for one in test.expander]
    assert "2 coderingen van anderen passen niet meer" in [one.label for one in test.expander]
    with Project.open(study, who="Noor") as project:
        (laid,) = project.codings(coder="Noor")
        assert project.text(laid.document)[laid.start : laid.end].startswith("Zeg maar ")
        assert {one.coding.coder for one in project.left_behind() if one.decided} == {"Noor"}
    for _ in range(2):
        test = next(one for one in test.button if one.key == "sources-undo").click().run()
    with Project.open(study, who="Noor") as project:
        assert project.codings() == []
        assert all(one.decided is None for one in project.left_behind())


def test_memos_on_words_that_are_gone_are_shown_with_the_source(
    screen: Callable[..., AppTest], study: Path, tmp_path: Path
) -> None:
    file = tmp_path / "files" / "Huis Noord" / "interview Huis Noord.txt"
    with Project.open(study, who="Noor") as project:
        (before,) = [one for one in project.documents() if one.source.name == file.name]
        first = next(one for one in project.segments(document=before.id) if one.kind == "content")
        project.write_memo(f"span:{before.id}:{first.start}-{first.end}", "Hier doorvragen.")
        file.write_text(file.read_text("utf-8").replace(first.text, ""))
        project.add([file.parent.parent])
        (now,) = [one for one in project.documents() if one.source.name == file.name]
    test = screen("sources", study, view="one", source=now.id)
    assert "Eén memo staat op woorden die er in deze versie niet meer zijn" in [
        one.label for one in test.expander
    ]
    assert "Hier doorvragen." in shown(test)
    assert first.text in shown(test)
    assert "Past niet meer bij deze versie" not in shown(test)


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


def test_fragments_without_proposals_are_told_with_a_button_to_have_them_made(
    screen: Callable[..., AppTest], study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Project] = []
    monkeypatch.setattr(making, "start", begun.append)
    with Project.open(study, who="Noor") as project:
        project.load_codebook(Codebook("boek", "Boek", (Code("een", "Eerste"), Code("twee", "Tweede"))))
        project.suggest(model="hashing")
        document = next(one for one in project.documents() if project.segments(document=one.id))
    place = {"view": "one", "source": document.id}
    assert "nog geen voorstellen" not in shown(screen("sources", study, **place))
    with Project.open(study, who="Noor") as project:
        last = [one for one in project.segments(document=document.id) if one.kind == "content"][-1]
        half = last.text[last.text.index(" ", len(last.text) // 2) + 1 :]
        place["source"] = project.split_turn(document.id, last.turn, half, "Iemand anders").id
        missing = project.without_proposals(document=place["source"])
    test = screen("sources", study, **place)
    assert missing
    assert "van deze bron" in shown(test)
    next(one for one in test.button if one.key == "sources-propose").click().run()
    assert len(begun) == 1
