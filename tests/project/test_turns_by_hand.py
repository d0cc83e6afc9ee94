"""Turns that were misread are put right by hand; codings stay on their words, and all can be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qualcode.errors import ProjectError
from qualcode.model import Code, Codebook, Coding, Document, Role, Transcript
from qualcode.project import Added, Outcome, Project
from qualcode.project.incoming.looking import Novelty
from qualcode.project.incoming.manifest import Entry
from qualcode.reading import by_hand

TALK = """Inge: Hoe gaat het met de planning?
Sanne: Wisselend. De planner belt op vrijdag. En vind je dat erg? Nee hoor, ik ben het gewend.
Linde: je kunt niets afspreken in het weekend.
Inge: Praat je daarover met collega's?
Linde: daar is het anders, zeggen ze.
Sanne: Ja, in de koffiekamer heeft iedereen het erover.
"""
CODED = ("De planner belt op vrijdag", "ik ben het gewend", "niets afspreken in het weekend")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "gesprek.txt").write_text(TALK, "utf-8")
    made = Project.create(tmp_path / "p.db", who="joke")
    made.add([tmp_path / "gesprek.txt"])
    made.load_codebook(Codebook("boek", "Boek", (Code("een", "Eén"),)))
    (document,) = made.documents()
    assert [one.label for one in document.speakers] == ["Inge", "Sanne", "Linde"]
    made.set_speaker(document.id, "Sanne", attributes={"functie": "kok"})
    text = made.text(document.id)
    made.code([_coding(document, text.index(words), words) for words in CODED])
    return made


def _coding(document: Document, start: int, words: str) -> Coding:
    return Coding("", "boek/een", document.id, start, start + len(words), "joke")


def shown(project: Project) -> list[tuple[str | None, str]]:
    (document,) = project.documents()
    text = project.text(document.id)
    return [(turn.speaker, text[turn.start : turn.end]) for turn in project.turns(document.id)]


def coded(project: Project) -> list[str]:
    return [project.text(one.document)[one.start : one.end] for one in project.codings()]


def only(project: Project) -> str:
    return project.documents()[0].id


CORRECTIONS: dict[str, Callable[[Project], Document]] = {
    "who": lambda project: project.set_turn_speaker(only(project), 2, "sanne"),
    "join": lambda project: project.join_turn(only(project), 2),
    "split": lambda project: project.split_turn(only(project), 1, "En vind je dat erg?", "Inge"),
    "words": lambda project: project.no_speaker(only(project), "Linde"),
}


@pytest.mark.parametrize("name", CORRECTIONS)
def test_no_word_and_no_coding_is_lost_and_it_is_undone_whole(project: Project, name: str) -> None:
    before, (former,) = shown(project), project.documents()
    now = CORRECTIONS[name](project)
    assert shown(project) != before
    assert now.id != former.id
    assert sorted(coded(project)) == sorted(CODED)
    assert project.left_behind() == []
    speaker = now.speaker("Sanne")
    assert speaker is not None
    assert speaker.attributes == {"functie": "kok"}
    project.undo()
    assert shown(project) == before
    assert project.documents() == [former]
    assert sorted(coded(project)) == sorted(CODED)
    project.redo()
    assert shown(project) != before


def test_a_label_that_is_none_becomes_words_of_the_turn_before(project: Project) -> None:
    now = project.no_speaker(only(project), "Linde")
    assert [one.label for one in now.speakers] == ["Inge", "Sanne"]
    assert shown(project)[1] == (
        "Sanne",
        "Wisselend. De planner belt op vrijdag. En vind je dat erg? Nee hoor, ik ben het gewend."
        " Linde: je kunt niets afspreken in het weekend.",
    )


def test_a_turn_that_is_three_is_split_twice_and_fragments_follow_the_roles(project: Project) -> None:
    project.split_turn(only(project), 1, "En vind je", "Inge")
    project.split_turn(only(project), 2, "Nee hoor", "Sanne")
    assert [speaker for speaker, _ in shown(project)[:4]] == ["Inge", "Sanne", "Inge", "Sanne"]
    asked = next(one for one in project.segments() if one.text == "En vind je dat erg?")
    assert asked.kind == "context"


def test_a_new_speaker_is_known_by_the_label(project: Project) -> None:
    now = project.set_turn_speaker(only(project), 2, "Teun")
    assert [(one.label, one.role) for one in now.speakers][-1] == ("Teun", Role.UNKNOWN)


def test_a_coding_over_both_parts_of_a_turn_is_left_behind_with_a_proposal(project: Project) -> None:
    (document,) = project.documents()
    words = "belt op vrijdag. En vind je dat erg?"
    project.code([_coding(document, project.text(document.id).index(words), words)])
    project.split_turn(document.id, 1, "En vind je", "Inge")
    (left,) = project.left_behind()
    assert (left.words, left.instead) == (words, "En vind je dat erg?")


def test_the_same_file_once_more_does_not_undo_it(project: Project) -> None:
    project.join_turn(only(project), 2)
    before = shown(project)
    (line,) = project.add([project.path.with_name("gesprek.txt")])
    assert line.outcome is Outcome.DUPLICATE
    assert shown(project) == before
    assert any("met de hand" in note for note in project.import_report(only(project))[1])


def test_put_right_and_back_and_right_again(project: Project) -> None:
    first = project.set_turn_speaker(only(project), 2, "Sanne")
    project.set_turn_speaker(first.id, 2, "Linde")
    assert project.set_turn_speaker(only(project), 2, "Sanne").id == first.id
    assert sorted(coded(project)) == sorted(CODED)


def test_put_right_again_keeps_what_was_set_meanwhile(project: Project) -> None:
    first = project.set_turn_speaker(only(project), 2, "Sanne")
    project.set_turn_speaker(first.id, 2, "Linde")
    project.set_document(only(project), title="Anders")
    project.set_speaker(only(project), "Inge", name="Inge van der Wal")
    again = project.set_turn_speaker(only(project), 2, "Sanne")
    assert (again.id, again.title) == (first.id, "Anders")
    assert again.speaker("Inge").name == "Inge van der Wal"


def put_in(project: Project, old: str, new: str) -> Added:
    """The file comes in changed."""
    path = project.path.with_name("gesprek.txt")
    words = path.read_text("utf-8")
    assert words.count(old) == 1
    path.write_text(words.replace(old, new), "utf-8")
    (line,) = project.add([path])
    assert line.outcome is Outcome.REPLACED, line.error
    return line


ELSEWHERE = ("De planner belt op vrijdag.", "De planner belt op donderdag.")


@pytest.mark.parametrize("name", ["who", "join", "words"])
def test_it_is_put_right_again_in_a_changed_file(project: Project, name: str) -> None:
    first, last = "Inge: ", "Inge: Goedemorgen. "
    CORRECTIONS[name](project)
    right, before = shown(project), sorted(coded(project))
    former = project.documents()
    text = project.path.with_name("gesprek.txt").read_text("utf-8")
    project.path.with_name("gesprek.txt").write_text(text.replace(first, last, 1), "utf-8")
    (line,) = project.add([project.path.with_name("gesprek.txt")])
    assert line.outcome is Outcome.REPLACED
    assert [(who, words.removeprefix("Goedemorgen. ")) for who, words in shown(project)] == right
    assert sorted(coded(project)) == before
    assert project.left_behind() == []
    places = "op 2 plaatsen" if name == "words" else "op 1 plaats"
    assert any(f"{places} weer zo verbeterd" in note for note in line.warnings)
    project.undo()
    assert project.documents() == former
    assert shown(project) == right
    (again,) = project.add([project.path.with_name("gesprek.txt")])
    assert again.outcome is Outcome.REPLACED
    assert shown(project)[0][1].startswith("Goedemorgen.")
    assert [(who, words.removeprefix("Goedemorgen. ")) for who, words in shown(project)] == right
    (same,) = project.add([project.path.with_name("gesprek.txt")])
    assert same.outcome is Outcome.DUPLICATE


def test_what_cannot_be_put_right_again_is_told_and_the_rest_is(project: Project) -> None:
    project.set_turn_speaker(only(project), 2, "Sanne")
    project.split_turn(only(project), 1, "En vind je dat erg?", "Inge")
    line = put_in(project, *ELSEWHERE)
    assert ("Linde", "je kunt niets afspreken in het weekend.") not in shown(project)
    assert any("belt op donderdag" in words and "vind je dat erg" in words for _, words in shown(project))
    told = [note for note in line.warnings if "Niet weer met de hand verbeterd" in note]
    assert len(told) == 1
    assert "Wisselend. De planner belt op vrijdag." in told[0]
    assert set(told) <= set(project.import_report(only(project))[1])


def test_a_file_that_has_it_right_by_itself_needs_nothing(project: Project) -> None:
    project.set_turn_speaker(only(project), 2, "Sanne")
    line = put_in(project, "Linde: je kunt", "Sanne: je kunt")
    assert not any("met de hand verbeterd" in note for note in line.warnings)


def test_after_two_changed_files_it_is_still_right_and_read_again_as_it_stands(project: Project) -> None:
    project.set_turn_speaker(only(project), 2, "Teun")
    put_in(project, *ELSEWHERE)
    put_in(project, "ik ben het gewend", "ik ben eraan gewend")
    assert [who for who, _ in shown(project)].count("Teun") == 1
    (line,) = project.add([project.path.with_name("gesprek.txt")], again=True)
    assert line.outcome is Outcome.REPLACED
    assert "Teun" not in [who for who, _ in shown(project)]
    project.undo()
    assert "Teun" in [who for who, _ in shown(project)]


def test_a_source_taken_out_comes_back_as_it_was_put_right(project: Project) -> None:
    project.set_turn_speaker(only(project), 2, "Teun")
    right = shown(project)
    project.withdraw(only(project))
    project.add([project.path.with_name("gesprek.txt")])
    assert shown(project) == right


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda project: project.join_turn(only(project), 0), "vóór zich"),
        (lambda project: project.join_turn(only(project), 9), "Beurt 10"),
        (lambda project: project.split_turn(only(project), 1, "Wisselend", "Inge"), "Wisselend"),
        (lambda project: project.split_turn(only(project), 1, "staat er niet", "Inge"), "0 keer"),
        (lambda project: project.split_turn(only(project), 1, "En vind", "a: b"), "dubbelepunt"),
        (lambda project: project.no_speaker(only(project), "Teun"), "Teun"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(
    project: Project, wrong: Callable[[Project], Document], told: str
) -> None:
    before = shown(project)
    with pytest.raises(ProjectError) as error:
        wrong(project)
    assert told in str(error.value)
    assert shown(project) == before


def test_the_look_before_adding_tells_what_becomes_of_turns_put_right_by_hand(project: Project) -> None:
    path = project.path.with_name("gesprek.txt")
    as_read = path.read_text("utf-8")
    CORRECTIONS["who"](project)
    (looked,) = project.look([path], manifest=[Entry(path.name, again=True)])
    assert any("komen weer zoals ze in het bestand staan" in note for note in looked.warnings)
    path.write_text(as_read.replace(*ELSEWHERE), "utf-8")
    stored = project.documents()
    (looked,) = project.look([path])
    assert looked.novelty is Novelty.REPLACES
    assert any("worden op 1 plaats weer zo verbeterd" in note for note in looked.warnings)
    assert project.documents() == stored
    (line,) = project.add([path])
    assert any("op 1 plaats weer zo verbeterd" in note for note in line.warnings)


def test_of_two_corrections_at_once_one_is_refused_and_one_version_counts(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    document, made = only(project), by_hand.retold
    with Project.open(project.path, who="mo") as other:

        def meanwhile(*told: Any) -> Transcript:
            monkeypatch.setattr(by_hand, "retold", made)
            other.join_turn(document, 2)
            return made(*told)

        monkeypatch.setattr(by_hand, "retold", meanwhile)
        with pytest.raises(ProjectError, match="vervangen"):
            project.set_turn_speaker(document, 2, "Sanne")
    assert len(project.documents()) == 1
    assert sorted(coded(project)) == sorted(CODED)
