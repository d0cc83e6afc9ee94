"""What the light verbs import: none of the heavy libraries."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

HEAVY = (
    "torch",
    "spacy",
    "bertopic",
    "sentence_transformers",
    "transformers",
    "sklearn",
    "pandas",
    "umap",
    "hdbscan",
)


def imported(*arguments: str) -> tuple[list[str], float]:
    """Heavy libraries that ``qualcode ARGUMENTS`` imports, and its import time in seconds."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "qualcode.cli", *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    lines = re.findall(r"import time:\s+(\d+) \|\s+\d+ \|\s*(\S+)", done.stderr)
    modules = {name.split(".")[0] for _, name in lines}
    return [name for name in HEAVY if name in modules], sum(int(own) for own, _ in lines) / 1e6


def main(project: Path) -> list[tuple[str, str, float]]:
    """One row per verb: its name, the heavy libraries it imports, seconds of importing."""
    rows = []
    for arguments in (["--help"], ["info", str(project)], ["search", str(project), "rooster"]):
        heavy, seconds = imported(*arguments)
        rows.append((" ".join(["qualcode", *arguments[:1]]), ", ".join(heavy) or "none", seconds))
    return rows
