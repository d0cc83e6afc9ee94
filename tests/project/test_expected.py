"""What the threads gathered serves the suggestions after it, and no others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.model import Code, Codebook
from qualcode.project import Project
from qualcode.project.proposed import expected

ANSWERS = (
    "Dat rooster krijg je twee weken van tevoren in je mailbox, en ruilen van diensten gaat via de planner.",
    "Het uurloon is bij het bureau een stuk hoger, dat tarief haal je in loondienst gewoon nooit.",
    "In de pauze zitten we met z'n allen aan tafel, met koffie, en dan hoor je nog eens wat van elkaar.",
    "Ruilen van een dienst lukt alleen als de planner meewerkt, en die klopt het liefst zijn rooster dicht.",
)


def book(key: str) -> Codebook:
    return Codebook(key, key, (Code("rooster", "Rooster", "Wie het rooster maakt en of ruilen mag."),))


def study(folder: Path, name: str) -> Project:
    source = folder / "gesprek.txt"
    turns = [f"Interviewer: En dan?\n\nMargriet: {answer}" for answer in ANSWERS]
    source.write_text("\n\n".join(turns), encoding="utf-8")
    project = Project.create(folder / f"{name}.db")
    project.add([source], case="De Berk")
    project.load_codebook(book("boek"))
    return project


@pytest.fixture
def gathered(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    seen: list[int] = []
    plain = expected._gathered
    monkeypatch.setattr(expected, "_gathered", lambda *given: seen.append(1) or plain(*given))
    return seen


def test_suggestions_after_threads_gather_nothing_again(tmp_path: Path, gathered: list[int]) -> None:
    with study(tmp_path, "een") as project:
        project.threads(model="hashing")
        project.suggest(model="hashing")
    assert len(gathered) == 1


def test_another_codebook_is_gathered_anew(tmp_path: Path, gathered: list[int]) -> None:
    with study(tmp_path, "een") as project:
        project.threads(model="hashing")
        project.load_codebook(book("ander"))
        assert {found.code for found in project.suggest(model="hashing")} == {"ander/rooster"}
    assert len(gathered) == 2


def test_handed_on_or_not_they_are_the_same(tmp_path: Path) -> None:
    with study(tmp_path, "een") as one, study(tmp_path, "ander") as other:
        one.threads(model="hashing")
        assert one.suggest(model="hashing") == other.suggest(model="hashing")


def test_another_number_of_threads_reads_no_definitions(tmp_path: Path, gathered: list[int]) -> None:
    with study(tmp_path, "een") as project:
        found = project.threads(model="hashing")
        project.threads(model="hashing", about=1)
        assert len(gathered) == 1
        project.load_codebook(
            replace(book("boek"), codes=(Code("pauze", "Pauze", "Wie met wie koffie drinkt."),))
        )
        project.threads(model="hashing", about=1)
        assert len(gathered) == 2
    with study(tmp_path, "ander") as other:
        other.threads(model="hashing", about=1)
        assert other.threads(model="hashing").threads == found.threads
    assert len(gathered) == 3
