"""The wheel: everything that is needed is in it, and the app starts from it, far from a checkout."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
# What the package has to find in itself, asked where nothing of the checkout is.
ASKED = """
import json, sys
from pathlib import Path
import app, qualcode
from qualcode.analysis.views import shipped as views
from qualcode.codebook.shipped import shipped
from qualcode.i18n import catalogue
from qualcode.project.demo import demo_files
from app.components import script, style
from qualcode.cli.serving import _settings
print(json.dumps({
    "where": [qualcode.__file__, app.__file__],
    "codebooks": sorted(shipped()),
    "demo": len(list(demo_files().iterdir())),
    "texts": [len(catalogue("nl")), len(catalogue("en"))],
    "views": len(views()),
    "pane": [len(script()), len(style())],
    "settings": _settings(Path(app.__file__).parent / "serve.py"),
}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked in a folder of its own."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder)
    return folder


def files_in(folder: Path) -> set[str]:
    """The files of a folder, without what Python leaves behind."""
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in found if path.suffix != ".pyc"}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("qualcode", "qualcode"),
        ("app", "app"),
        ("codebooks", "qualcode/data/codebooks"),
        ("corpora/flexwerk-zorg/transcripts", "qualcode/data/demo"),
        (".streamlit", "app/.streamlit"),
    ],
)
def test_every_file_is_in_the_wheel(site: Path, source: str, target: str) -> None:
    here = files_in(ROOT / source)
    assert here
    assert here - files_in(site / target) == set()


def test_nothing_else_is_in_the_wheel(site: Path) -> None:
    tops = {path.name for path in site.iterdir()}
    assert {"qualcode", "app"} == {name for name in tops if not name.endswith(".dist-info")}


def test_what_comes_along_is_found_from_the_wheel_alone(site: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKED], cwd=tmp_path, env=_environment(site), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert all(Path(where).is_relative_to(site) for where in found["where"])
    assert found["codebooks"] == sorted(path.stem for path in (ROOT / "codebooks").glob("*.yaml"))
    assert found["demo"] == len(list((ROOT / "corpora/flexwerk-zorg/transcripts").iterdir()))
    assert min(found["texts"]) > 500
    assert found["views"]
    assert min(found["pane"]) > 5000
    assert "--server.address=127.0.0.1" in found["settings"]
    assert "--browser.gatherUsageStats=false" in found["settings"]


def test_the_app_starts_from_the_wheel(site: Path, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "qualcode.cli", "app", "--no-browser", "--port", str(port)]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**_environment(site), "QUALCODE_CONFIG": str(tmp_path)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        page = _asked(f"http://127.0.0.1:{port}/coderen")
    finally:
        _end(process)
    assert "BidiComponent" in page
    assert "<title>qualcode</title>" in page


def _environment(site: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(site), "QUALCODE_LANG": "nl"}


def _asked(address: str) -> str:
    for _ in range(600):
        try:
            with urlopen(address, timeout=2) as answer:
                return str(answer.read().decode("utf-8"))
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the app did not start")


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, 9)
    else:
        process.kill()
    process.wait()
