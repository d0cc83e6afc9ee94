"""The process that reads PDF files, one after another, for as long as somebody asks for them."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue

from qualcode import processes
from qualcode.reading.apart import wire

IDLE = 300
"""Seconds without a question after which it ends."""
ROOM = 4_000_000_000
"""Bytes of memory that it may take; see `processes.bound_memory`."""


def _main() -> None:
    from qualcode.reading.files import collector_paused
    from qualcode.reading.readers import pdf

    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever else writes there does not come between
    asked: SimpleQueue[list[bytes]] = SimpleQueue()
    threading.Thread(target=_listen, args=(asked,), daemon=True).start()
    processes.bound_memory(ROOM)
    page = wire.Page(sys.argv[1])
    with suppress(Empty):
        while True:
            name, data = asked.get(timeout=IDLE)
            page.number = 0
            with collector_paused():
                answer = wire.answered(partial(pdf.read, data, name.decode(), page.begun))
            wire.send(answers, *answer)
            del data, answer  # not to be kept until the next is asked


def _listen(asked: SimpleQueue[list[bytes]]) -> None:
    """Hand on what is asked; once nobody can ask any more, this process ends, whatever it is doing."""
    with suppress(EOFError):
        while True:
            asked.put(wire.receive(sys.stdin.buffer, 2))
    os._exit(0)


if __name__ == "__main__":
    _main()
