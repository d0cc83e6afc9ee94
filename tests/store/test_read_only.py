"""A project file that may not be written can be read; one that is gone is not written to."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from qualcode.errors import ProjectError
from qualcode.project import Outcome, Project
from qualcode.store.trouble import may_pass, trouble

TALK = "Interviewer: Hoe was de week?\n\nFenna: Druk, we stonden er met z'n drieën voor een hele gang.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "gesprek.txt").write_text(TALK, "utf-8")
    path = tmp_path / "kast" / "studie.db"
    with Project.create(path) as project:
        project.add([tmp_path / "gesprek.txt"])
    return path


@pytest.fixture
def locked(file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, where the system says that nothing may be written (root may everywhere)."""
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    return file


def test_it_is_read_and_goes_out_and_is_not_changed(locked: Path, tmp_path: Path) -> None:
    before = locked.read_bytes()
    with Project.open(locked) as project:
        assert project.read_only
        assert len(project.documents()) == 1
        project.report(tmp_path / "uit")
        with pytest.raises(sqlite3.OperationalError) as raised:
            project.write_memo("project:", "een gedachte")
    assert trouble(raised.value).key == "store.error.readonly"
    assert not may_pass(raised.value)  # it will not go by itself
    assert locked.read_bytes() == before
    assert (tmp_path / "uit" / "rapport.html").is_file()


def test_one_of_an_older_version_is_read_as_one_of_now(locked: Path) -> None:
    with sqlite3.connect(locked) as db:
        db.execute("DROP TABLE leftovers")
        db.execute("ALTER TABLE documents DROP COLUMN dated")
        db.execute("DELETE FROM _sqlite_migrations WHERE name IN ('m011_leftovers', 'm012_dates_found')")
    before = locked.read_bytes()
    with Project.open(locked) as project:
        assert project.read_only
        assert len(project.documents()) == 1
        assert project.left_behind() == []
        with pytest.raises(sqlite3.OperationalError):
            project.write_memo("project:", "een gedachte")
    assert locked.read_bytes() == before


def test_adding_to_it_says_so_and_blames_no_file(locked: Path, tmp_path: Path) -> None:
    other = tmp_path / "tweede.txt"
    other.write_text(TALK.replace("Fenna", "Wouter"), "utf-8")
    with Project.open(locked) as project:
        (added,) = project.add([other])
    assert added.outcome is Outcome.FAILED
    assert "alleen te lezen" in added.error


@pytest.mark.parametrize("how", ["moved", "deleted", "replaced"])
def test_nothing_is_written_to_a_file_that_is_no_longer_there(file: Path, how: str) -> None:
    with Project.open(file) as project:
        if how == "replaced":
            shutil.copy(file, file.with_name("kopie.db"))
            file.with_name("kopie.db").replace(file)
        elif how == "moved":
            file.rename(file.with_name("elders.db"))
        else:
            file.unlink()
        with pytest.raises(ProjectError) as raised:
            project.write_memo("project:", "een gedachte")
        assert raised.value.key == "store.error.gone"
        assert may_pass(raised.value)
        assert project.counts()["documents"] == 1  # what is there can still be read
        if how == "moved":
            file.with_name("elders.db").rename(file)
            assert project.write_memo("project:", "een gedachte")


def test_what_went_in_before_the_disk_was_full_stays_and_the_rest_goes_in_later(
    file: Path, tmp_path: Path
) -> None:
    many = []
    for n in range(40):
        many.append(tmp_path / f"bron{n:02}.txt")
        said = " ".join(
            f"Op dag {day} was het rooster van gang {n} weer anders dan afgesproken." for day in range(200)
        )
        many[-1].write_text(f"Interviewer: Hoe was het?\n\nFenna: {said}\n", "utf-8")
    with Project.open(file) as project:
        pages = project._store._db.execute("PRAGMA page_count").fetchone()[0]
        project._store._db.execute(f"PRAGMA max_page_count = {pages + 60}")
        failed = [one for one in project.add(many) if one.outcome is Outcome.FAILED]
        assert failed
        assert all("de schijf is vol" in one.error for one in failed)
        held = len(project.documents())
        assert 1 < held < 41
        project._store._db.execute("PRAGMA max_page_count = 100000")
        again = [one.outcome for one in project.add(many)]
        assert again.count(Outcome.ADDED) == 41 - held
