"""A preview on a screen stays as long as a person can look at; in a file it is whole."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from qualcode.cli import preview
from qualcode.cli.commands import app
from qualcode.model import Coding
from qualcode.project import Project
from qualcode.project.incoming.adding import understand_bytes
from qualcode.project.incoming.manifest import Entry

SURVEY = "nr;woord van de dag\n1;gezellig\n2;druk\n3;te laat\n4;fijn\n"
LONG = "begin " + "en toen ging het zo verder, " * 40_000 + "eind"


def shown(monkeypatch: pytest.MonkeyPatch, *, screen: bool, words: str) -> str:
    written = StringIO()
    monkeypatch.setattr(
        preview, "out", Console(file=written, force_terminal=screen, width=100, color_system=None)
    )
    data = f"Interviewer: Vertel eens.\nWilma: {words}".encode()
    preview.show_preview(understand_bytes(data, "lang.txt", Entry("lang.txt")))
    return written.getvalue()


def test_of_a_turn_as_long_as_a_book_a_screen_shows_begin_and_end(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = shown(monkeypatch, screen=True, words=LONG)
    assert len(seen) < 30_000
    assert "Wilma: begin" in seen
    assert seen.rstrip().endswith("eind")
    assert "heel lange beurt weggelaten woorden" in seen


def test_in_a_file_it_is_whole_and_a_usual_turn_is_so_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    assert LONG in shown(monkeypatch, screen=False, words=LONG)
    assert "weggelaten" not in shown(monkeypatch, screen=True, words=LONG[:3_000])


@pytest.mark.parametrize(("given", "use"), [([], "kenmerk"), (["--columns", "open: 2"], "open vraag")])
def test_the_columns_of_a_survey_are_shown_also_where_it_cannot_be_read(
    tmp_path: Path, given: list[str], use: str
) -> None:
    (tmp_path / "enquete.csv").write_text(SURVEY, "utf-8")
    done = CliRunner().invoke(app, ["preview", str(tmp_path / "enquete.csv"), *given])
    assert (done.exit_code == 0) == bool(given)
    assert re.search(rf"2 +woord van de dag +{use} +4", done.output)


TALK = (
    "Interviewer: Hoe was het?\n\nWilma Bos: {first} En toch gezellig.\n\n"
    "Interviewer: En nu?\n\nWilma Bos: Rustiger dan in het voorjaar.\n"
)


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    """A project with one talk, coded in two places, and another one in which the same person speaks."""
    (tmp_path / "een.txt").write_text(TALK.format(first="Druk, elke dag weer."), "utf-8")
    (tmp_path / "twee.txt").write_text(TALK.format(first="Stil was het daar."), "utf-8")
    with Project.create(tmp_path / "p.db") as project:
        project.add([tmp_path / "een.txt", tmp_path / "twee.txt"], case="Huis")
        book = project.load_codebook("flexwerk-zorg")
        document = next(one for one in project.documents() if one.source.name == "een.txt")
        for words in ("Druk, elke dag weer.", "Rustiger dan in het voorjaar."):
            start = project.text(document.id).index(words)
            end = start + len(words)
            project.code([Coding("", f"flexwerk-zorg/{book.codes[0].key}", document.id, start, end, "AB")])
    return tmp_path


def of_project(file: Path) -> str:
    done = CliRunner().invoke(app, ["preview", str(file), "--project", str(file.parent / "p.db"), "--json"])
    assert done.exit_code == 0, done.output
    return " ".join(json.loads(done.output)["project"]["said"])


def test_a_preview_tells_what_adding_would_do_in_a_project(coded: Path) -> None:
    assert "zit al" in of_project(coded / "een.txt")
    (coded / "een.txt").write_text(TALK.format(first="Het was daar vol."), "utf-8")
    said = of_project(coded / "een.txt")
    assert "komt in de plaats van" in said
    assert "gaat 1 van 2 coderingen mee" in said
    assert "‘Druk, elke dag weer.’" in said
    (coded / "drie.txt").write_text(TALK.format(first="Daar heb ik niets over."), "utf-8")
    said = of_project(coded / "drie.txt")
    assert "is nieuw" in said
    assert "Wilma Bos (‘een’, ‘twee’)" in said
    with Project.open(coded / "p.db") as project:
        assert len(project.documents()) == 2


def test_a_preview_outside_a_project_imports_no_store(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TALK.format(first="Druk."), "utf-8")
    code = (
        f"import sys; sys.argv = ['qualcode', 'preview', {str(tmp_path / 'a.txt')!r}]\n"
        "from qualcode.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('qualcode.store' in sys.modules, 'sqlite_utils' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Wilma Bos" in done.stdout
    assert done.stderr.split()[-2:] == ["False", "False"]
