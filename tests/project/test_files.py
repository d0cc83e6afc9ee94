"""Which files are meant by the paths a user gives."""

from __future__ import annotations

import os
from pathlib import Path

from qualcode.project import Project
from qualcode.project.incoming.files import collect, why_passed_over

SUFFIXES = {".txt", ".docx"}


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def test_folders_are_walked_in_a_fixed_order_and_name_their_cases(tmp_path: Path) -> None:
    make(tmp_path, "b/twee.txt", "a/diep/een.docx", "los.txt")
    found = collect([tmp_path], SUFFIXES).files
    assert [(f.path.name, f.group) for f in found] == [("een.docx", "a"), ("twee.txt", "b"), ("los.txt", "")]


def test_what_no_transcriber_delivers_is_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", ".verborgen.txt", ".git/b.txt", "~$a.docx", "__MACOSX/c.txt", "foto.jpg")
    collected = collect([tmp_path], SUFFIXES)
    assert [f.path.name for f in collected.files] == ["a.txt"]
    assert [one.place for one, _ in collected.passed_over] == ["foto.jpg"]


def test_a_file_named_itself_is_always_read(tmp_path: Path) -> None:
    make(tmp_path, "foto.jpg")
    assert [f.path.name for f in collect([tmp_path / "foto.jpg", tmp_path / "weg.txt"], SUFFIXES).files] == [
        "foto.jpg",
        "weg.txt",
    ]


def test_every_file_that_is_passed_over_is_told_what_to_do_with_it(tmp_path: Path) -> None:
    make(tmp_path, "in/gesprek.mp3", "in/zonder", "in/wat.xyz", "in/sprekers.csv", "in/a.zip", "elders/b.txt")
    (tmp_path / "in" / "buiten.txt").symlink_to(tmp_path / "elders" / "b.txt")
    (tmp_path / "in" / "weg.txt").symlink_to(tmp_path / "nergens.txt")
    left_out = collect([tmp_path / "in"], SUFFIXES).passed_over
    said = {one.place: why_passed_over(reason, one.place) for one, reason in left_out}
    assert len(said) == 7
    assert all(words.count(".") >= 2 for words in said.values())
    assert "transcript" in said["gesprek.mp3"]
    assert ".xyz" in said["wat.xyz"]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert len(collect([tmp_path, tmp_path / "a.txt", tmp_path], SUFFIXES).files) == 1


def test_links_that_leave_the_folder_are_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "geheim/elders.txt", "in/a.txt")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "geheim" / "elders.txt")
    (tmp_path / "in" / "binnen.txt").symlink_to(tmp_path / "in" / "a.txt")
    collected = collect([tmp_path / "in"], SUFFIXES)
    assert {f.path.name for f in collected.files} == {"a.txt", "binnen.txt"}
    assert [(one.place, why) for one, why in collected.passed_over] == [
        ("link.txt", "project.passed_over.outside")
    ]


def test_what_is_no_file_is_told_with_why(tmp_path: Path) -> None:
    make(tmp_path, "elders/geheim.txt", "in/map/a.txt")
    (tmp_path / "in" / "weg.txt").symlink_to(tmp_path / "nergens.txt")
    (tmp_path / "in" / "buiten").symlink_to(tmp_path / "elders")
    (tmp_path / "in" / "dubbel").symlink_to(tmp_path / "in" / "map")
    os.mkfifo(tmp_path / "in" / "pijp.txt")
    collected = collect([tmp_path / "in"], SUFFIXES)
    assert {f.path.relative_to(tmp_path).as_posix() for f in collected.files} == {"in/map/a.txt"}
    assert {one.place: why.removeprefix("project.passed_over.") for one, why in collected.passed_over} == {
        "weg.txt": "lost_link",
        "buiten": "outside",
        "dubbel": "folder_link",
        "pijp.txt": "no_file",
    }


def test_a_manifest_is_found_and_is_no_transcript(tmp_path: Path) -> None:
    make(tmp_path, "manifest.csv", "sprekers.csv", "a.txt", "sub/manifest.csv", "sub/manifest.xlsx")
    make(tmp_path, "los/sprekers.csv")
    collected = collect([tmp_path], {".csv", ".txt", ".xlsx"})
    assert collected.manifests == (tmp_path / "manifest.csv", tmp_path / "sub" / "manifest.csv")
    assert {f.path.name for f in collected.files} == {"a.txt"}
    assert {one.place: why.removeprefix("project.passed_over.") for one, why in collected.passed_over} == {
        "sub/manifest.xlsx": "second_manifest",
        "los/sprekers.csv": "no_manifest",
    }


def test_a_manifest_among_files_that_are_named_themselves(tmp_path: Path) -> None:
    make(tmp_path, "manifest.csv", "a.txt")
    collected = collect([tmp_path / "a.txt", tmp_path / "manifest.csv"], {".csv", ".txt"})
    assert collected.manifests == (tmp_path / "manifest.csv",)
    assert [f.path.name for f in collected.files] == ["a.txt"]


def test_the_project_and_its_output_are_no_sources(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "uit/project.db", "uit/project.db-wal", "uit/verslag.txt", "studie.db")
    files = collect([tmp_path], SUFFIXES, tmp_path / "uit" / "project.db")
    assert [f.path.name for f in files.files] == ["a.txt"]
    assert files.passed_over == ()
    beside = collect([tmp_path], SUFFIXES, tmp_path / "studie.db")
    assert [f.path.name for f in beside.files] == ["a.txt", "verslag.txt"]


def test_a_name_with_a_dot_and_no_suffix_is_the_title_as_it_is(tmp_path: Path) -> None:
    talk = tmp_path / "Gesprek 3.2 Joke"
    talk.write_text("Interviewer: Hoe gaat het?\n\nJoke: Goed hoor.\n\nInterviewer: Fijn.\n")
    with Project.create(tmp_path / "studie.db") as project:
        project.add([talk])
        (document,) = project.documents()
    assert document.title == "Gesprek 3.2 Joke"
