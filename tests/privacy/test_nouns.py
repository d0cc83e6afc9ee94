"""No name is left in anything that goes out, and everything still belongs together."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from qualcode.analysis import View, make
from qualcode.errors import ProjectError
from qualcode.exchange.refi.read import read_project_archive
from qualcode.model import (
    Breadth,
    Coding,
    Evidence,
    Memo,
    Pseudonym,
    Run,
    SubThread,
    Suggestion,
    Thread,
    Threads,
)
from qualcode.project import Project
from qualcode.project.outgoing.pseudonymous import pseudonymous_bundle
from qualcode.project.outgoing.pseudonyms_file import WHY

TALK = """Interviewer: Hoe gaat het, Ans?

Ans: Goed. Maar Bert van De Wilgenhof belde weer, en De Wilgenhof betaalt niet.
Dat zei Ans' buurvrouw ook al een keer.

Interviewer: En Bert zelf? Die werkt daar nu toch alweer een tijd, als ik het goed heb begrepen.

Ans: Ja, BERT wel. Die heeft gezegd dat het rooster elke week opnieuw wordt gemaakt.
"""
NAMES = re.compile(r"(?<![^\W_])(?:Ans|Bert|BERT|Wilgenhof|wilgenhof|dewilgenhof)(?![^\W_])")
FILE = "Ans_de-wilgenhof DWH_gesprek.TXT"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    source = tmp_path / FILE
    source.write_text(TALK, encoding="utf-8")
    made = Project.create(tmp_path / "p.db", who="joke")
    made.add([source], case="De Wilgenhof", attributes={"plek": "De Wilgenhof"})
    made.load_codebook("flexwerk-zorg")
    document = made.documents()[0]
    text = made.text(document.id)
    for words in ("Bert van De Wilgenhof belde weer", "rt van De Wil", "BERT wel", "het rooster elke week"):
        start = text.index(words)
        made.code([Coding("", "flexwerk-zorg/de-rug-recht", document.id, start, start + len(words), "joke")])
    made.write_memo(f"document:{document.id}", "Bert en Ans kennen elkaar.")
    made.write_memo(f"speaker:{document.id}:Ans", "Ans was moe.")
    made.put_summary("case=de-wilgenhof|code=flexwerk-zorg/de-rug-recht", "Bert van De Wilgenhof belt zelf.")
    made.review([one.id for one in made.segments(document=document.id)])
    made.set_pseudonym(document.id, "Ans", "Planner 1")
    made.set_pseudonyms(
        [
            Pseudonym("Ans", "Planner 1", "persoon"),
            Pseudonym("Bert", "[persoon 1]", "persoon"),
            Pseudonym("De Wilgenhof", "[organisatie 1]", "organisatie"),
        ]
    )
    return made


def test_no_name_is_left_in_the_bundle(project: Project) -> None:
    plain, hidden = project.bundle(), project.bundle(pseudonyms=True)
    assert NAMES.search(repr(plain.sources))
    assert NAMES.findall(repr(hidden)) == []
    assert (
        project.text(plain.sources[0].document.id) == plain.sources[0].text
    )  # the project itself is as it was


def test_no_file_goes_out_under_its_own_name(project: Project, tmp_path: Path) -> None:
    other = tmp_path / "DWH dewilgenhof-ans.v2!.txt"
    other.write_text(TALK.replace("Bert", "Ans"), encoding="utf-8")
    project.add([other])
    second = next(one for one in project.documents() if one.source.name == other.name)
    project.set_document(second.id, title="DWH, tweede gesprek")
    documents = [source.document for source in project.bundle(pseudonyms=True).sources]
    assert [one.source.name for one in documents] == ["bron-01.txt", "bron-02.txt"]
    assert [one.title for one in documents] == [
        "Planner 1_[organisatie 1] DWH_gesprek",
        "DWH, tweede gesprek",
    ]
    assert [one.source.name for one in project.study(pseudonyms=True).documents.values()] == [
        "bron-01.txt",
        "bron-02.txt",
    ]
    assert project.words_out("Rapport de_wilgenhof en BERT") == "Rapport [organisatie 1] en [persoon 1]"


def test_places_and_keys_belong_together(project: Project) -> None:
    bundle = project.bundle(pseudonyms=True)
    source = bundle.sources[0]
    words = sorted(source.text[one.start : one.end] for one in bundle.codings)
    assert words == [
        "[persoon 1] van [organisatie 1]",
        "[persoon 1] van [organisatie 1] belde weer",
        "[persoon 1] wel",
        "het rooster elke week",
    ]
    assert {one.segment for one in bundle.reviews} == {one.id for one in bundle.segments}
    (summary,) = bundle.summaries
    assert f"case={bundle.cases[0].id}" in summary.key.split("|")
    labels = {speaker.label for speaker in source.document.speakers}
    assert labels == {"Interviewer", "Planner 1"}
    for turn in source.turns or ():
        before = f"{turn.speaker}: "
        assert source.text[: turn.start].endswith(before)
    assert {segment.speaker for segment in bundle.segments} <= labels
    assert all(source.text[one.start : one.end] == one.text for one in bundle.segments)
    assert {source.document.case} == {case.id for case in bundle.cases}
    assert any(memo.target == f"speaker:{source.document.id}:Planner 1" for memo in bundle.memos)


def test_whatever_names_a_segment_names_it_in_the_changed_text(project: Project) -> None:
    plain = project.bundle()
    ids = [segment.id for segment in plain.segments]
    breadth = Breadth(1, 1, 1, 1, 1, 1)
    part = SubThread("t01.1", "rooster", ("rooster",), (ids[-1],), 1)
    thread = Thread(
        "t01",
        "rooster",
        ("rooster",),
        tuple(ids),
        (ids[-1],),
        breadth,
        0.5,
        assigned=(ids[-1],),
        parts=(part,),
    )
    run = Run("r1", "threads", {}, {}, 1)
    proposed = replace(
        plain,
        threads=Threads(run, (thread,), left_over=(ids[-1],), positions=dict.fromkeys(ids, (0.0, 0.0))),
        suggestions=(Suggestion(ids[0], "a/b", 0.5, 1, (Evidence("neighbour", "Dat zei Ans.", ids[-1]),)),),
        memos=(Memo("m1", f"segment:{ids[-1]}", "Over het rooster.", "joke"),),
    )
    hidden = pseudonymous_bundle(project, proposed)
    new = [segment.id for segment in hidden.segments]
    assert new[-1] != ids[-1]
    threads = hidden.threads
    assert threads is not None
    told = threads.threads[0]
    assert (told.segments, told.quotes, told.assigned) == (tuple(new), (new[-1],), (new[-1],))
    assert (told.parts[0].segments, threads.left_over, list(threads.positions)) == (
        (new[-1],),
        (new[-1],),
        new,
    )
    suggestion = hidden.suggestions[0]
    assert (suggestion.segment, suggestion.why[0].segment) == (new[0], new[-1])
    assert hidden.memos[0].target == f"segment:{new[-1]}"


def test_the_study_has_the_same_words(project: Project) -> None:
    study = project.study(pseudonyms=True)
    assert NAMES.findall(repr(study)) == []
    bundle = project.bundle(pseudonyms=True)
    text = bundle.sources[0].text
    assert {one.id: text[one.start : one.end] for one in bundle.codings} == dict(study.texts)
    for document, label in (key.split(":") for key in study.speakers.values()):
        assert study.documents[document].speaker(label) is not None
    assert {document.case for document in study.documents.values()} == set(study.case_names)


def test_every_export_is_without_names(project: Project, tmp_path: Path) -> None:
    project.export_qdpx(tmp_path / "p.qdpx", pseudonyms=True)
    back = read_project_archive((tmp_path / "p.qdpx").read_bytes(), "p.qdpx")
    assert len(back.codings) == 4
    assert NAMES.findall(repr(back)) == []
    project.export_csv(tmp_path / "csv", pseudonyms=True)
    project.export_jsonl(tmp_path / "jsonl", pseudonyms=True)
    project.export_sqlite(tmp_path / "p.sqlite", pseudonyms=True)
    project.report(tmp_path / "rapport", word=True, pseudonyms=True)
    project.export_excel(tmp_path / "p.xlsx", pseudonyms=True)
    for package in (tmp_path / "p.xlsx", tmp_path / "rapport" / "rapport.docx"):
        with zipfile.ZipFile(package) as parts:
            for name in parts.namelist():
                # attributes hold alternative texts and names of pictures
                content = parts.read(name).decode("utf-8", "ignore")
                words = re.sub(r"<[^>]+>", " ", content)
                assert NAMES.findall(content) + NAMES.findall(words) == [], name
    written = [
        path for path in tmp_path.rglob("*") if path.suffix in (".csv", ".jsonl", ".sqlite", ".html", ".json")
    ]
    assert len(written) > 30
    for path in written:
        assert NAMES.findall(path.read_bytes().decode("utf-8", "ignore")) == [], path.name


def test_the_list_is_written_edited_and_taken_over(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    project.set_pseudonyms([])
    assert project.export_pseudonyms(path) >= 3
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "soort;bron;woord;vervanging;aantal;waarom"
    told = {line.split(";")[-1] for line in lines[1:] if not line.startswith("spreker")}
    assert "casus" in told
    assert told <= {*WHY.values(), ""}
    kept = [line for line in lines if "Wilgenhof" not in line or line.startswith("spreker")]
    path.write_text("\n".join([*kept, "naam;;Buurman;'=1+1;;"]), encoding="utf-8-sig")
    speakers, terms = project.load_pseudonyms(path)
    assert speakers == 1
    given = {one.term: one.replacement for one in project.pseudonyms()}
    assert len(given) == terms
    assert given["Buurman"] == "=1+1"
    assert given["Bert"].startswith("[persoon")
    assert not any("Wilgenhof" in term for term in given)
    path.write_text(path.read_text("utf-8-sig").replace(";", "\t"), encoding="utf-16")
    assert project.load_pseudonyms(path) == (speakers, terms)
    for wrong in ("a,b\n1,2\n", "", 'soort;"woord\n' + "x" * 200_000):
        path.write_text(wrong, encoding="utf-8")
        with pytest.raises(ProjectError):
            project.load_pseudonyms(path)


def test_what_is_written_in_a_cell_of_a_case_stays_in_its_cell(project: Project, tmp_path: Path) -> None:
    view = View(
        "Per huis", rows="case", columns="code.1", cell="summary", filters={"case": ("de-wilgenhof",)}
    )
    analysis = project.analysis()
    analysis.save(view)
    made = analysis.make("Per huis").matrix
    assert made is not None
    at = [column.key for column in made.columns].index("flexwerk-zorg/de-rug-recht")
    project.put_summary(made.cells[0][at].key, "Bert houdt bij De Wilgenhof zijn rug recht.")
    study = project.study(pseudonyms=True)
    hidden = make(study.table, study.views[0], study.summaries).matrix
    assert hidden is not None
    assert hidden.rows[0].label == "[organisatie 1]"
    assert str(hidden.content(0, at)).startswith("[persoon 1] houdt bij [organisatie 1] zijn rug recht.")
    assert NAMES.findall(repr(study)) == []
    book = load_workbook(project.export_excel(tmp_path / "uit.xlsx", pseudonyms=True))
    assert any("[persoon 1] houdt bij" in str(cell.value) for row in book["Per huis"].rows for cell in row)
