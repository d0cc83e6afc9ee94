"""LibreOffice as a program that may hang, break off or call elsewhere: bounded, and gone when it is done."""

from __future__ import annotations

import os
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from qualcode import libreoffice

posix = pytest.mark.skipif(os.name != "posix", reason="a script that stands in for LibreOffice")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script in the place of LibreOffice, to be written; its folders go below `tmp_path`."""
    script = tmp_path / "soffice"
    monkeypatch.setattr(libreoffice, "program", lambda: str(script))
    (tmp_path / "tijdelijk").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tijdelijk"))
    return script


def written(script: Path, lines: str) -> None:
    script.write_text(f"#!/bin/sh\n{lines}\n")
    script.chmod(0o755)


def is_alive(number: int) -> bool:
    stat = Path(f"/proc/{number}/stat")
    if not Path("/proc/self/stat").exists():
        pytest.skip("only Linux tells so")
    return stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def ended(number: int) -> bool:
    """Whether a process comes to its end; it has been told to already."""
    for _ in range(500):
        if not is_alive(number):
            return True
        time.sleep(0.02)
    return False


@posix
def test_what_is_converted_comes_back_and_its_folder_is_gone(office: Path, tmp_path: Path) -> None:
    written(office, 'for last; do :; done; cp "$last" "${last%.doc}.docx"')
    assert libreoffice.converted(b"woorden", "bron.doc", "docx:MS Word 2007 XML", seconds=30) == b"woorden"
    assert list((tmp_path / "tijdelijk").iterdir()) == []


@posix
@pytest.mark.parametrize("ending", ["wait", "kill -9 $$"], ids=["hangs", "killed"])
def test_a_program_that_hangs_or_is_killed_leaves_no_process_and_no_folder(
    office: Path, tmp_path: Path, ending: str
) -> None:
    written(office, f"sleep 1000 & echo $! > '{tmp_path}/nummer'\n{ending}")
    assert libreoffice.converted(b"woorden", "bron.doc", "docx", seconds=1) is None
    assert ended(int((tmp_path / "nummer").read_text()))
    assert list((tmp_path / "tijdelijk").iterdir()) == []


@posix
def test_a_program_that_is_broken_off_leaves_no_process(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(office, f"sleep 1000 & echo $! > '{tmp_path}/nummer'\nwait")
    waited = libreoffice.subprocess.Popen.wait

    def broken_off(process: object, seconds: float | None = None) -> int:
        if seconds == 77:
            while not (tmp_path / "nummer").exists() or not (tmp_path / "nummer").read_text().strip():
                time.sleep(0.01)
            raise KeyboardInterrupt
        return waited(process, seconds)

    monkeypatch.setattr(libreoffice.subprocess.Popen, "wait", broken_off)
    with pytest.raises(KeyboardInterrupt):
        libreoffice.converted(b"woorden", "bron.doc", "docx", seconds=77)
    assert ended(int((tmp_path / "nummer").read_text()))
    assert list((tmp_path / "tijdelijk").iterdir()) == []


ASKING = """
import sys, tempfile
from qualcode import libreoffice
tempfile.tempdir, script = sys.argv[1:]
libreoffice.program = lambda: script
libreoffice.converted(b"woorden", "bron.doc", "docx", seconds=1000)
"""


@posix
def test_a_program_whose_asker_is_killed_leaves_no_process_and_no_folder(
    office: Path, tmp_path: Path
) -> None:
    number, folder = tmp_path / "nummer", tmp_path / "tijdelijk"
    written(office, f"sleep 1000 & echo $! > '{number}.half'; mv '{number}.half' '{number}'\nwait")
    asker = subprocess.Popen([sys.executable, "-c", ASKING, str(folder), str(office)])
    while not number.exists():
        assert asker.poll() is None
        time.sleep(0.02)
    assert list(folder.iterdir())
    asker.kill()
    asker.wait()
    assert ended(int(number.read_text()))
    for _ in range(500):
        if not list(folder.iterdir()):
            break
        time.sleep(0.02)
    assert list(folder.iterdir()) == []


def test_without_the_program_nothing_is_converted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: "")
    assert libreoffice.converted(b"woorden", "bron.doc", "docx", seconds=1) is None
    monkeypatch.setattr(libreoffice, "program", lambda: "/bestaat/niet")
    assert libreoffice.converted(b"woorden", "bron.doc", "docx", seconds=1) is None


@pytest.mark.skipif(not libreoffice.program(), reason="LibreOffice is not installed")
def test_a_document_fetches_nothing_from_elsewhere() -> None:
    asked: list[bytes] = []

    class Elsewhere(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            asked.append(self.request.recv(100))

    with socketserver.TCPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/volg.png"
        page = f'<html><body><p>Karin: Goed hoor.</p><img src="{address}"></body></html>'
        laid_out = libreoffice.converted(page.encode(), "bron.html", "pdf", seconds=120)
        server.shutdown()
    assert laid_out is not None
    assert asked == []
