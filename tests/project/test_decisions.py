"""Codings, rejections, reviews and memos of people; undo, redo, and two people in one file."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from qualcode.errors import ProjectError
from qualcode.model import Code, Codebook, Coding, DocumentKind, Pseudonym, SegmentKind
from qualcode.project import Project

TALK = """Interviewer: Hoe gaat dat dan, zo'n week?

Margriet: Nou ja, je belt 's ochtends eerst de planning, want dan weet je of er iemand uitvalt. En meestal
valt er iemand uit, zeker in februari. Dan ga je schuiven, en ja, dan bel je toch weer dezelfde mensen.

Interviewer: En die zeggen ja?

Margriet: Die zeggen ja, tot ze zelf thuis zitten. Dat is precies wat er met onze nachtdienst gebeurd is
vorig jaar, en toen hebben we het uitzendbureau gebeld, wat we eigenlijk niet wilden.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    source = tmp_path / "gesprek.txt"
    source.write_text(TALK, encoding="utf-8")
    file = tmp_path / "studie.db"
    with Project.create(file, who="Saskia") as project:
        project.add([source], case="Huis Oost", kind=DocumentKind.INTERVIEW)
        codes = (Code("druk", "Werkdruk"), Code("inhuur", "Inhuren uit nood"))
        project.load_codebook(Codebook("boek", "Boek", codes))
    return file


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with Project.open(path, who="Saskia") as opened:
        yield opened


def fragments(project: Project) -> list[str]:
    return [segment.id for segment in project.segments(kind=SegmentKind.CONTENT)]


def coding(project: Project, place: int = 0, code: str = "boek/druk") -> Coding:
    segment = project.segments(kind=SegmentKind.CONTENT)[place]
    return Coding("", code, segment.document, segment.start, segment.end, project.who)


def test_undo_takes_a_coding_back_and_redo_brings_the_same_one(project: Project) -> None:
    project.code([coding(project)])
    (made,) = project.codings()
    (undone,) = project.undo()
    assert (undone.what, undone.target) == ("coding.add", f"coding:{made.id}")
    assert project.codings() == []
    project.redo()
    assert project.codings() == [made]


def test_several_codings_in_one_go_are_undone_in_one_go(project: Project) -> None:
    with project.action():
        project.code([coding(project)])
        project.code([coding(project, 1, "boek/inhuur")])
        project.review(fragments(project))
    assert len(project.undo()) == 4
    assert project.codings() == []
    assert project.reviews() == []
    assert project.undo() == []


def test_undo_goes_back_step_by_step_and_a_new_deed_ends_redo(project: Project) -> None:
    first, second = coding(project), coding(project, 1)
    project.code([first])
    project.code([second])
    project.reject(fragments(project)[0], "boek/inhuur", reason="gaat over de planning")
    assert len(project.rejections()) == 1
    project.undo()
    project.undo()
    assert [c.start for c in project.codings()] == [first.start]
    project.redo()
    assert len(project.codings()) == 2
    project.code([coding(project, 0, "boek/inhuur")])
    assert project.redo() == []
    project.undo()
    project.undo()
    project.undo()
    assert project.codings() == []
    assert project.undo() == []


def test_a_long_session_is_undone_and_done_again_to_its_first_deed(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Undoing writes events too, so that the first deeds are ever further back."""
    monkeypatch.setattr(import_module("qualcode.store.undo"), "REACH", (8, 20, 400))
    segment = project.segments(kind=SegmentKind.CONTENT)[1]
    for n in range(1, 31):
        place = (segment.document, segment.start, segment.start + n)
        project.code([Coding("", "boek/inhuur", *place, project.who)])
    for left in range(29, -1, -1):
        assert len(project.undo()) == 1
        assert len(project.codings()) == left
    assert project.undo() == []
    for there in range(1, 31):
        assert len(project.redo()) == 1
        assert len(project.codings()) == there


def test_a_deed_of_thousands_leaves_the_way_back_to_what_came_before(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("qualcode.store.undo"), "REACH", (8, 40, 4000))
    project.code([coding(project)])
    segment = project.segments(kind=SegmentKind.CONTENT)[1]
    many = [
        Coding("", "boek/inhuur", segment.document, segment.start, segment.start + n, project.who)
        for n in range(1, 61)
    ]
    project.code(many)
    for _ in range(2):
        assert len(project.undo()) == 60
        assert len(project.redo()) == 60
    project.undo()
    project.undo()
    assert project.codings() == []
    project.redo()
    project.redo()
    assert len(project.codings()) == 61


def test_undo_in_two_windows_at_once_takes_one_thing_back(
    path: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.code([coding(project)])
    project.code([coding(project, 1)])
    with Project.open(path, who="Saskia") as other:
        undo = import_module("qualcode.store.undo")
        find = undo._next

        def meanwhile(*told: Any, **which: Any) -> str:
            monkeypatch.setattr(undo, "_next", find)
            found = find(*told, **which)
            other.undo()
            return found

        monkeypatch.setattr(undo, "_next", meanwhile)
        assert project.undo() == []
    assert len(project.codings()) == 1
    assert len(project.redo()) == 1
    assert len(project.codings()) == 2


def test_a_changed_coding_goes_back_to_what_it_was(project: Project) -> None:
    project.code([coding(project)])
    (before,) = project.codings()
    after = project.change_coding(
        before.id, code="boek/inhuur", span=(before.start, before.end - 5), facets={"valentie": ("tegen",)}
    )
    assert project.codings() == [after]
    assert (after.code, after.end, after.facets) == ("boek/inhuur", before.end - 5, {"valentie": ("tegen",)})
    project.undo()
    assert project.codings() == [before]


def test_codings_of_a_code_that_is_two_get_the_other_one_and_all_comes_back(project: Project) -> None:
    project.code([coding(project), coding(project, 1)])
    project.code([coding(project, 1, "boek/inhuur")])
    before = project.codings()
    with project.action():
        made = project.make_code("Druk in de nacht", parent="")
        project.recode([one.id for one in before if one.code == "boek/druk"], made)
    assert {(one.code, one.start) for one in project.codings()} == {
        (made, before[0].start),
        (made, before[1].start),
        ("boek/inhuur", before[1].start),
    }
    project.undo()
    assert project.codings() == before
    assert made not in {f"boek/{one.key}" for one in project.codebook().codes}
    project.recode([one.id for one in before if one.code == "boek/druk"], "boek/inhuur")
    assert [(one.code, one.start) for one in project.codings()] == [
        ("boek/inhuur", before[0].start),
        ("boek/inhuur", before[1].start),
    ]
    project.undo()
    assert project.codings() == before


def test_the_same_code_twice_on_the_same_words_is_refused(project: Project) -> None:
    project.code([coding(project), coding(project, 0, "boek/inhuur")])
    second = next(c for c in project.codings() if c.code == "boek/inhuur")
    with pytest.raises(ProjectError):
        project.change_coding(second.id, code="boek/druk")
    assert len(project.codings()) == 2


def test_each_undoes_only_their_own(path: Path, project: Project) -> None:
    with Project.open(path, who="Joost") as other:
        project.code([coding(project)])
        other.code([coding(other, 1)])
        assert other.last_event() == project.last_event()
        project.undo()
        assert [c.coder for c in other.codings()] == ["Joost"]


def test_what_somebody_else_changed_since_is_left_alone(path: Path, project: Project) -> None:
    project.code([coding(project)])
    project.code([coding(project, 1)])
    seen = project.last_event()
    with Project.open(path, who="Joost") as other:
        latest = max(other.codings(), key=lambda c: c.start)
        other.change_coding(latest.id, code="boek/inhuur")
    assert [event.who for event in project.events(after=seen)] == ["Joost"]
    with pytest.raises(ProjectError):
        project.undo()
    assert {c.code for c in project.codings()} == {"boek/druk", "boek/inhuur"}
    project.undo()  # what came before it can still be undone
    assert [c.code for c in project.codings()] == ["boek/inhuur"]


def test_a_failed_action_leaves_nothing(project: Project) -> None:
    def two() -> None:
        with project.action():
            project.code([coding(project)])
            project.code([coding(project, 1, "boek/bestaat-niet")])

    with pytest.raises(ProjectError):
        two()
    assert project.codings() == []
    assert [e for e in project.events() if e.what.startswith("coding")] == []


def test_memos_are_written_changed_and_removed(project: Project) -> None:
    memo = project.write_memo("code:boek/druk", "Let op: ook dreiging van uitval.")
    assert memo is not None
    assert memo.author == "Saskia"
    project.write_memo(memo.target, "Alleen wie zelf uitvalt.", memo_id=memo.id)
    assert [m.text for m in project.memos(target="code:%")] == ["Alleen wie zelf uitvalt."]
    assert project.write_memo(memo.target, "  ", memo_id=memo.id) is None
    assert project.memos() == []
    project.undo()
    assert [m.text for m in project.memos(target="code:boek/druk")] == ["Alleen wie zelf uitvalt."]


def test_summaries_views_and_pseudonyms_are_kept(project: Project) -> None:
    project.put_summary("case:huis-oost|code:boek/druk", "Bellen tot het niet meer gaat.")
    project.put_summary("case:huis-oost|code:boek/druk", "Schuiven tot het niet meer gaat.")
    project.undo()
    assert project.summaries()["case:huis-oost|code:boek/druk"].text == "Bellen tot het niet meer gaat."
    project.save_view("Tabel 1", {"rows": "case"})
    assert project.views() == {"Tabel 1": {"rows": "case"}}
    project.delete_view("Tabel 1")
    assert project.views() == {}
    project.set_pseudonyms([Pseudonym("Margriet", "Respondent 1", "persoon")])
    assert project.pseudonyms() == [Pseudonym("Margriet", "Respondent 1", "persoon")]


def test_metadata_of_a_source_is_corrected_and_undone(project: Project) -> None:
    (document,) = project.documents()
    changed = project.set_document(
        document.id, title="Gesprek M.", case="Huis West", date="2025-02-11", attributes={"ronde": "2"}
    )
    assert (changed.title, changed.case, changed.attributes) == ("Gesprek M.", "huis-west", {"ronde": "2"})
    project.set_case("huis-west", name="Huis West (Almelo)", attributes={"sector": "verpleeghuis"})
    assert {case.name for case in project.cases()} == {"Huis Oost", "Huis West (Almelo)"}
    project.undo()
    assert {case.name for case in project.cases()} == {"Huis Oost", "Huis West"}
    project.undo()
    assert project.documents() == [document]


def test_a_renamed_case_stays_the_same_case(project: Project, tmp_path: Path) -> None:
    (document,) = project.documents()
    project.set_case(document.case, name="Woonzorg Oost", attributes={})
    (case,) = project.cases()
    assert (case.name, case.id) == ("Woonzorg Oost", document.case)
    second = tmp_path / "tweede.txt"
    second.write_text(TALK.replace("Margriet", "Wil"), encoding="utf-8")
    project.add([second], case="Woonzorg Oost")
    assert {one.case for one in project.documents()} == {document.case}


def test_a_source_taken_out_comes_back_with_its_codings(project: Project, tmp_path: Path) -> None:
    project.code([coding(project)])
    (document,) = project.documents()
    project.withdraw(document.id)
    assert project.documents() == []
    assert project.codings() == []
    assert project.counts()["codings"] == 0
    project.undo()
    assert len(project.codings()) == 1
    project.withdraw(document.id)
    project.add([tmp_path / "gesprek.txt"])
    assert [d.id for d in project.documents()] == [document.id]
    assert len(project.codings()) == 1


def test_asking_twice_to_undo_the_same_action_undoes_it_once(project: Project) -> None:
    project.code([coding(project)])
    project.code([coding(project, 1)])
    last, _ = project.next_actions()
    assert len(project.undo(last)) == 1
    assert project.undo(last) == []
    assert len(project.codings()) == 1
    _, again = project.next_actions()
    assert again == last
    assert len(project.redo(again)) == 1
    assert project.redo(again) == []
    assert project.next_actions() == (last, "")


def test_counts_per_code_and_what_belongs_to_one_document(project: Project) -> None:
    project.code([coding(project), coding(project, 1), coding(project, 1, "boek/inhuur")])
    assert project.counted_codes().counts == {"boek/druk": 2, "boek/inhuur": 1}
    project.review(fragments(project)[:1])
    (document,) = project.documents()
    assert [review.segment for review in project.reviews(document=document.id)] == fragments(project)[:1]
    assert project.reviews(document="elders") == []
    project.reject(fragments(project)[0], "boek/inhuur", coder="Bram")
    assert project.coders() == ["Bram", "Saskia"]


def test_suggestions_of_one_document(project: Project) -> None:
    project.suggest(model="hashing")
    (document,) = project.documents()
    assert project.suggestions(document=document.id) == project.suggestions() != []
    assert project.suggestions(document="elders") == []


def test_similar_fragments_come_first_and_follow_what_is_added(project: Project, tmp_path: Path) -> None:
    assert project.similar("uitzendbureau", model="hashing") == []
    project.embed(model="hashing")
    wanted = project.segments(kind=SegmentKind.CONTENT)[1]
    (first, score), *rest = project.similar(wanted.text, model="hashing")
    assert first == wanted
    assert all(score > other for _, other in rest)
    more = tmp_path / "tweede.txt"
    more.write_text(
        "Interviewer: En verder?\n\nBram: De bloembollen staan dit jaar vroeg boven de grond.\n", "utf-8"
    )
    project.add([more], case="Huis Oost", kind=DocumentKind.INTERVIEW)
    project.embed(model="hashing")
    (nearest, _), *_ = project.similar("de bloembollen staan vroeg", model="hashing")
    assert "bloembollen" in nearest.text
    assert project.similar("  ", model="hashing") == []


def test_similar_fragments_are_those_of_the_version_in_use(project: Project, tmp_path: Path) -> None:
    source = tmp_path / "tweede.txt"
    talk = "Interviewer: En verder?\n\nBram: De bloembollen staan dit jaar vroeg boven de grond.\n"
    for text in (talk, talk.replace("En verder?", "En wat verder?"), talk):
        source.write_text(text, "utf-8")
        project.add([source], case="Huis Oost", kind=DocumentKind.INTERVIEW)
        project.embed(model="hashing")
        (nearest, _), *_ = project.similar("de bloembollen staan vroeg", model="hashing")
        assert nearest.document in {document.id for document in project.documents()}
        assert "bloembollen" in nearest.text


def test_what_one_is_done_with_is_not_what_another_is(project: Project) -> None:
    first, second, *_ = [segment.id for segment in project.segments(kind=SegmentKind.CONTENT)]
    project.review([first], coder="Saskia")
    project.review([first, second], coder="Bram")
    assert project.reviewed("Saskia") == {first}
    assert project.reviewed("Bram") == {first, second}
    project.review([first], coder="Bram", done=False)
    assert project.reviewed("Bram") == {second}
    (document,) = {segment.document for segment in project.segments(ids=[second])}
    assert [review.coder for review in project.reviews(document=document, coder="Bram")] == ["Bram"]
    assert project.reviews(document="elders") == []
