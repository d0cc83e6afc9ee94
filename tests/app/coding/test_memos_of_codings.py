"""Memos on codings, as other programs have them: seen where the coding is, by who may see it."""

from __future__ import annotations

from pathlib import Path

from app.coding.desk import Desk
from qualcode.model import Coding
from qualcode.project import Project
from tests.app.coding.tabs import Tab, spans


def noted(project: Project, doc: str, who: str) -> Coding:
    """A coding of somebody with that person's memo on it."""
    segment = project.segments(document=doc)[1]
    with Project.open(project.path, who=who) as other:
        other.code([Coding("", "boek/rechten", doc, segment.start, segment.end, who)])
        (coding,) = other.codings(coder=who)
        other.write_memo(f"coding:{coding.id}", f"Van {who}: hier gaat het om het cao-overleg")
    return coding


def test_a_memo_on_a_coding_stands_on_its_words_with_its_code(tab: Tab, project: Project) -> None:
    coding = noted(project, tab.doc, "Bram")
    answer = Desk(project).hello(tab.doc, "")
    marks = answer["docs"][tab.doc]["marks"]
    (memo,) = marks["memos"]
    (coded,) = marks["codings"]
    assert memo[:2] == coded[:2]
    assert memo[2:4] == ["Van Bram: hier gaat het om het cao-overleg", "Bram"]
    assert memo[6] == coding.code


def test_one_edits_a_memo_on_a_coding_and_it_stays_there(tab: Tab, project: Project) -> None:
    coding = noted(project, tab.doc, "Saskia")
    (memo,) = project.memos()
    tab.do(
        {
            "verb": "memo",
            "memo": memo.id,
            "text": "Beter gezegd",
            "was": memo.text,
            "spans": spans(tab.first)[:1],
        }
    )
    assert [(one.target, one.text) for one in project.memos()] == [(f"coding:{coding.id}", "Beter gezegd")]


def test_a_memo_on_a_coding_that_one_does_not_see_is_not_sent(tab: Tab, project: Project) -> None:
    noted(project, tab.doc, "Bram")
    answer = Desk(project).hello(tab.doc, "", whose=".")
    assert answer["docs"][tab.doc]["marks"]["memos"] == []


def test_memos_on_codings_of_a_qdpx_are_seen(tab: Tab, project: Project, tmp_path: Path) -> None:
    noted(project, tab.doc, "Bram")
    project.export_qdpx(tmp_path / "uit.qdpx")
    with Project.create(tmp_path / "ander.db", who="Daan") as other:
        other.import_file(tmp_path / "uit.qdpx")
        (doc,) = {coding.document for coding in other.codings()}
        marks = Desk(other).hello(doc, "")["docs"][doc]["marks"]
    (memo,), (coded,) = marks["memos"], marks["codings"]
    assert memo[2] == "Van Bram: hier gaat het om het cao-overleg"
    assert (memo[:2], memo[6]) == (coded[:2], coded[2])
