"""What a user sees when something goes wrong: one message in plain Dutch, an exit code, no stack trace."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from qualcode.cli import main
from qualcode.cli.exits import Exit
from qualcode.cli.trouble import describe
from qualcode.errors import ProjectError
from qualcode.project import Project
from qualcode.project.codes.naming_codes import find_code
from tests.cli.test_cli import GESPREK, folder, qualcode

__all__ = ["folder"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "studie.db"
    assert qualcode("init", path).returncode == Exit.OK
    return path


def plain(done: subprocess.CompletedProcess[str], code: int = Exit.ERROR) -> str:
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return " ".join(done.stderr.split())


def test_a_folder_where_a_file_belongs(project: Path, tmp_path: Path) -> None:
    (tmp_path / "map.db").mkdir()
    assert "map.db: dit is een map" in plain(qualcode("info", tmp_path / "map.db"))
    assert "dit is een map" in plain(qualcode("init", tmp_path))
    assert "uit.xlsx: dit is een map" in plain(qualcode("export", project, "--excel", _folder(tmp_path)))


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "uit.xlsx"
    folder.mkdir()
    return folder


def test_a_misspelt_project(project: Path, tmp_path: Path) -> None:
    assert "Bedoelt u studie.db?" in plain(qualcode("info", tmp_path / "stduie.db"))
    assert "Bedoelt u studie.db?" in plain(qualcode("info", tmp_path / "studie"))
    assert "qualcode init" in plain(qualcode("info", tmp_path / "heel-anders.db"))


def test_a_file_where_a_folder_is_to_come(project: Path) -> None:
    assert "studie.db: hier kan geen map worden gemaakt" in plain(
        qualcode("report", project, "--out", project)
    )


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder nobody may write in")
def test_a_place_one_may_not_write_in(project: Path) -> None:
    said = plain(qualcode("export", project, "--excel", "/proc/uit.xlsx"))
    assert "/proc/uit.xlsx" in said
    assert ".partial" not in said


def test_a_project_that_another_program_holds(project: Path) -> None:
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorname = "SQLITE_BUSY"  # type: ignore[misc]
    said, code = describe(error, ["thread", str(project), "list"])
    assert said.startswith("studie.db: het projectbestand is bezet")
    assert code is Exit.ERROR


def test_what_nobody_foresaw_tells_no_words_of_people() -> None:
    try:
        raise ValueError("Mevrouw De Vries zei iets")
    except ValueError as error:
        said, code = describe(error, [])
    assert "ValueError" in said
    assert "Vries" not in said
    assert code is Exit.ERROR


def test_a_cure_names_the_project_at_hand(project: Path) -> None:
    assert f"qualcode threads {project}" in plain(qualcode("thread", project, "list"))


def test_wrong_use_is_told_in_dutch(project: Path) -> None:
    for arguments, told in [
        (("codebok",), "De opdracht ‘codebok’ bestaat niet. Bedoelt u codebook?"),
        (("check",), "De opdracht ‘check’ bestaat niet. Bedoelt u check-codings?"),
        (("add",), "Hier ontbreekt iets: PROJECT.db."),
        (("threads", project, "--abut", "3"), "De optie --abut bestaat niet. Bedoelt u --about?"),
        (("threads", project, "--about", "1"), "--about: kies ten minste 2."),
        (("threads", project, "--about", "veel"), "--about: schrijf hier een getal."),
        (("add", project, "x", "--kind", "praatje"), "--kind: kies uit interview, leerteam,"),
        (("search", project, "rooster", "vrij"), "Dit hoort er niet bij: vrij."),
        (("report", project, "--out"), "Achter --out hoort een waarde."),
        (("thread", "list"), "zeg ook in welk project: qualcode thread PROJECT.db …"),
        (("export", project), "kies ten minste één uitvoer"),
    ]:
        said = plain(qualcode(*arguments), Exit.USAGE)
        assert told in said
        assert not {"Usage", "Error", "Missing", "Invalid"} & set(said.replace(":", " ").split())


def test_help_is_in_dutch_and_in_english() -> None:
    dutch = qualcode("add", "--help").stdout
    for word in ("Gebruik: qualcode add [OPTIES]", "Opties", "[verplicht]", "Toon deze uitleg."):
        assert word in dutch
    assert not {"Usage:", "Options", "FILES|FOLDERS…", "<bool>", "<path>"} & set(dutch.split())
    english = qualcode("add", "--help", QUALCODE_LANG="en").stdout
    assert "Usage: qualcode add [OPTIONS]" in english
    assert "BESTANDEN" not in english


def test_the_project_may_stand_behind_the_verb_too(project: Path) -> None:
    done = qualcode("codebook", "load", project, "flexwerk-zorg")
    assert done.returncode == Exit.OK, done.stderr
    assert "geladen" in done.stdout


def test_the_stop_key_gives_no_stack_trace_however_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("qualcode.cli._run", stopped)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == Exit.CANCELLED


def test_a_code_that_does_not_exist(project: Path) -> None:
    assert qualcode("codebook", project, "load", "flexwerk-zorg").returncode == Exit.OK
    with Project.open(project) as opened:
        store = opened._store
        assert find_code(store, "Rooster en belasting") == find_code(
            store, "flexwerk-zorg/rooster-en-belasting"
        )
        with pytest.raises(ProjectError, match="Bedoelt u flexwerk-zorg/rooster-en-belasting"):
            find_code(store, "Rooster en belastng")
        with pytest.raises(ProjectError, match="geen code"):
            find_code(store, "vliegtuigen")


def test_a_name_that_does_not_exist_brings_those_that_do(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "gesprek.txt"
    file.write_text(GESPREK)
    assert qualcode("add", project, file).returncode == Exit.OK
    said = plain(qualcode("speaker", project, "gesprek", "Jan", "--role", "deelnemer"))
    assert said == "‘gesprek’ heeft geen spreker Jan. Kies uit: I, R."
    assert "meegeleverd codeboek: duurzame-loopbanen," in plain(qualcode("codebook", project, "load", "flex"))
    assert "weg.json: het bestand bestaat niet" in plain(qualcode("import-codings", project, "weg.json"))
    assert "codeerde nog niemand" in plain(qualcode("analyse", project, "agreement"))


def test_threads_of_sources_that_changed_since(project: Path, folder: Path) -> None:
    assert qualcode("add", project, folder).returncode == Exit.OK
    assert qualcode("threads", project).returncode == Exit.OK
    assert "één keer gezocht" in qualcode("thread", project, "changes").stdout
    assert qualcode("speaker", project, "gesprek 1", "R", "--role", "interviewer").returncode == Exit.OK
    assert "Zoek opnieuw" in plain(qualcode("thread", project, "list"), Exit.OK)
    report = qualcode("report", project, "--out", folder.parent / "uit")
    assert report.returncode == Exit.OK
    assert "Zoek opnieuw" in report.stderr


def test_a_file_name_that_does_not_fit_what_is_written(project: Path, tmp_path: Path) -> None:
    said = plain(qualcode("export", project, "--excel", tmp_path / "uit.docx"), Exit.USAGE)
    assert "laat hem eindigen op .xlsx" in said
    assert not (tmp_path / "uit.docx").exists()


def test_a_folder_given_twice_is_told_of_once(project: Path, folder: Path) -> None:
    (folder / "Huis A" / "logo.png").write_bytes(b"x")
    rows = json.loads(qualcode("add", project, folder, folder, "--json").stdout)
    assert [row["file"] for row in rows].count("Huis A/logo.png") == 1
