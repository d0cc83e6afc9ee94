"""From files to threads, suggestions, report and workbook, on the corpus, with the model-free encoder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from qualcode.errors import Cancelled, CodebookError, ProjectError
from qualcode.model import Coding, DocumentKind, Role, SegmentKind
from qualcode.project import Outcome, Project

MODEL = "hashing"
ROOT = Path(__file__).resolve().parents[2]
TRANSCRIPTS = ROOT / "corpora" / "flexwerk-zorg" / "transcripts"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The whole care corpus in a project, with codebook, threads and suggestions."""
    project = Project.create(tmp_path_factory.mktemp("vol") / "flexwerk-zorg.db", who="joke")
    added = project.add([TRANSCRIPTS])
    assert [line.file for line in added if line.outcome is not Outcome.ADDED] == []
    project.load_codebook("flexwerk-zorg")
    project.threads(model=MODEL)
    project.suggest(model=MODEL)
    return project


def test_the_manifest_tells_cases_kinds_and_speakers(full: Project) -> None:
    assert len(full.cases()) == 6
    kinds = {document.kind for document in full.documents()}
    assert kinds == {DocumentKind.INTERVIEW, DocumentKind.LEARNING_TEAM, DocumentKind.SURVEY}
    sectors = {case.attributes.get("sector") for case in full.cases()}
    assert {"verpleeghuiszorg", "thuiszorg"} <= sectors
    roles = {speaker.role for document in full.documents() for speaker in document.speakers}
    assert Role.INTERVIEWER in roles
    assert any(s.attributes.get("contractvorm") == "zzp" for d in full.documents() for s in d.speakers)


def test_fragments_lie_within_turns_and_hold_their_text(full: Project) -> None:
    for document in full.documents():
        text, turns = full.text(document.id), full.turns(document.id)
        for segment in full.segments(document=document.id):
            turn = turns[segment.turn]
            assert turn.start <= segment.start < segment.end <= turn.end
            assert text[segment.start : segment.end] == segment.text


def test_interviewers_are_context_and_never_clustered(full: Project) -> None:
    interviewers = {
        (document.id, speaker.label)
        for document in full.documents()
        for speaker in document.speakers
        if speaker.role is Role.INTERVIEWER
    }
    assert interviewers
    clustered = {segment for thread in full.current_threads().threads for segment in thread.segments}
    members = full.segments(ids=sorted(clustered))
    assert {segment.kind for segment in members} == {SegmentKind.CONTENT}
    assert not [segment for segment in members if (segment.document, segment.speaker) in interviewers]


def test_threads_tell_their_breadth_truly(full: Project) -> None:
    found = full.current_threads()
    documents = {document.id: document for document in full.documents()}
    segments = {segment.id: segment for segment in full.segments(kind=SegmentKind.CONTENT)}
    assert len(found.threads) >= 5
    for thread in found.threads:
        members = [segments[segment] for segment in thread.segments]
        assert thread.breadth.cases == len(
            {documents[member.document].case_of(member.speaker) for member in members}
        )
        assert thread.breadth.of_cases == 6
        assert sum(thread.breadth.by_case.values()) == thread.size
        assert set(thread.quotes) <= set(thread.segments)
    listed = [s for thread in found.threads for s in thread.segments] + list(found.left_over)
    assert sorted(listed) == sorted(segments)


def test_a_stored_run_is_not_repeated(full: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    first = full.current_threads()

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the run was repeated")

    monkeypatch.setattr("qualcode.threads.threads_at", refuse)
    monkeypatch.setattr("qualcode.threads.find_structure", refuse)
    assert full.threads(model=MODEL) == first
    with pytest.raises(AssertionError):
        full.threads(model=MODEL, seed=1)


def test_another_number_of_threads_is_no_new_search(full: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    first = full.threads(model=MODEL)
    levels = full.thread_levels()
    assert levels is not None
    assert levels.fewest < levels.default == len(first.threads) <= levels.most

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("searched anew")

    monkeypatch.setattr("qualcode.threads.find_structure", refuse)
    assert len(full.threads(model=MODEL, about=4).threads) == 4
    assert len(full.threads(model=MODEL, granularity=-1).threads) < len(first.threads)
    assert full.current_threads() != first
    assert full.threads(model=MODEL) == first


def test_what_a_thread_tells_beside_its_segments_is_kept(full: Project) -> None:
    found = full.threads(model=MODEL)
    assert any(thread.parts for thread in found.threads)
    assert any(thread.contrasts for thread in found.threads)
    assert any(len(course) == 2 for thread in found.threads for course in thread.courses.values())
    assert all(thread.without_case is not None and thread.leans_on for thread in found.threads)
    assert full.current_threads() == found


def test_suggestions_are_never_counted(full: Project) -> None:
    assert full.suggestions()
    assert full.counts()["codings"] == 0
    assert full.study().codings == ()


def test_two_projects_give_the_same_json(full: Project, tmp_path: Path) -> None:
    other = Project.create(tmp_path / "flexwerk-zorg.db", who="piet")
    other.add(sorted(TRANSCRIPTS.iterdir(), reverse=True), manifest=TRANSCRIPTS / "manifest.csv")
    other.load_codebook("flexwerk-zorg")
    other.threads(model=MODEL)
    other.suggest(model=MODEL)
    one = full.report(tmp_path / "een")[1].read_bytes()
    two = other.report(tmp_path / "twee")[1].read_bytes()
    assert one == two
    assert json.loads(one)


def test_a_bad_file_stops_only_itself(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    (folder / "goed.txt").write_text("I: Hoe gaat het?\n\nR: Goed, we hebben het druk maar gezellig.")
    (folder / "kapot.docx").write_bytes(b"PK\x03\x04 dit is geen Word")
    (folder / "leeg.txt").write_bytes(b"")
    with Project.create(tmp_path / "p.db") as project:
        added = {line.file: line for line in project.add([folder, tmp_path / "weg.txt"])}
        assert {name: line.outcome for name, line in added.items()} == {
            "goed.txt": Outcome.ADDED,
            "kapot.docx": Outcome.FAILED,
            "leeg.txt": Outcome.FAILED,
            "weg.txt": Outcome.FAILED,
        }
        assert all(line.error for line in added.values() if line.outcome is Outcome.FAILED)
        assert [document.source.name for document in project.documents()] == ["goed.txt"]
        again = project.add([folder / "goed.txt"])
        assert [line.outcome for line in again] == [Outcome.DUPLICATE]


def test_a_manifest_row_without_file_is_told(tmp_path: Path) -> None:
    shutil.copy(TRANSCRIPTS / "RR_interview2_14032024.txt", tmp_path / "a.txt")
    (tmp_path / "manifest.csv").write_text("bestand;casus\na.txt;Huis A\nb.txt;Huis B\n")
    with Project.create(tmp_path / "p.db") as project:
        added = project.add([tmp_path])
        assert [(line.file, line.outcome) for line in added] == [
            ("a.txt", Outcome.ADDED),
            ("b.txt", Outcome.FAILED),
        ]
        assert "rij 3" in added[1].error
        assert [case.name for case in project.cases()] == ["Huis A"]


def test_adding_can_be_cancelled_and_goes_on_later(tmp_path: Path) -> None:
    def stop(done: int, total: int, /) -> None:
        if done == 2:
            raise Cancelled

    with Project.create(tmp_path / "p.db") as project:
        with pytest.raises(Cancelled):
            project.add([TRANSCRIPTS], progress=stop)
        assert len(project.documents()) == 2
        outcomes = [line.outcome for line in project.add([TRANSCRIPTS])]
        assert outcomes.count(Outcome.DUPLICATE) == 2
        assert set(outcomes) == {Outcome.DUPLICATE, Outcome.ADDED}


def test_codings_from_elsewhere(full: Project, tmp_path: Path) -> None:
    document = next(d for d in full.documents() if d.source.format == "txt")
    segment = next(s for s in full.segments(document=document.id) if s.kind is SegmentKind.CONTENT)
    code = full.codebook().codes[0]  # type: ignore[union-attr]
    row = {
        "file": document.source.name,
        "start": segment.start,
        "end": segment.end,
        "code": f"flexwerk-zorg/{code.key}",
        "quote": segment.text,
    }
    path = tmp_path / "codes.json"
    path.write_text(json.dumps({"coder": "A", "codings": [row]}))
    with Project.open(full.path) as project:
        assert project.import_codings(path) == 1
        assert project.import_codings(path) == 0
        assert [(c.coder, c.code) for c in project.codings()] == [("A", row["code"])]
        study = project.study()
        assert study.texts[study.codings[0].id] == segment.text
        project._store.codings.remove(project.codings()[0].id)
    path.write_text(json.dumps({"coder": "A", "codings": [{**row, "quote": "iets anders"}]}))
    with pytest.raises(ProjectError, match="codering 1"):
        full.import_codings(path)
    for wrong in ("tekst", 1, None, {"file": [row["file"]]}):
        path.write_text(json.dumps({"coder": "A", "codings": [row, wrong]}))
        with pytest.raises(ProjectError, match="codering 2"):
            full.import_codings(path)


@pytest.mark.parametrize(
    ("told", "values"), [("team", ("team",)), (["team", "mens"], ("team", "mens")), (3, None)]
)
def test_a_facet_of_a_coding_from_elsewhere_may_have_one_value_or_a_list(
    full: Project, tmp_path: Path, told: object, values: tuple[str, ...] | None
) -> None:
    shutil.copy(full.path, tmp_path / "studie.db")
    path = tmp_path / "codes.json"
    with Project.open(tmp_path / "studie.db") as project:
        document, code = project.documents()[0], project.codebook().codes[0]  # type: ignore[union-attr]
        row = {"file": document.id, "start": 0, "end": 9, "code": f"flexwerk-zorg/{code.key}"}
        path.write_text(json.dumps({"coder": "A", "codings": [{**row, "facets": {"niveau": told}}]}))
        if values is None:
            with pytest.raises(ProjectError, match="codering 1"):
                project.import_codings(path)
        else:
            project.import_codings(path)
        assert [dict(one.facets) for one in project.codings()] == (
            [] if values is None else [{"niveau": values}]
        )


def test_codings_for_one_of_two_files_of_a_name_ask_which(tmp_path: Path) -> None:
    path = tmp_path / "codes.json"
    with Project.create(tmp_path / "p.db") as project:
        for case in ("Huis A", "Huis B"):
            (tmp_path / "gesprek.txt").write_text(
                f"I: Hoe gaat het?\n\nR: In {case} gaat het met ons best goed.\n"
            )
            project.add([tmp_path / "gesprek.txt"], case=case)
        project.load_codebook("flexwerk-zorg")
        code = project.codebook().codes[0].key  # type: ignore[union-attr]
        row = {"file": "gesprek.txt", "start": 22, "end": 30, "code": f"flexwerk-zorg/{code}"}
        path.write_text(json.dumps({"coder": "A", "codings": [row]}))
        with pytest.raises(ProjectError) as asked:
            project.import_codings(path)
        first, second = project.documents()
        assert first.id in asked.value.cure
        path.write_text(json.dumps({"coder": "A", "codings": [{**row, "file": second.id}]}))
        assert project.import_codings(path) == 1
        assert [one.document for one in project.codings()] == [second.id]


def test_speakers_become_one_person_together_or_not_at_all(full: Project) -> None:
    with Project.open(full.path) as project:
        document = project.documents()[0]
        known = document.speakers[0]
        with pytest.raises(ProjectError):
            project.merge_speakers([(document.id, known.label), (document.id, "Niemand")], "Iemand anders")
        assert project.document(document.id).speaker(known.label) == known


def test_what_is_needed_first_is_told(tmp_path: Path) -> None:
    with Project.create(tmp_path / "leeg.db") as project:
        with pytest.raises(ProjectError, match="codeboek"):
            project.suggest(model=MODEL)
        with pytest.raises(ProjectError, match="rode draden"):
            project.current_threads()
        with pytest.raises(CodebookError, match=r"weg\.yaml"):
            project.load_codebook(tmp_path / "weg.yaml")
        assert project.code([]) == 0
        with pytest.raises(ProjectError):
            project.code([Coding("", "boek/weg", "d", 0, 1, "a")])


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("flexwerk-in_de-zorg", "flexwerk in de zorg"),
        ("Onderzoek 2024-2026 - Zuid", "Onderzoek 2024-2026 Zuid"),
        ("1-meting", "1 meting"),
    ],
)
def test_a_project_without_a_name_is_called_after_its_file(tmp_path: Path, name: str, title: str) -> None:
    with Project.create(tmp_path / f"{name}.db") as project:
        assert project.title == title


def test_sources_and_cases_are_listed_as_people_count(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.db") as project:
        for number in (10, 2, 1):
            file = tmp_path / f"gesprek {number}.txt"
            file.write_text(f"Interviewer: Vraag {number}?\n\nWilma: Antwoord {number}, hoor.", "utf-8")
            project.add([file], case=f"Team {number}")
            other = tmp_path / f"Nagesprek {number}.txt"
            other.write_text(f"Interviewer: En {number} dan?\n\nWilma: Ook {number}.", "utf-8")
            project.add([other], case="Team 1")
        titles = [document.title for document in project.documents()]
        names = [case.name for case in project.cases()]
    first = ["gesprek 1", "Nagesprek 1", "Nagesprek 2", "Nagesprek 10"]
    assert titles == [*first, "gesprek 2", "gesprek 10"]
    assert names == ["Team 1", "Team 2", "Team 10"]
