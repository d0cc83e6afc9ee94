"""The server as it starts: what it settles once, so that nobody waits for it later."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
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


def test_no_collection_is_forced_after_each_run_of_a_page() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["runner"]["postScriptGC"] is False
