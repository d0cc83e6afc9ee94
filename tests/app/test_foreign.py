"""Work from other programs comes in from Bronnen: what was read, what could not be held, and what failed."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import work
from app.parts import foreign
from qualcode.model import Coding, SegmentKind
from qualcode.project import Project


def shown(test: AppTest) -> str:
    return "\n".join(element.proto.body for element in test.get("html"))


@pytest.fixture
def archive(study: Path, tmp_path: Path) -> bytes:
    """The study as a REFI-QDA project, with a coding of Bram."""
    with Project.open(study, who="Bram") as project:
        project.load_codebook("flexwerk-zorg")
        segment = project.segments(kind=SegmentKind.CONTENT)[0]
        code = f"flexwerk-zorg/{project.codebook().codes[0].key}"
        project.code([Coding("", code, segment.document, segment.start, segment.end, "Bram")])
        project.export_qdpx(tmp_path / "uit.qdpx")
    return (tmp_path / "uit.qdpx").read_bytes()


def ended(path: Path) -> work.Job:
    job = work.latest(path, foreign.KIND)
    assert job is not None
    while job.busy:
        job.stop.wait(0.02)
    return job


def test_a_project_comes_in_beside_a_file_that_cannot(
    screen: Callable[..., AppTest], archive: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "nieuw.db"
    with Project.create(path, who="Noor") as project:
        files = [("uit.qdpx", io.BytesIO(archive)), ("kapot.qdpx", io.BytesIO(b"PK niets"))]
        foreign.take(project, files)
        assert ended(path).state == "done"
        assert len(project.documents()) == 2
        (coding,) = project.codings()
        assert coding.coder == "Bram"
    page = screen("sources", path)
    assert "uit.qdpx: ingevoerd uit" in shown(page)
    assert "2 bronnen" in shown(page)
    assert "1 codering" in shown(page)
    assert "kapot.qdpx" in shown(page)
    assert not page.exception
    page.button(key="sources-foreign-close").click().run()
    assert "ingevoerd uit" not in shown(page)


def test_files_given_while_others_are_taken_over_come_in_after_them(
    archive: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, go, whole = tmp_path / "nieuw.db", threading.Event(), foreign.taken

    def taken(project: Project, file: Path, job: work.Job) -> foreign.Taken:
        go.wait(20)
        return whole(project, file, job)

    monkeypatch.setattr(foreign, "taken", taken)
    with Project.create(path, who="Noor") as project:
        foreign.take(project, [("eerst.qdpx", io.BytesIO(b"PK niets"))])
        foreign.take(project, [("uit.qdpx", io.BytesIO(archive))])
        go.set()
        assert [one.name for one in ended(path).result] == ["eerst.qdpx", "uit.qdpx"]
        assert len(project.documents()) == 2


def test_a_zip_without_a_project_of_qualcoder_says_so(tmp_path: Path) -> None:
    path = tmp_path / "nieuw.db"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as folder:
        folder.writestr("map/leesmij.txt", "Mila: dag.")
    packed.seek(0)
    with Project.create(path, who="Noor") as project:
        foreign.take(project, [("map.zip", packed)])
        (taken,) = ended(path).result
    assert taken.imported is None
    assert taken.trouble


def test_the_database_in_a_zip_is_read_wherever_it_lies(tmp_path: Path) -> None:
    packed = tmp_path / "project.zip"
    with zipfile.ZipFile(packed, "w") as folder:
        folder.writestr("studie.qda/data.qda", b"SQLite format 3\x00")
        folder.writestr("studie.qda/../../buiten.txt", b"nee")
    found = foreign._unwrapped(packed)
    assert found.read_bytes().startswith(b"SQLite")
    assert found.parent.name == "studie.qda"  # it names the project
    assert tmp_path in found.parents
    assert not [*tmp_path.parent.rglob("buiten.txt")]


def test_a_zip_that_was_damaged_on_its_way_is_told_as_such(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("data.qda", b"SQLite format 3\x00" + bytes(range(256)) * 40)
    start = packed.getvalue().index(b"data.qda") + len("data.qda")
    damaged = bytearray(packed.getvalue())
    damaged[start : start + 40] = b"\xff" * 40
    path = tmp_path / "nieuw.db"
    with Project.create(path, who="Noor") as project:
        foreign.take(project, [("studie.zip", io.BytesIO(damaged))])
        (taken,) = ended(path).result
    assert taken.name == "studie.zip"
    assert taken.trouble
