"""Have a PDF read in a process of its own, which is begun when it is first needed and kept."""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import tempfile
import threading
import time
from collections import deque
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO

from qualcode import processes
from qualcode.errors import ReadingError
from qualcode.i18n import t
from qualcode.reading.apart import wire
from qualcode.reading.raw import Raw

LONGEST = 120
"""Seconds that one page may take."""
_LOOK = 1.0
"""Seconds between looks at how far it is."""
_GRACE = 5
_AHEAD = 2
"""Files that it may have at a time: the one that is read, and the next."""


class _EndedError(Exception):
    """The process ended before it answered."""


class Reader:
    """The process, until it is ended."""

    def __init__(self) -> None:
        handle, self._place = tempfile.mkstemp(prefix="qualcode-")
        os.close(handle)
        self._page = wire.Page(self._place)
        self._process = subprocess.Popen(  # noqa: S603 (our own module)
            [*processes.command("qualcode.reading.apart"), self._place],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=processes.surroundings(),
            start_new_session=True,
        )
        self._asker = os.getpid()
        self._answers: SimpleQueue[tuple[bytes, bytes] | None] = SimpleQueue()
        self._given: deque[tuple[bytes, str]] = deque()
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def page(self) -> int:
        """The page of the file that it is at, from 1; 0 while it is being opened."""
        return self._page.number

    @property
    def is_there(self) -> bool:
        """Whether it can be asked: it has not ended, and is not that of the process from which this one was forked."""
        return self._asker == os.getpid() and self._process.poll() is None

    @property
    def id(self) -> int:
        """The number by which the system knows the process."""
        return self._process.pid

    @property
    def _input(self) -> IO[bytes]:
        if self._process.stdin is None:
            raise OSError
        return self._process.stdin

    def ask(self, data: bytes, name: str) -> tuple[bytes, bytes]:
        """Its answer about a file, which it may have been given ahead.

        Raises
        ------
        _EndedError : it ended before.
        TimeoutError : it was at one page for too long.
        """
        if (data, name) not in self._given:
            self._give(data, name)
        while self._given[0] != (data, name):
            self._answer()  # to what nobody asked for
        return self._answer()

    def give(self, data: bytes, name: str) -> None:
        """Let it have a file that is asked for later; not where it has more than one to go.

        Raises
        ------
        _EndedError : it ended before.
        """
        if len(self._given) < _AHEAD and (data, name) not in self._given:
            self._give(data, name)

    def _give(self, data: bytes, name: str) -> None:
        try:
            wire.send(self._input, name.encode("utf-8", "replace"), data)
        except OSError as error:
            raise _EndedError from error
        self._given.append((data, name))

    def _answer(self) -> tuple[bytes, bytes]:
        at, since = self.page, time.monotonic()
        while True:
            with contextlib.suppress(Empty):
                if (answer := self._answers.get(timeout=_LOOK)) is None:
                    raise _EndedError
                self._given.popleft()
                return answer
            if self.page != at:
                at, since = self.page, time.monotonic()
            elif time.monotonic() - since > LONGEST:
                raise TimeoutError

    def _listen(self) -> None:
        stream = self._process.stdout
        with contextlib.suppress(EOFError, OSError, ValueError):
            while stream:
                told, text = wire.receive(stream, 2)
                self._answers.put((told, text))
        self._answers.put(None)

    def ended_by_itself(self) -> bool:
        """Whether it ended as it does when nobody asks it anything for long."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._process.wait(_GRACE) == 0
        return False

    def end(self) -> None:
        """End it, whatever it is doing; that of another process is left to that."""
        if self._asker != os.getpid():
            return
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if stream:
                    stream.close()
        with contextlib.suppress(OSError):
            Path(self._place).unlink()


class _Kept:
    """The one process there is, at most; pdfium bears no two threads at once, so one file at a time."""

    def __init__(self) -> None:
        self._reader: Reader | None = None
        self._alone = threading.Lock()

    def read(self, data: bytes, name: str) -> Raw:
        with self._alone:
            try:
                reader = self._at_hand()
            except OSError:  # no process can be begun here: better in this one than not at all
                from qualcode.reading.readers import pdf

                return pdf.read(data, name)
            return self._read(reader, data, name)

    def give(self, data: bytes, name: str) -> None:
        with self._alone, contextlib.suppress(OSError, _EndedError):  # who asks for it is told
            self._at_hand().give(data, name)

    def _at_hand(self) -> Reader:
        if self._reader is not None and not self._reader.is_there:
            self.end()
        if self._reader is None:
            self._reader = Reader()
        return self._reader

    def _read(self, reader: Reader, data: bytes, name: str) -> Raw:
        try:
            answer = reader.ask(data, name)
        except _EndedError as error:
            if reader.ended_by_itself():  # just as it was asked
                return self._read(self._at_hand(), data, name)
            self.end()
            raise _failed("broke_off", name, reader.page) from error
        except TimeoutError as error:
            self.end()
            raise _failed("stood_still", name, reader.page) from error
        except BaseException:  # what was asked is still on its way
            self.end()
            raise
        raw = wire.taken(answer)
        if raw is None:
            self.end()
            raise _failed("memory_full", name, reader.page)
        return raw

    @property
    def process(self) -> int | None:
        return self._reader.id if self._reader is not None and self._reader.is_there else None

    def end(self) -> None:
        if self._reader is not None:
            self._reader.end()
        self._reader = None


def _failed(how: str, name: str, page: int) -> ReadingError:
    place = t("place.page", number=page) if page else ""
    return ReadingError(f"reading.error.pdf_{how}", file=name, place=place, minutes=LONGEST // 60)


_kept = _Kept()
atexit.register(_kept.end)


def read(data: bytes, name: str) -> Raw:
    """The text layer of a PDF, as `readers.pdf.read` reads it.

    Raises
    ------
    ReadingError : as there; or the process broke off, stood still, or had no room in memory.
    """
    return _kept.read(data, name)


def ahead(data: bytes, name: str) -> None:
    """Let the process begin with a PDF for which `read` will be asked next, while this one does something else."""
    _kept.give(data, name)


def process() -> int | None:
    """The number by which the system knows the process; None where there is none."""
    return _kept.process


def end() -> None:
    """End the process, where there is one; another is begun when it is needed."""
    _kept.end()
