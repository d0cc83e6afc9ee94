"""README's examples run as they stand, on invented talk: what a newcomer types first must work."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from qualcode.cli.commands import app
from qualcode.cli.wording import ready

README = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")
TOPICS = ("Het rooster", "De overdracht", "Het tarief", "De werkdruk", "De reistijd")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that README speaks of."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUALCODE_MODEL", "hashing")
    for folder in ("interviews", "transcripten/Huis A", "transcripten/Huis B"):
        Path(folder).mkdir(parents=True)
        for number in range(2):
            talk = [
                f"I: Hoe zit dat, vraag {n}?\n\nR: {topic} is lastig in {folder}, want in week {n} hoor je"
                f" het pas op maandag, en dan moet je het rooster van {number} mensen vrij omgooien."
                for n, topic in enumerate(TOPICS * 3)
            ]
            Path(folder, f"gesprek {number}.txt").write_text("\n\n".join(talk), "utf-8")
    return tmp_path


def block(language: str, word: str) -> str:
    """The first block of code in README of that language that holds `word`."""
    found = re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    return next(code for code in found if word in code)


def test_the_commands(here: Path) -> None:
    lines = [shlex.split(line, comments=True) for line in block("", "qualcode init").splitlines()]
    verbs = [line[1:] for line in lines if line and line[1] != "app"]
    assert len(verbs) > 10
    for verb in verbs:
        assert ready(app)(verb, prog_name="qualcode", standalone_mode=False) in (None, 0), verb
    for name in ("uit/rapport.html", "uit/studie.xlsx", "studie.qdpx"):
        assert Path(name).is_file()


def test_the_python(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block("python", "Project"), "README.md", "exec"), {})
    assert " of 1" in capsys.readouterr().out
    assert Path("uit/studie.xlsx").is_file()
