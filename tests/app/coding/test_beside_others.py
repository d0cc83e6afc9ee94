"""The desk beside other people: what one sees of them, and sources that they change under one's hands."""

from __future__ import annotations

from pathlib import Path

from app.coding.desk import Desk
from app.coding.marks import proposal_rows
from qualcode.model import Coding, Evidence, SegmentKind, Suggestion
from qualcode.project import Project
from qualcode.project.proposed.likely import Bounds
from tests.app.coding.tabs import Tab, opened, spans


def test_nobody_touches_what_another_made(tab: Tab, project: Project, other: Project) -> None:
    span = spans(tab.first)[0]
    theirs = Tab(Desk(other), "bram")
    theirs.do({"verb": "code", "code": "boek/rechten", "spans": [span]})
    theirs.do({"verb": "memo", "text": "Van Bram", "spans": [span]})
    seen = tab.do()["docs"][tab.doc]["marks"]
    assert [coding[3] for coding in seen["codings"]] == ["Bram"]
    tab.do({"verb": "uncode", "targets": [[*span, "boek/rechten"]]})
    tab.do({"verb": "change", "target": [*span, "boek/rechten"], "code": "boek/rooster"})
    answer = tab.do({"verb": "memo", "memo": seen["memos"][0][5], "text": "weg ermee"})
    assert answer["results"][0]["error"]
    tab.do({"verb": "code", "code": "boek/rechten", "spans": [span]})
    assert {coding.coder for coding in project.codings()} == {"Bram", "Saskia"}
    assert [memo.text for memo in project.memos()] == ["Van Bram"]


def test_what_others_do_appears_and_can_be_left_out(tab: Tab, other: Project) -> None:
    theirs = Tab(Desk(other), "bram")
    theirs.do({"verb": "code", "code": "boek/rechten", "spans": spans(tab.first)[:1]})
    tab.do({"verb": "code", "code": "boek/rooster", "spans": spans(tab.first)[1:2]})

    def seen(whose: str) -> list[str]:
        return sorted(coding[3] for coding in tab.do(whose=whose)["docs"][tab.doc]["marks"]["codings"])

    assert seen("*") == seen("Bram") == ["Bram", "Saskia"]
    assert seen(".") == ["Saskia"]


def test_blind_coding_hides_others_and_the_machine(tab: Tab, project: Project, other: Project) -> None:
    Tab(Desk(other), "bram").do({"verb": "code", "code": "boek/rechten", "spans": spans(tab.first)[:1]})
    project.set_blind([tab.doc], coder="Saskia")
    answer = tab.do(whose="Bram")
    assert answer["docs"][tab.doc]["marks"]["codings"] == []
    assert answer["docs"][tab.doc]["proposals"]["rows"] == {}
    assert answer["docs"][tab.doc]["outline"]["blind"]
    assert answer["coders"] == []
    queued = tab.desk.answer({"queue": []})["queue"]["items"]
    assert tab.doc not in {document for document, *_ in queued}
    project.set_blind([], coder="Saskia")
    assert project.blind("Saskia") == frozenset()
    assert len(tab.do()["docs"][tab.doc]["marks"]["codings"]) == 1


def test_who_codes_blind_is_not_told_of_it_elsewhere(tab: Tab, project: Project, other: Project) -> None:
    """Neither by the counts of codes nor by the reasons of proposals in another source."""
    there = next(one.id for one in project.documents() if one.id != tab.doc)
    span = project.segments(document=there, kind=SegmentKind.CONTENT)[0]
    Tab(Desk(other), "bram").do(
        {"verb": "code", "code": "boek/rechten", "spans": [[span.start, span.end]], "doc": there}
    )
    assert tab.do(sources=True)["counts"] == {"boek/rechten": 1}
    why = (Evidence("neighbour", span.text, span.id), Evidence("around", span.text, span.id))
    here = project.segments(document=tab.doc, kind=SegmentKind.CONTENT)[0]
    found = [Suggestion(here.id, "boek/rechten", 0.5, 1, why)]
    sheet = tab.desk.sheet(tab.doc)
    (told,) = proposal_rows(sheet, found, Bounds())[str(sheet.number(here.id))]
    assert [kind for kind, *_ in told[2]] == ["neighbour", "around"]
    project.set_blind([there])
    assert tab.do(sources=True)["counts"] == {}
    (told,) = proposal_rows(sheet, found, Bounds(), {tab.doc})[str(sheet.number(here.id))]
    assert [kind for kind, *_ in told[2]] == ["around"]
    tab.do()
    assert tab.desk._shelf.seen_alone == {one.id for one in project.documents()} - {there}


def test_a_source_that_was_withdrawn_is_gone_from_the_pane(tab: Tab, other: Project) -> None:
    other.withdraw(tab.doc)
    answer = tab.do()
    gone = answer["docs"][tab.doc]
    title = other.document(gone["instead"]).title
    assert gone["told"] == f"Deze bron is intussen weggehaald; u leest nu ‘{title}’."
    assert gone["instead"] in tab.desk.documents
    assert opened(tab.desk)["at"]["doc"] != tab.doc


def test_who_reads_a_source_goes_on_in_its_new_version(tab: Tab, other: Project, tmp_path: Path) -> None:
    other_doc = next(one for one in tab.desk.documents if one != tab.doc)
    file = tmp_path / other.document(tab.doc).source.name
    file.write_text(f"{file.read_text('utf-8')}\nBram: En zo is het gebleven.\n", "utf-8")
    other.add([file], case="Huis")
    instead = tab.do()["docs"][tab.doc]["instead"]
    assert instead == other.version_in_use(tab.doc) not in (tab.doc, other_doc)
    assert "versie 2 van 2, ingelezen " in tab.do()["docs"][tab.doc]["told"]
    former, tab.doc = tab.doc, instead
    other.undo()
    assert "versie 1 van 2, ingelezen " in tab.do()["docs"][tab.doc]["told"]
    other.redo()
    tab.doc = former
    assert tab.desk.hello(tab.doc)["at"]["doc"] == instead  # also from an address of before


def test_a_place_and_a_memo_of_before_are_on_the_same_words_in_a_new_version(
    tab: Tab, other: Project, tmp_path: Path
) -> None:
    """Also where a memo was half written when a colleague brought the new version in."""
    segments = other.segments(document=tab.doc, kind=SegmentKind.CONTENT)
    about, span = segments[-1], spans(tab.first)[-1]
    file = tmp_path / other.document(tab.doc).source.name
    file.write_text(f"Bram: \N{GRINNING FACE} Zo, daar gaan we.\n\n{file.read_text('utf-8')}", "utf-8")
    other.add([file], case="Huis")
    instead = tab.do()["docs"][tab.doc]["instead"]
    there = {"id": instead, "address": about.id, "outline": True}
    row = tab.desk.answer({"docs": [there]})["docs"][instead]
    sheet = tab.desk.sheet(instead)
    assert sheet.segments[row["at"]].text == about.text
    assert tab.do({"verb": "memo", "spans": [span], "text": "hierop terugkomen"})["results"] == [{"n": 1}]
    (memo,) = other.memos()
    assert memo.target == f"span:{sheet.segments[row['at']].id}"


def test_a_changed_speaker_is_seen(tab: Tab, other: Project) -> None:
    label = next(
        speaker.label for speaker in other.document(tab.doc).speakers if speaker.label != "Interviewer"
    )
    other.set_speaker(tab.doc, label, name="Mila van Dijk")
    answer = tab.do()
    names = [name for name, _ in answer["docs"][tab.doc]["outline"]["speakers"]]
    assert "Mila van Dijk" in names


def test_a_codebook_that_somebody_else_works_in_stays_when_its_first_code_is_undone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Interviewer: En?\n\nAnna: Je blijft toch de uitzendkracht.\n", "utf-8")
    with Project.create(tmp_path / "leeg.db", who="Saskia") as project:
        project.add([tmp_path / "a.txt"], case="Huis")
        tab = Tab(Desk(project))
        tab.do({"verb": "vivo", "label": "Blijft gast", "spans": spans(tab.first)[:1]})
        with Project.open(tmp_path / "leeg.db", who="Bram") as other:
            other.make_code("Erbij horen")
        tab.do({"verb": "undo"})
        assert [code.label for code in project.codebook().codes] == ["Erbij horen"]


def test_passages_elsewhere_are_counted_as_this_coder_sees_them(tab: Tab, other: Project) -> None:
    here, there = tab.doc, next(one.id for one in other.documents() if one.id != tab.doc)
    spans_there = [(s.start, s.end) for s in other.segments(document=there, kind=SegmentKind.CONTENT)]
    spans_here = [(s.start, s.end) for s in other.segments(document=here, kind=SegmentKind.CONTENT)]
    other.code([Coding("", "boek/rooster", there, *span, "Bram") for span in spans_there])
    other.code([Coding("", "boek/rooster", there, *spans_there[0], "Saskia")])  # alike: one passage
    other.code([Coding("", "boek/rechten", here, *spans_here[0], "Bram")])

    def told(whose: str = "*") -> dict[str, int]:
        answer = tab.do(tally=True, whose=whose, place={"doc": here})
        assert answer["tally"]["about"] == f"{here}|{whose}"
        return answer["tally"]["codes"]

    assert told() == {"boek/rooster": len(spans_there)}  # those of this source the pane counts itself
    assert told(".") == {"boek/rooster": 1}
    assert told("Bram") == {"boek/rooster": len(spans_there)}
    assert "tally" not in tab.do()
    other.set_blind([there], coder="Saskia")
    assert told() == {"boek/rooster": 1}  # what others did there stays hidden
