"""Projects on this computer are found by what they are, not by their names."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from app import recents
from app.parts import finding
from qualcode.project import Project


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a project among other files in the documents, and one in a folder nobody would guess."""
    home = tmp_path / "thuis"
    documents = home / "Documenten"
    for folder in (documents / "qualcode", home / "Werk" / "studies"):
        folder.mkdir(parents=True)
    for path in (documents / "qualcode" / "zorg.db", home / "Werk" / "studies" / "havens.db"):
        Project.create(path, who="Noor").close()
    (documents / "verslag.db").write_text("geen database", "utf-8")
    other = sqlite3.connect(documents / "foto's.db")
    other.execute("CREATE TABLE foto (naam TEXT)")
    other.commit()
    other.close()
    monkeypatch.setattr(finding, "user_documents_path", lambda: documents)
    for name in ("user_desktop_path", "user_downloads_path"):
        monkeypatch.setattr(finding, name, lambda: home / "nergens")
    monkeypatch.setattr(Path, "home", lambda: home)
    return home


def test_only_projects_are_found(machine: Path) -> None:
    found = finding.projects(finding.usual())
    assert [one.path.name for one in found] == ["zorg.db"]
    assert found[0].title == "zorg"
    assert found[0].changed > "2026"


def test_documents_in_dutch_are_found_where_the_system_tells_of_english_ones(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a machine set up in Dutch whose list of folders (user-dirs.dirs) was lost."""
    monkeypatch.setattr(finding, "user_documents_path", lambda: machine / "Documents")
    monkeypatch.setattr(finding, "user_desktop_path", lambda: machine / "Desktop")
    (machine / "Bureaublad").mkdir()
    assert finding.home() == machine / "Documenten" / "qualcode"
    assert machine / "Bureaublad" in finding.usual()
    (machine / "Documents").mkdir()
    assert finding.home() == machine / "Documents" / "qualcode"


def test_a_project_that_was_never_opened_here_has_its_own_title(machine: Path) -> None:
    zorg = machine / "Documenten" / "qualcode" / "zorg.db"
    with Project.open(zorg, who="Noor") as project:
        project.title = "Werk en zorg ‘26"
        assert [one.title for one in finding.projects(finding.usual())] == ["Werk en zorg ‘26"]
    damaged = zorg.with_name("stuk.db")
    damaged.write_bytes(zorg.read_bytes()[:2000])
    assert {one.title for one in finding.projects(finding.usual())} == {"Werk en zorg ‘26", "stuk"}


def test_where_one_was_opened_before_is_looked_in_too(machine: Path) -> None:
    recents.remember(machine / "Werk" / "studies" / "havens.db", "Havenonderzoek")
    assert {one.title for one in finding.projects(finding.usual())} == {"zorg", "Havenonderzoek"}


def test_a_folder_shows_its_folders_and_projects_and_nothing_hidden(machine: Path) -> None:
    (machine / ".verborgen").mkdir()
    assert [one.name for one in finding.inside(machine).folders] == ["Documenten", "Werk"]
    assert [one.path.name for one in finding.inside(machine / "Werk" / "studies").projects] == ["havens.db"]
    gone = finding.inside(machine / "bestaat niet")
    assert (gone.folders, gone.projects) == ([], [])


def test_a_new_project_may_be_kept_in_the_usual_places_and_where_others_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers, team = tmp_path / "Documenten", tmp_path / "Team"
    for folder in (papers, team):
        folder.mkdir()
    monkeypatch.setattr(finding, "user_documents_path", lambda: papers)
    monkeypatch.setattr(finding, "user_desktop_path", lambda: tmp_path / "weg")
    monkeypatch.setattr(finding, "user_downloads_path", lambda: tmp_path / "ook weg")
    recents.remember(team / "studie.db", "Studie")
    assert finding.places() == [papers / finding.HOME, papers, team]
