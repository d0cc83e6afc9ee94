"""A project in which threads were looked for, and what stands of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.model import Thread, ThreadStatus
from qualcode.project import Project

MODEL = "hashing"
ROOT = Path(__file__).resolve().parents[2]
TRANSCRIPTS = ROOT / "corpora" / "flexwerk-zorg" / "transcripts"


def searched(folder: Path) -> Path:
    """A project of some conversations, with codebook and threads; one conversation is kept for later."""
    shutil.copytree(TRANSCRIPTS, folder / "alles")
    names = sorted(path for path in (folder / "alles").iterdir() if "csv" not in path.suffix)
    later = folder / "later"
    later.mkdir()
    shutil.move(names[3], later / names[3].name)
    shutil.copy(folder / "alles" / "manifest.csv", later / "manifest.csv")
    with Project.create(folder / "studie.db", who="Saskia") as project:
        project.add([folder / "alles"])
        project.load_codebook("flexwerk-zorg")
        project.threads(model=MODEL)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return searched(tmp_path_factory.mktemp("draden"))


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Iterator[Project]:
    shutil.copy(made / "studie.db", tmp_path / "studie.db")
    with Project.open(tmp_path / "studie.db", who="Saskia") as opened:
        yield opened


def standing(project: Project) -> dict[str, Thread]:
    done = (ThreadStatus.MERGED, ThreadStatus.SPLIT, ThreadStatus.REJECTED)
    return {t.kept or t.key: t for t in project.current_threads().threads if t.status not in done}
