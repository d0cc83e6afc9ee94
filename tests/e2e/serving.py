"""The app on a port of its own, as the journeys start, ask and end it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from app import recents

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Server:
    """The app on this machine; `config` is where it keeps what belongs to the user."""

    config: Path
    home: Path
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    def start(self, project: Path | None = None, *, alone: bool = False) -> Server:
        """Start it, on the same port as before, and wait until it answers.

        `alone` is by Streamlit itself, without our doorway.
        """
        self.port = self.port or _free_port()
        command = [sys.executable, "-m", "qualcode.cli", "app", "--no-browser", "--port", str(self.port)]
        if alone:
            command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app" / "main.py")]
            command += ["--server.port", str(self.port), "--server.headless", "true", "--"]
        told = {"QUALCODE_CONFIG": str(self.config), "HOME": str(self.home), "QUALCODE_LANG": "nl"}
        with (self.config / "out").open("ab") as out, (self.config / "err").open("ab") as err:
            self.process = subprocess.Popen(
                [*command, *([str(project)] if project else [])],
                env={**os.environ, **told, "PYTHONPATH": str(ROOT)},
                stdout=out,
                stderr=err,
                start_new_session=True,
            )
        for _ in range(300):
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/_stcore/health", timeout=2) as answer:
                    if answer.status == 200:
                        return self
            except (URLError, OSError):
                time.sleep(0.1)
        raise RuntimeError((self.config / "err").read_text("utf-8"))

    def kill(self) -> None:
        """End it at once, as a machine that loses power would."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def address(self, page: str = "", project: Path | None = None, **place: str) -> str:
        """The address of a page (``"bronnen"``) of a project at a place."""
        values = {**({"p": recents.key_of(project)} if project else {}), **place}
        return f"http://127.0.0.1:{self.port}/{page}{'?' if values else ''}{urlencode(values)}"

    @property
    def errors(self) -> str:
        """What it wrote to stderr."""
        return (self.config / "err").read_text("utf-8")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
