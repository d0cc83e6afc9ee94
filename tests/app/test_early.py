"""The first picture of Coderen in the first page: what stands in it, and for whom nothing does."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from app import early, recents
from qualcode.model import Code, Codebook, Coding
from qualcode.project import Project

LIGHT, DARK = {"text-color": "#111111", "background-color": "#fefefe"}, {"text-color": "#eeeeee"}


@pytest.fixture
def coded(study: Path) -> Path:
    with Project.open(study, who="Bram") as project:
        project.load_codebook(Codebook("boek", "Boek", (Code("rooster", "Rooster"),)))
        project.code(
            [
                Coding("", "boek/rooster", one.document, one.start, one.end, "Bram")
                for one in project.segments()
            ]
        )
    recents.remember(study, "Studie")
    return study


def begun(place: dict[str, str], coder: str = "Noor") -> str:
    cookies = {"qualcode_coder": quote(coder)} if coder else {}
    return early.begun(place, cookies, light=LIGHT, dark=DARK)


def told(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="qc-early-data">(.*?)</script>', html, re.DOTALL)
    assert found
    answer: dict[str, Any] = json.loads(found[1])
    return answer


def test_the_page_holds_what_the_pane_draws_for_this_coder(coded: Path) -> None:
    answer = told(begun({"p": recents.key_of(coded)}, "Noor B"))
    assert answer["me"] == "Noor B"
    assert answer["project"] == recents.key_of(coded)
    turns = answer["docs"][answer["at"]["doc"]]["turns"]
    assert any("rooster werd" in words for words in turns.values())


def test_words_of_people_stand_in_it_as_they_are_and_end_no_script(coded: Path) -> None:
    html = begun({"p": recents.key_of(coded)})
    assert any("<b>niet</b>" in words for words in json.dumps(told(html)).split('"'))
    assert html.count("</script>") == 2
    assert "<b>" not in html


def test_light_and_dark_have_their_own_colours(coded: Path) -> None:
    html = begun({"p": recents.key_of(coded)})
    style = html[: html.index("</style>")]
    assert style.index("#111111") < style.index("prefers-color-scheme: dark") < style.index("#eeeeee")


def test_what_is_coded_blind_is_not_told(coded: Path) -> None:
    place = {"p": recents.key_of(coded)}
    assert "Bram" in begun(place, "Carla")
    with Project.open(coded, who="Carla") as project:
        project.set_blind([document.id for document in project.documents()], coder="Carla")
    assert "Bram" not in begun(place, "Carla")


@pytest.mark.parametrize(("key", "coder"), [("onbekend00", "Noor"), ("", "Noor"), ("KEY", ""), ("KEY", "  ")])
def test_nobody_and_nothing_known_have_no_early_picture(
    coded: Path, monkeypatch: pytest.MonkeyPatch, key: str, coder: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["serve.py"])
    assert begun({"p": recents.key_of(coded) if key == "KEY" else key}, coder) == ""


def test_a_project_that_cannot_be_opened_has_none(coded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    coded.write_bytes(b"geen database " * 1000)
    assert begun({"p": recents.key_of(coded)}) == ""
    assert capsys.readouterr() == ("", "")
