"""umap-learn is left alone by a search for threads, and there for whoever asks for it."""

from __future__ import annotations

import subprocess
import sys

import pytest


def _said_by(program: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("import sys, qualcode.threads.frame; print('umap' in sys.modules)", ["False"]),
        (
            "import qualcode.threads.frame\n"
            "from bertopic.plotting import _topics\n"
            "print(_topics.HAS_UMAP, type(_topics.UMAP(n_neighbors=3)).__module__)",
            ["True", "umap.umap_"],
        ),
        (
            "import umap, qualcode.threads.frame\n"
            "from bertopic.plotting import _topics\n"
            "print(_topics.UMAP is umap.UMAP)",
            ["True"],
        ),
    ],
    ids=["not imported", "there when asked for", "already there"],
)
def test_umap_waits_until_it_is_asked_for(program: str, said: list[str]) -> None:
    assert _said_by(program) == said
