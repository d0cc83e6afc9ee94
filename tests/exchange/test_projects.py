"""A project goes out and comes in: into a new one, into itself, into another."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qualcode.cli.commands import app
from qualcode.errors import CodebookError, ProjectError
from qualcode.exchange.bundle import Bundle, Source
from qualcode.exchange.refi.codebook import codebook_xml
from qualcode.exchange.refi.write import project_archive
from qualcode.model import Code, Codebook, Document, DocumentKind, SourceFile, content_hash
from qualcode.project import Project
from qualcode.project.arriving.arrivals import take_in
from qualcode.store import Store

PLAIN = "Toen ik begon was alles anders, en de planning was nog op papier.\n\nNu gaat alles met de telefoon en is er nooit rust."


@pytest.fixture
def archive(bundle: Bundle, tmp_path: Path) -> Path:
    path = tmp_path / "proef.qdpx"
    path.write_bytes(project_archive(bundle)[0])
    return path


def same(project: Project, bundle: Bundle) -> None:
    """The project holds what is in the bundle, but for the number of words, which is counted anew."""
    stored = project.bundle()
    assert sorted(case.name for case in stored.cases) == sorted(case.name for case in bundle.cases)
    assert stored.codebooks == bundle.codebooks
    assert sorted(stored.codings, key=repr) == sorted(bundle.codings, key=repr)
    assert sorted(stored.memos, key=repr) == sorted(bundle.memos, key=repr)
    wanted = {source.document.id: source for source in bundle.sources}
    for source in stored.sources:
        other = wanted.pop(source.document.id)
        assert replace(source.document, words=0) == other.document
        assert (source.text, source.turns) == (other.text, other.turns)
    assert wanted == {}


def test_into_a_new_project_and_out_again(archive: Path, bundle: Bundle, tmp_path: Path) -> None:
    with Project.create(tmp_path / "nieuw.db", who="joke") as project:
        done = project.import_file(archive)
        assert (done.documents, done.codes, done.codings, done.memos, done.remarks) == (2, 5, 5, 7, ())
        same(project, bundle)
        interviewer = project.segments(document=bundle.sources[0].document.id)[0]
        assert (interviewer.speaker, interviewer.kind.value) == ("Interviewer", "context")
        assert project.export_qdpx(tmp_path / "terug.qdpx")[-1].key == "facets_as_codes"
        again = project.import_file(tmp_path / "terug.qdpx")
        assert (again.documents, again.known, again.codes, again.codings, again.memos) == (0, 2, 0, 0, 0)
        same(project, bundle)


def test_one_undo_takes_the_codings_of_an_import_back(archive: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "nieuw.db", who="joke") as project:
        project.import_file(archive)
        actions = {event.action for event in project.events() if event.what == "coding.add"}
        assert len(actions) == 1


def test_codes_of_the_project_stay_as_they_are(archive: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "nieuw.db", who="joke") as project:
        mine = Codebook(
            "flex", "Mijn boek", (Code("rooster", "Rooster", "Anders bedoeld."), Code("eigen", "Eigen"))
        )
        project.load_codebook(mine)
        done = project.import_file(archive)
        assert [(one.key, one.names) for one in done.remarks] == [("code_kept", ("Rooster",))]
        book = project.codebook("flex")
        assert book is not None
        assert {code.key for code in book.codes} == {"rooster", "eigen", "pool", "overig", "twijfel"}
        assert book.code("rooster").definition == "Anders bedoeld."
        assert [facet.key for facet in book.facets] == ["valentie"]
        assert project.codebook().key == "flex"  # type: ignore[union-attr]


def test_all_or_nothing(bundle: Bundle, tmp_path: Path) -> None:
    broken = replace(
        bundle, codebooks=(Codebook("x", "X", (Code("Geen sleutel", "a"),)),), codings=(), memos=()
    )
    path = tmp_path / "nieuw.db"
    Project.create(path).close()
    store = Store(path, who="joke")
    project = Project(store)
    with pytest.raises(CodebookError):
        take_in(project, store, broken)
    assert project.counts()["cases"] == 0
    assert project.documents() == []
    project.close()


def test_others_write_while_what_comes_in_is_cut_into_fragments(archive: Path, tmp_path: Path) -> None:
    path = tmp_path / "nieuw.db"
    Project.create(path).close()

    def meanwhile(done: int, total: int) -> None:
        with Project.open(path, who="els") as other:
            other.write_memo("study:", f"Bij {done} van {total}.")

    with Project.open(path, who="joke") as project:
        project.import_file(archive, progress=meanwhile)
        texts = {memo.text for memo in project.memos() if memo.author == "els"}
        assert texts == {"Bij 0 van 2.", "Bij 1 van 2.", "Bij 2 van 2."}
        assert len(project.documents()) == 2


def test_a_text_without_speakers_and_one_with_them(tmp_path: Path) -> None:
    talk = "Ans: Nou, het is elke week puzzelen.\n\nInt: En de pool dan?\n\nAns: Die is er wel."
    sources = []
    for title, text in (("Gesprek 1", talk), ("Verhaal", PLAIN)):
        sha = content_hash(text)
        file = SourceFile(f"{title}.txt", sha, len(text), "qdpx")
        sources.append(Source(Document(sha[:16], title, DocumentKind.INTERVIEW, "", file), text))
    path = tmp_path / "nieuw.db"
    Project.create(path).close()
    store = Store(path, who="joke")
    with Project(store) as project:
        take_in(project, store, Bundle("Proef", sources=tuple(sources)))
        documents = {document.title: document for document in project.documents()}
        assert [one.label for one in documents["Gesprek 1"].speakers] == ["Ans", "Int"]
        assert project.text(documents["Gesprek 1"].id) == talk
        assert project.text(documents["Verhaal"].id) == PLAIN
        assert {case.name for case in project.cases()} == {"Gesprek 1", "Verhaal"}
        for document in documents.values():
            text = project.text(document.id)
            segments = project.segments(document=document.id)
            assert segments
            assert all(text[one.start : one.end] == one.text for one in segments)


def test_an_export_never_replaces_a_project(tmp_path: Path) -> None:
    Project.create(tmp_path / "ander.db").close()
    before = (tmp_path / "ander.db").read_bytes()
    with Project.create(tmp_path / "p.db") as project:
        for path in (project.path, tmp_path / "ander.db"):
            for write in (project.export_sqlite, project.export_pseudonyms, project.export_qdpx):
                with pytest.raises(ProjectError, match="daar wordt niets overheen geschreven"):
                    write(path)
        assert project.documents() == []
        assert (tmp_path / "ander.db").read_bytes() == before
        with pytest.raises(ProjectError):
            project.export_qdc(tmp_path / "leeg.qdc")
        assert not (tmp_path / "leeg.qdc").exists()


def test_a_codebook_by_itself(bundle: Bundle, tmp_path: Path) -> None:
    run = CliRunner()
    path, out = str(tmp_path / "boek.db"), tmp_path / "boek.qdc"
    with Project.create(path) as project:
        project.load_codebook(bundle.codebooks[0])
        stored = project.codebook()
    assert run.invoke(app, ["codebook", path, "export", str(out)]).exit_code == 0
    with Project.create(tmp_path / "ander.db") as other:
        assert other.load_codebook(out) == stored
    out.write_bytes(codebook_xml(bundle.codebooks))
    with Project.create(tmp_path / "derde.db") as other, pytest.raises(CodebookError):
        other.load_codebook(out)


def test_the_command_line(archive: Path, tmp_path: Path) -> None:
    run = CliRunner()
    path, out = str(tmp_path / "cli.db"), tmp_path / "uit"
    done = run.invoke(app, ["import", path, str(archive)])
    assert done.exit_code == 0, done.output
    assert "2 nieuwe bronnen" in " ".join(done.output.split())
    done = run.invoke(
        app,
        [
            *("export", path, "--qdpx", f"{out}/a.qdpx", "--qdc", f"{out}/a.qdc", "--csv", f"{out}/csv"),
            *(
                "--plain",
                "--jsonl",
                f"{out}/jsonl",
                "--sqlite",
                f"{out}/a.sqlite",
                "--pseudonyms",
                "--windows",
            ),
        ],
    )
    assert done.exit_code == 0, done.output
    assert "facetten van 2 coderingen" in " ".join(done.output.split())
    assert (out / "csv" / "codings.csv").read_text(encoding="utf-8").startswith("coding_id,")
    db = sqlite3.connect(out / "a.sqlite")
    assert db.execute("SELECT label FROM speakers WHERE role = 'deelnemer'").fetchall() == [("Planner 1",)]
    db.close()
    assert run.invoke(app, ["import", path, f"{out}/a.qdc"]).exit_code == 0
    assert run.invoke(app, ["export", path]).exit_code == 2
    done = run.invoke(app, ["pseudonyms", path, "--out", str(out / "lijst.csv")])
    assert done.exit_code == 0, done.output
    assert run.invoke(app, ["pseudonyms", path, "--load", str(out / "lijst.csv")]).exit_code == 0
    assert "Linde" in run.invoke(app, ["pseudonyms", path]).output
