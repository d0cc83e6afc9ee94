"""Fixtures every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from qualcode.project import Project

settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")  # a busy machine is no fault of the code

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Folder of the five real Dutch reports; the test skips where it is absent."""
    folder = ROOT.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the source documents (../shared/seeds) are not on this machine")
    return folder


@pytest.fixture(scope="session")
def threads_found(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with threads that nobody decided about yet: a case for each conversation of subtitles.

    Made once for all tests: copy it before writing to it.
    """
    path = tmp_path_factory.mktemp("draden") / "studie.db"
    transcripts = ROOT / "corpora" / "flexwerk-zorg" / "transcripts"
    with Project.create(path, who="Noor") as project:
        for number, file in enumerate(sorted(transcripts.glob("*.vtt"))):
            project.add([file], case=f"Huis {number}")
        project.threads(model="hashing")
    return path
