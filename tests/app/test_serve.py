"""The server as it starts: what it settles once, so that nobody waits for it later."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from qualcode.project import Project

ROOT = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
WARMED = """
import gc, json
from app import serve
serve._warm()
print(json.dumps([gc.get_freeze_count(), len(gc.get_objects())]))
"""


def test_what_was_imported_is_not_looked_through_for_rubbish_again() -> None:
    """A full collection stops the whole server; of a warmed one it has next to nothing to look at."""
    told = subprocess.run(
        [sys.executable, "-c", WARMED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    frozen, looked_through = json.loads(told.stdout.splitlines()[-1])
    assert frozen > 100_000
    assert looked_through < frozen / 20


SERVED = """
import asyncio, os, signal, sys
from pathlib import Path
from app import recents, serve
from app.shared import SharedProject
serve._warm = lambda: None
if sys.argv[2:]:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # not as under nohup
async def serving():
    async with serve.warmed(None):
        recents.remember(Path(sys.argv[1]), "Studie")
        held = SharedProject.open(Path(sys.argv[1]), who="Noor")
        held.title = "Nog in het logboek"
        if sys.argv[2:]:
            signal.signal(signal.SIGTERM, lambda *_: print("told"))
            os.kill(os.getpid(), signal.SIGHUP)
    os._exit(0)  # as a process ends: no connection is closed
asyncio.run(serving())
"""


@pytest.mark.parametrize("signs", [[], pytest.param(["SIGHUP"], marks=POSIX)])
def test_a_copy_of_the_file_is_whole_once_the_app_was_closed(tmp_path: Path, signs: list[str]) -> None:
    path = tmp_path / "studie.db"
    Project.create(path, who="Noor").close()
    command = [sys.executable, "-c", SERVED, str(path), *signs]
    told = {**os.environ, "QUALCODE_CONFIG": str(tmp_path / "instellingen")}
    ended = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, check=True)
    assert ("told" in ended.stdout) == bool(signs)
    (tmp_path / "elders").mkdir()
    shutil.copy(path, tmp_path / "elders")
    with Project.open(tmp_path / "elders" / "studie.db") as copied:
        assert copied.title == "Nog in het logboek"


def test_no_collection_is_forced_after_each_run_of_a_page() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["runner"]["postScriptGC"] is False
