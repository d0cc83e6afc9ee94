"""Memos that go out of a project: with the words that they are on, under pseudonyms where asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.model import Code, Codebook, Coding, Pseudonym, SegmentKind
from qualcode.project import Project
from qualcode.reporting.attribution import Grain
from qualcode.reporting.json_report import report_json

TALK = """Interviewer: Wie regelt bij jullie het vervoer?

Joke: Dat regelt Berend, die heeft de sleutels van de bus en verder komt er niemand aan.

Interviewer: En als hij er niet is?

Joke: Dan staat de bus stil, want Berend neemt zijn telefoon niet op.
"""


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    (tmp_path / "Joke.txt").write_text(TALK, "utf-8")
    with Project.create(tmp_path / "studie.db", who="Carla") as made:
        made.add([tmp_path / "Joke.txt"], case="De Bus")
        made.load_codebook(Codebook("boek", "Boek", (Code("vervoer", "Vervoer"),)))
        yield made


def test_each_has_its_words_its_turn_and_its_code(project: Project) -> None:
    document = project.documents()[0]
    place = project.segments(document=document.id, kind=SegmentKind.CONTENT)[0]
    project.code([Coding("", "boek/vervoer", document.id, place.start, place.end, "Carla")])
    coding = project.codings()[0]
    project.write_memo(f"span:{document.id}:{place.start}-{place.start + 19}", "Wie is dat?")
    project.write_memo(f"coding:{coding.id}", "Of is dit macht?")
    project.write_memo(f"document:{document.id}", "Kort gesprek.")
    project.write_memo("code:boek/vervoer", "Breder maken?")
    study = project.study()
    spots = {one.text: study.spots.get(one.id) for one in study.memos}
    assert spots["Breder maken?"] is None
    on_words, on_coding, on_source = (
        spots[words] for words in ("Wie is dat?", "Of is dit macht?", "Kort gesprek.")
    )
    assert on_words is not None
    assert on_coding is not None
    assert on_source is not None
    assert (on_words.words, on_words.speaker, on_words.turn) == ("Dat regelt Berend, ", "Joke", 2)
    assert (on_coding.words, on_coding.code) == (place.text, "boek/vervoer")
    assert (on_source.document, on_source.words) == (document.id, "")


def test_names_in_memos_and_in_their_words_get_pseudonyms(project: Project) -> None:
    document = project.documents()[0]
    place = project.segments(document=document.id, kind=SegmentKind.CONTENT)[0]
    project.write_memo(
        f"span:{document.id}:{place.start}-{place.start + 15}", "Berend kende ik al via Sietske."
    )
    _, proposed = project.propose_pseudonyms()
    assert "Sietske" in {one.term for one in proposed}
    project.set_pseudonyms([Pseudonym("Berend", "chauffeur 1"), Pseudonym("Sietske", "[persoon 2]")])
    project.set_pseudonym(document.id, "Joke", "Medewerker A")
    study = project.study(pseudonyms=True)
    spot = study.spots[study.memos[0].id]
    assert study.memos[0].text == "chauffeur 1 kende ik al via [persoon 2]."
    assert (spot.words, spot.speaker) == ("Dat regelt chauffeur 1", "Medewerker A")
    (told,) = json.loads(report_json(study))["memos"]
    assert (told["text"], told["words"]) == (study.memos[0].text, spot.words)
    assert told["speaker"] == ""  # as on the page, which may leave the team
    (told,) = json.loads(report_json(replace(study, grain=Grain.CASE)))["memos"]
    assert told["speaker"] == "Medewerker A"


def test_memos_on_words_that_are_gone_go_out_and_those_in_a_source_taken_out_do_not(
    project: Project, tmp_path: Path
) -> None:
    former = project.documents()[0]
    at = TALK.index("Dan staat")
    project.write_memo(f"span:{former.id}:{at}-{at + 21}", "Stilstand als beeld?")
    (tmp_path / "Joke.txt").write_text(TALK.partition("Interviewer: En")[0], "utf-8")
    project.add([tmp_path / "Joke.txt"], case="De Bus")
    document = project.documents()[0]
    assert document.id != former.id
    study = project.study()
    spot = study.spots[study.memos[0].id]
    assert (spot.document, spot.former) == (document.id, True)
    assert spot.words.startswith("Dan staat de bus")
    project.withdraw(document.id)
    assert project.study().memos == ()


def test_a_memo_whose_place_cannot_be_read_is_on_the_source(project: Project) -> None:
    document = project.documents()[0]
    project.write_memo(f"span:{document.id}:hier", "Van een ander programma.")
    study = project.study()
    assert study.spots[study.memos[0].id].document == document.id
