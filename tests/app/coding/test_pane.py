"""The JavaScript of the reading pane: its pure parts in node, its whole as one module, its words."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from app import components
from app.components import FOLDER, PANE, opening, script, style
from qualcode.i18n import catalogue

HERE = Path(__file__).parent
needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="node is not on this machine")


@needs_node
def test_the_pure_parts_in_node() -> None:
    done = subprocess.run(
        ["node", "--no-warnings", "--test", str(HERE / "pane.test.mjs")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@needs_node
def test_the_modules_join_into_one(tmp_path: Path) -> None:
    joined = tmp_path / "pane.mjs"
    joined.write_text(script(), "utf-8")
    done = subprocess.run(["node", "--check", str(joined)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_module_is_joined_after_what_it_imports() -> None:
    files = {path.stem for path in (FOLDER / "pane").glob("*.js")}
    assert files == set(PANE)
    assert "import " not in re.sub(r"//.*", "", script())
    for place, module in enumerate(PANE):
        source = (FOLDER / "pane" / f"{module}.js").read_text("utf-8")
        imported = set(re.findall(r'from "\./(\w+)\.js"', source))
        assert imported <= set(PANE[:place]), module


def test_words_of_people_are_never_read_as_html_and_nothing_comes_from_elsewhere() -> None:
    everything = script() + style()
    for forbidden in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "http://",
        "https://",
        "@import",
    ):
        assert forbidden not in everything, forbidden


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_word_on_the_screen_is_in_the_catalogue(language: str) -> None:
    used = set(re.findall(r'\bt\("([a-z_]+)"', script())) | set(
        re.findall(r'"((?:k|foot)_[a-z_]+|keys_[a-z]+)"', script())
    )
    used |= {"search_words", "search_meaning", "why_words", "why_neighbour", "why_example"}
    assert len(used) > 100
    assert {key for key in used if f"app_coding.pane.{key}" not in catalogue(language)} == set()


def test_a_changed_script_has_another_address(monkeypatch: pytest.MonkeyPatch) -> None:
    before = components._named("pane.js", script())
    assert components._named("pane.js", script() + " ")[0] != before[0]
    assert components._named("pane.js", script()) == before


def test_what_goes_along_with_every_answer_is_small_and_points_at_the_file() -> None:
    assert len(opening("pane")) < 2500
    assert components.address("pane", "js") in opening("pane")


def test_a_server_of_streamlit_alone_gets_all_of_it_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(components, "_handed_out", False)
    alone = components.drawn_with("pane", "<p>even</p>")
    assert alone == {"html": "<p>even</p>", "css": style(), "js": script()}
    files = components.hand_out()
    ours = components.drawn_with("pane", "<p>even</p>")
    assert ours["html"].endswith("<p>even</p>")
    for kind, told in (("css", ours["html"]), ("js", ours["js"])):
        assert components.address("pane", kind) in told
        assert components.address("pane", kind).removeprefix("static/") in files
