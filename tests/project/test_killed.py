"""A process that is killed leaves a project that opens, holds every finished file, and goes on."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

from qualcode.model import SegmentKind
from qualcode.project import Outcome, Project
from qualcode.project.proposed.needed import needed_texts

SLOWLY = """
import sys, time
import qualcode.embedding
from qualcode.embedding import choose
from qualcode.project import Project
from qualcode.project.incoming import adding
from qualcode.project.proposed import embedded

real_understand, real_choose = adding.understand, choose

def slow_understand(*arguments, **named):
    time.sleep(0.05)
    return real_understand(*arguments, **named)

class Slow:
    def __init__(self, embedder):
        self.id, self.dimensions, self._embedder = embedder.id, embedder.dimensions, embedder
    def encode(self, texts, **named):
        time.sleep(0.3)
        return self._embedder.encode(texts, **named)

import qualcode.project.project as module
module.understand = slow_understand
qualcode.embedding.choose = lambda model=None: Slow(real_choose("hashing"))
embedded.BATCH = 8

path, verb, *files = sys.argv[1:]
with Project.open(path) as project:
    project.add(files) if verb == "add" else project.threads()
"""


def study(folder: Path, files: int) -> Path:
    folder.mkdir()
    for number in range(files):
        turns = [
            f"I: En in week {n}?\n\n"
            f"R: In week {number * 20 + n} was het rooster rond, {'nou ja ' * (n % 5)}bijna dan, want op"
            f" afdeling {n} viel er weer iemand uit en toen belden we nummer {number} van het bureau."
            for n in range(20)
        ]
        (folder / f"gesprek {number:02}.txt").write_text("\n\n".join(turns))
    return folder


def kill_when(project: Path, verb: str, files: list[str], ready: Callable[[], bool]) -> None:
    process = subprocess.Popen([sys.executable, "-c", SLOWLY, str(project), verb, *files])
    patience = time.monotonic() + 60
    while not ready() and process.poll() is None:
        if time.monotonic() > patience:
            process.kill()
            pytest.fail("the process never got far enough to be killed")
        time.sleep(0.02)
    assert process.poll() is None, "the process ended before it could be killed"
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_killed_while_adding(tmp_path: Path) -> None:
    folder, path = study(tmp_path / "map", 30), tmp_path / "p.db"
    with Project.create(path) as watcher:
        kill_when(path, "add", [str(folder)], lambda: watcher.counts()["documents"] >= 3)
    with Project.open(path) as project:
        kept = {document.source.name for document in project.documents()}
        assert 3 <= len(kept) < 30
        for document in project.documents():
            assert len(project.turns(document.id)) == 40
            assert project.segments(document=document.id)
            assert len(project.events(target=f"document:{document.id}")) == 1
        outcomes = {line.file: line.outcome for line in project.add([folder])}
        assert {name for name, outcome in outcomes.items() if outcome is Outcome.DUPLICATE} == kept
        assert project.counts()["documents"] == 30


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_killed_while_embedding(tmp_path: Path) -> None:
    folder, path = study(tmp_path / "map", 8), tmp_path / "p.db"
    with Project.create(path) as watcher:
        watcher.add([folder])
        kill_when(path, "threads", [], lambda: watcher._store.vectors.count("hashing-256") >= 16)
    with Project.open(path) as project:
        done = project._store.vectors.count("hashing-256")
        texts = set(chain(*needed_texts(project.segments(), project.documents(), None)))
        assert 16 <= done < len(texts)
        seen: list[tuple[int, int]] = []
        project.embed(model="hashing", progress=lambda finished, total: seen.append((finished, total)))
        assert seen[-1] == (len(texts) - done, len(texts) - done)
        found = project.threads(model="hashing")
        members = [segment for thread in found.threads for segment in thread.segments]
        content = project.segments(kind=SegmentKind.CONTENT)
        assert sorted([*members, *found.left_over]) == sorted(segment.id for segment in content)
