"""The page of somebody's own template, made in a process of its own: it may take so much time and memory."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from qualcode import processes
from qualcode.errors import ReportError
from qualcode.i18n import language, use_language

if TYPE_CHECKING:
    from qualcode.reporting.chapters import Book
    from qualcode.reporting.own_file import Given

SECONDS = 30
"""How long a template may take, beside what it takes to work the report out."""
ROOM = 2_000_000_000
"""Bytes that it may use, beside what the report takes; kept to where the system can, which Windows cannot."""
LONGEST = 1_800
"""Seconds after which even a report that is still being worked out is given up."""
_LATE, _FULL = 75, 76


def page_apart(book: Book, given: Given) -> str:
    """The page that the template `given` makes of the report.

    ReportError when it cannot be used, goes on too long or fills the memory.
    """
    asked = pickle.dumps((language(), SECONDS, ROOM, book))
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter and module)
            processes.command(__name__),
            input=asked,
            stdout=subprocess.PIPE,
            env=processes.surroundings(),
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _endless(given) from error
    if done.returncode == _FULL:
        raise ReportError("report.error.html_full", file=given.name)
    if done.returncode:
        raise _endless(given)
    told: dict[str, Any] = json.loads(done.stdout)
    if "page" in told:
        return str(told["page"])
    raise ReportError(told["key"], file=told["file"], place=told["place"], **told["params"])


def _endless(given: Given) -> ReportError:
    return ReportError("report.error.html_endless", file=given.name, seconds=SECONDS)


def _bounded(seconds: int, room: int) -> None:
    """From now on this process ends by itself once it has taken so much."""
    threading.Timer(seconds, os._exit, (_LATE,)).start()
    with suppress(ImportError, ValueError, OSError):  # no such bounds on Windows
        import resource

        spent = int(time.process_time()) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, resource.RLIM_INFINITY))
    processes.bound_memory(room)


def _main() -> None:
    from qualcode.reporting.html import page_values
    from qualcode.reporting.own_page import own_page

    chosen, seconds, room, book = pickle.load(sys.stdin.buffer)  # noqa: S301 (what `page_apart` wrote)
    use_language(chosen)
    values = page_values(book)
    _bounded(seconds, room)
    try:
        told: dict[str, Any] = {"page": own_page(book.options.html_template, values)}
    except ReportError as error:
        told = {"key": error.key, "file": error.file, "place": error.place, "params": error.params}
    except MemoryError:
        os._exit(_FULL)
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)  # not to wait for the timer


if __name__ == "__main__":
    _main()
