"""A colleague corrects what a coder is working in: what waits and what is done meanwhile go along."""

from __future__ import annotations

from qualcode.model import SegmentKind
from qualcode.project import Project
from tests.app.coding.tabs import Tab, spans

LAST = "Dat rooster is bij ons in Zuid"


def corrected(other: Project, document: str) -> str:
    """The last turn is two, of which somebody else says the second; the version in which it is so."""
    turn = len(other.turns(document)) - 1
    return other.split_turn(document, turn, "elke week een nieuwe lijst", "Mila").id


def words(project: Project, document: str) -> dict[str, str]:
    """The words of the content fragments of a document, by their ids."""
    return {one.id: one.text for one in project.segments(document=document, kind=SegmentKind.CONTENT)}


def test_the_pane_is_told_which_fragments_are_the_same_in_the_version_that_came(
    tab: Tab, other: Project
) -> None:
    before = words(other, tab.doc)
    now = corrected(other, tab.doc)
    row = tab.do()["docs"][tab.doc]
    after = words(other, now)
    assert row["instead"] == now
    assert {before[one]: after[there] for one, there in row["moved"].items()} == {
        text: text for text in before.values() if LAST not in text
    }


def test_the_queue_has_what_waited_and_only_changed_words_have_no_proposals(tab: Tab, other: Project) -> None:
    before = {text for text in words(other, tab.doc).values() if LAST not in text}
    assert before
    now = corrected(other, tab.doc)
    items = tab.desk.answer({"queue": []})["queue"]["items"]
    assert {words(other, now)[one] for document, one, *_ in items if document == now} == before
    assert tab.desk.without_proposals == len(words(other, now)) - len(before)
    row = tab.desk.answer({"docs": [{"id": now, "outline": True}]})["docs"][now]
    assert len(row["proposals"]["rows"]) == len(before)


def test_what_is_done_before_the_pane_knows_is_done_on_the_same_words(
    tab: Tab, project: Project, other: Project
) -> None:
    content = [one for one in project.segments(document=tab.doc) if one.kind is SegmentKind.CONTENT]
    first, second = spans(tab.first)[:2]
    tab.do({"verb": "code", "code": "boek/inspraak", "spans": [first]})
    now = corrected(other, tab.doc)
    told = tab.do(
        {"verb": "code", "code": "boek/rechten", "spans": [second], "done": True},
        {"verb": "reject", "codes": ["boek/rooster"], "spans": [first]},
        {"verb": "change", "target": [*first, "boek/inspraak"], "code": "boek/rooster"},
        {"verb": "review", "spans": [first]},
    )
    assert not any("error" in result for result in told["results"])
    text = project.text(now)
    kept = project.codings(document=now, coder="Saskia")
    assert {(one.code, text[one.start : one.end]) for one in kept} == {
        ("boek/rooster", content[0].text),
        ("boek/rechten", content[1].text),
    }
    there = words(project, now)
    assert [there[one.segment] for one in project.rejections(document=now)] == [content[0].text]
    reviewed = {there[one] for one in project.reviewed() if one in there}
    assert reviewed == {content[0].text, content[1].text}


def test_what_is_done_on_words_that_changed_is_told(tab: Tab, project: Project, other: Project) -> None:
    last = spans(tab.first)[-1]
    corrected(other, tab.doc)
    (result,) = tab.do({"verb": "code", "code": "boek/rechten", "spans": [last]})["results"]
    assert "zijn anders in de nieuwe versie" in result["error"][0]
    assert project.codings() == []
