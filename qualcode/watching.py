"""A program that runs another one, and ends it with all that it started once nobody waits for it any more.

``python watching.py FOLDER PROGRAM ARGUMENTS…``, its input a pipe. Whoever asked for it holds the other end,
and that end is gone with the process, however it died; then FOLDER is removed too, which nobody else would.
It is started by its path and needs nothing but the standard library.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence


def main(folder: str, command: Sequence[str]) -> int:
    """Run `command` to its end, or to that of whoever waits for it; 0 where it ended well."""
    silent = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 (our own arguments)
            command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True
        )
    except OSError:
        return 1
    alone = threading.Event()

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 1):
            pass
        alone.set()
        _end(process)

    threading.Thread(target=watch, daemon=True).start()
    status = process.wait()
    if status:
        _end(process)
    if alone.is_set():
        shutil.rmtree(folder, ignore_errors=True)
    return int(status != 0)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it started: LibreOffice's own is a script that waits for another process."""
    if sys.platform == "win32":
        stop = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(stop, capture_output=True, check=False)  # noqa: S603 (our own arguments)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], sys.argv[2:]))
