"""A corrected source takes nothing away that researchers decided about threads; figures are of today."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from qualcode.cli.commands import app
from qualcode.model import DocumentKind, Role, Thread, ThreadStatus
from qualcode.project import Project

MODEL = "hashing"
LABEL = "Wie draait de nacht?"
ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "corpora" / "flexwerk-zorg" / "transcripts").glob("*.vtt"))


@pytest.fixture(scope="module")
def made(threads_found: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("besluiten") / "studie.db"
    shutil.copy(threads_found, path)
    with Project.open(path, who="Noor") as project:
        first, second, third, fourth, *_ = project.current_threads().threads
        project.accept_thread(first.key, label=LABEL)
        project.merge_threads([second.key, third.key], "Samen")
        project.reject_thread(fourth.key, "gaat over de koffie")
    return path


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Iterator[Project]:
    shutil.copy(made, tmp_path / "studie.db")
    with Project.open(tmp_path / "studie.db", who="Noor") as opened:
        yield opened


def called(project: Project, label: str) -> Thread:
    return next(thread for thread in project.current_threads().threads if thread.label == label)


def counted(project: Project, thread: Thread) -> Counter[str]:
    """Fragments per case, counted here."""
    documents = {document.id: document for document in project.documents()}
    said = project.segments(ids=thread.segments)
    return Counter(documents[one.document].case_of(one.speaker) for one in said)


def decided(project: Project) -> dict[str, ThreadStatus]:
    threads = project.current_threads().threads
    return {one.label: one.status for one in threads if one.status is not ThreadStatus.CANDIDATE or one.kept}


def test_a_corrected_case_is_counted_anew_and_nothing_decided_goes(project: Project) -> None:
    before, was = project.current_threads(), decided(project)
    assert not before.outdated
    document = project.segments(ids=called(project, LABEL).segments[:1])[0].document
    project.set_document(document, case="Een heel ander huis")
    now = project.current_threads()
    assert now.outdated
    assert [one.segments for one in now.threads] == [one.segments for one in before.threads]
    assert decided(project) == was
    assert set(was.values()) >= {ThreadStatus.CONFIRMED, ThreadStatus.MERGED, ThreadStatus.REJECTED}
    for thread in now.threads:
        assert thread.breadth.by_case == counted(project, thread)
        assert thread.breadth.cases == len(thread.breadth.by_case)
        assert thread.breadth.of_cases == len(project.counted_cases()) == len(FILES)
        assert thread.carried is None
        assert thread.without_case is None
        told = {contrast.value for contrast in thread.contrasts if contrast.attribute == "case"}
        assert told <= {one.case for one in project.documents()}
    assert "een-heel-ander-huis" in called(project, LABEL).breadth.by_case


def test_a_case_left_without_sources_is_in_no_n_of_n(project: Project, tmp_path: Path) -> None:
    one, other, *_ = project.documents()
    project.set_document(one.id, case=other.case)
    emptied, left = one.case, len(FILES) - 1
    assert emptied in {case.id for case in project.cases()}
    assert emptied not in {case.id for case in project.counted_cases()}
    assert project.counts()["cases"] == left
    threads = [*project.current_threads().threads, *project.dropped_threads()]
    assert {thread.breadth.of_cases for thread in threads} == {left}
    assert {thread.breadth.of_cases for thread in project.threads(model=MODEL).threads} == {left}
    assert not project.current_threads().outdated
    assert project.analysis().table.totals["cases"] == left
    report = json.loads((project.report(tmp_path)[1]).read_text(encoding="utf-8"))
    assert report["counts"]["cases"] == len(report["cases"]) == left
    project.withdraw(other.id)
    project.undo()
    project.set_document(one.id, case=f"Huis {emptied.rpartition('-')[2]}")
    assert project.counts()["cases"] == len(FILES)


def test_a_correction_that_is_taken_back_leaves_no_trace(project: Project) -> None:
    before = project.current_threads()
    one, other, *_ = project.documents()
    names = {case.id: case.name for case in project.cases()}
    project.set_document(one.id, case=names[other.case])
    assert project.current_threads().outdated
    project.undo()
    assert project.current_threads() == before


def test_a_corrected_kind_shows_in_what_kinds_a_thread_lives(project: Project) -> None:
    for document in project.documents():
        project.set_document(document.id, kind=DocumentKind.LEARNING_TEAM)
    now = project.current_threads()
    for thread in now.threads:
        assert set(thread.breadth.by_kind) == {str(DocumentKind.LEARNING_TEAM)}
    again = project.threads(model=MODEL)
    assert again.run.id != now.run.id
    assert not project.current_threads().outdated
    assert called(project, LABEL).status is ThreadStatus.CONFIRMED


def test_fragments_of_an_interviewer_fall_out_and_come_back(project: Project) -> None:
    before = called(project, LABEL)
    one = project.segments(ids=before.segments[:1])[0]
    whole = project.current_threads()
    gone = {s.id for s in project.segments(document=one.document) if s.speaker == one.speaker}
    role = project.document(one.document).speaker(one.speaker).role
    project.set_speaker(one.document, one.speaker, role=Role.INTERVIEWER)
    now = called(project, LABEL)
    assert now.segments == tuple(key for key in before.segments if key not in gone) != before.segments
    assert not gone & set(now.quotes)
    assert now.breadth.by_case == counted(project, now)
    project.take_out(now.kept, now.segments[:1])
    project.undo()
    project.set_speaker(one.document, one.speaker, role=role)
    assert project.current_threads() == whole


def test_fragments_of_a_corrected_source_stay_in_their_threads(project: Project) -> None:
    """Those whose words did not change, also in threads that nobody decided about; undo leaves no trace."""
    before = project.current_threads()
    candidate = next(one for one in before.threads if one.status is ThreadStatus.CANDIDATE and not one.kept)
    held = project.segments(ids=candidate.segments)
    document = project.document(held[0].document)
    of_it = [one for one in held if one.document == document.id]
    turn = next(
        number
        for number, one in enumerate(project.turns(document.id))
        if number and not any(one.start <= fragment.start < one.end for fragment in of_it)
    )
    now = project.set_turn_speaker(document.id, turn, "Iemand anders")
    words = Counter(one.text for one in held)
    found = called(project, candidate.label)
    kept = project.segments(ids=found.segments)
    assert Counter(one.text for one in kept) == words
    assert {one.document for one in kept} == {one.document for one in held} - {document.id} | {now.id}
    assert set(found.quotes) <= set(found.segments)
    assert len(project.current_threads().positions) > len(before.positions) - 8
    accepted = project.accept_thread(candidate.key)
    assert Counter(one.text for one in project.segments(ids=accepted.segments)) == words
    project.undo()
    project.undo()
    assert project.current_threads() == before


def test_what_was_judged_is_counted_as_shown_also_in_another_version(project: Project) -> None:
    """A rejected thread that a search found again is judged, though its fragments go by other ids now."""
    waiting = (ThreadStatus.CANDIDATE, ThreadStatus.RENAMED)
    again = max(project.current_threads().threads, key=lambda one: (not one.kept, one.size))
    project.reject_thread(again.key, "over de lunch")
    project.threads(model=MODEL, min_cases=1)
    for document in list(project.documents()):
        project.set_turn_speaker(document.id, len(project.turns(document.id)) - 1, "Iemand anders")
    shown = project.current_threads().threads
    assert any(one.again for one in shown)
    told = project.standing()
    assert (told["threads"], told["judged"]) == (len(shown), sum(one.status not in waiting for one in shown))


def test_a_withdrawn_source_takes_its_fragments_along_but_no_thread(project: Project) -> None:
    was = decided(project)
    for document in project.documents()[:-1]:
        project.withdraw(document.id)
    assert decided(project) == was
    left = {one.id for one in project.segments()}
    now = project.current_threads()
    for thread in now.threads:
        assert set(thread.segments) | set(thread.quotes) <= left
        assert thread.segments or thread.kept
        assert thread.breadth.of_documents == 1 >= thread.breadth.documents
        assert {key for part in thread.parts for key in part.segments} <= left
    assert set(now.left_over) | set(now.positions) <= left


def test_a_source_that_came_in_since_is_not_counted_before_it_is_searched(
    project: Project, tmp_path: Path
) -> None:
    before = called(project, LABEL).breadth
    (tmp_path / "later.txt").write_text("R: Wij maken het rooster met elkaar, en dat gaat goed zo.\n")
    project.add([tmp_path / "later.txt"], case="Het nieuwe huis")
    now = called(project, LABEL).breadth
    assert project.current_threads().outdated
    assert (now.cases, now.of_cases, now.of_documents) == (before.cases, before.of_cases, before.of_documents)


def test_a_run_of_before_states_were_written_down_is_counted_anew_all_the_same(project: Project) -> None:
    project._store._db.execute("UPDATE runs SET outcome = json_remove(outcome, '$.sources')")
    project._store._db.conn.commit()
    document = project.segments(ids=called(project, LABEL).segments[:1])[0].document
    project.set_document(document, case="Een heel ander huis")
    thread = called(project, LABEL)
    assert thread.breadth.by_case == counted(project, thread)


def test_list_report_and_workbook_have_what_was_decided_and_say_that_sources_changed(
    project: Project, tmp_path: Path
) -> None:
    run = CliRunner().invoke
    quiet = run(app, ["thread", str(project.path), "list"])
    assert "verbeterd" not in quiet.stderr
    document = project.segments(ids=called(project, LABEL).segments[:1])[0].document
    project.set_document(document, case="Een heel ander huis")
    told = run(app, ["thread", str(project.path), "list"])
    assert LABEL in told.stdout
    assert "Samen" in told.stdout
    assert "verbeterd nadat" in " ".join(told.stderr.split())
    listed = json.loads(run(app, ["thread", str(project.path), "list", "--json"]).stdout)
    own = next(one for one in listed if one["label"] == LABEL)
    assert own["cases"] == len(counted(project, called(project, LABEL)))
    assert own["of_cases"] == len(project.counted_cases())
    assert all(one["outdated"] for one in listed)

    project.report(tmp_path / "uit")
    assert json.loads((tmp_path / "uit" / "rapport.json").read_text(encoding="utf-8"))["outdated"] is True
    page = (tmp_path / "uit" / "rapport.html").read_text(encoding="utf-8")
    assert LABEL in page
    assert "zijn van vóór de verbetering" in page
    book = load_workbook(project.export_excel(tmp_path / "uit.xlsx"), read_only=True)
    cells = {str(cell) for row in book["Rode draden"].values for cell in row if cell is not None}
    assert any(LABEL in cell for cell in cells)
    assert any("zijn van vóór de verbetering" in cell for cell in cells)
