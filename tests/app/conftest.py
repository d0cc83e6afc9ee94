"""A page of the app on a project of our own, run without a browser (Streamlit's AppTest)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import recents, session
from qualcode.project import Project

sys.path.insert(0, str(Path(__file__).parent))
ROOT = Path(__file__).resolve().parents[2]
TALK = """Interviewer: Hoe ging het de laatste maanden met de roosters?

Mila: Het rooster werd {when} omgegooid, en niemand die het ons vertelde. Ik las het in de groepsapp.

Interviewer: En wat deed dat met u?

Mila: Ik voelde me een nummer. **Vast** en flex zitten aan één tafel, maar <b>niet</b> met dezelfde rechten.
"""


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's configuration lies in a folder of the test."""
    folder = tmp_path / "config"
    monkeypatch.setenv("QUALCODE_CONFIG", str(folder))
    return folder


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A project with two short conversations, one per case."""
    files = tmp_path / "files"
    for case, when in (("Huis Noord", "twee keer"), ("Huis Zuid", "elke week")):
        (files / case).mkdir(parents=True)
        (files / case / f"interview {case}.txt").write_text(TALK.format(when=when), "utf-8")
    path = tmp_path / "studie.db"
    with Project.create(path, who="Noor") as project:
        project.add([files])
    return path


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    """Sources that Anna and Bram coded, see `agreed.coded_twice`."""
    from agreed import coded_twice

    return coded_twice(tmp_path)


@pytest.fixture
def screen() -> Callable[..., AppTest]:
    """``screen("sources", study, source=…)``: a page as Noor sees it, run once."""

    def opened(page: str, study: Path | None = None, *, coder: str = "Noor", **place: str) -> AppTest:
        test = AppTest.from_function(_draw, kwargs={"page": page}, default_timeout=30)
        test.session_state[session._CODER] = coder
        if study is not None:
            test.query_params["p"] = recents.remember(study, study.stem)
        for name, value in place.items():
            test.query_params[name] = value
        return test.run()

    return opened


def _draw(page: str) -> None:
    from app import frame

    frame.run(only=page)
