"""What is said between who wants a PDF read and the process that reads it.

To it: the name and the bytes of a file. From it: an answer in two parts, and meanwhile the page that it is at, in a small file which both
have in memory: a word through the pipe for each page would wake who waits there. An answer is no pickle, which could do more than tell.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from mmap import mmap
from typing import IO, Any

from qualcode.errors import ReadingError
from qualcode.reading.raw import Raw

_LENGTH = 8
"""Bytes of a number."""
_SETS = ("bold", "italic", "underlined", "plain", "ruled")
_TOLD = ("title", "metadata", "warnings")

Read = Callable[[], Raw]


class FaultError(RuntimeError):
    """Our own code failed in the other process: a fault in qualcode, not in a file."""


def send(stream: IO[bytes], *parts: bytes) -> None:
    """Write parts, each after its length."""
    for part in parts:
        stream.write(len(part).to_bytes(_LENGTH, "little"))
        stream.write(part)
    stream.flush()


def receive(stream: IO[bytes], parts: int) -> list[bytes]:
    """Read parts that `send` wrote.

    Raises
    ------
    EOFError : the other side is gone.
    """
    return [_exactly(stream, int.from_bytes(_exactly(stream, _LENGTH), "little")) for _ in range(parts)]


class Page:
    """The number of the page that is being read, from 1, or 0 before that; it stands in the file `path` for who looks there too."""

    def __init__(self, path: str) -> None:
        with open(path, "r+b") as file:  # noqa: PTH123 (not as text)
            file.truncate(_LENGTH)
            self._number = mmap(file.fileno(), _LENGTH)

    @property
    def number(self) -> int:
        """Which page it is."""
        return int.from_bytes(self._number[:], "little")

    @number.setter
    def number(self, number: int) -> None:
        self._number[:] = number.to_bytes(_LENGTH, "little")

    def begun(self) -> None:
        """The next page is being read."""
        self.number += 1


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def answered(read: Read) -> tuple[bytes, bytes]:
    """What `read` hands over, or why it does not, in two parts for `taken`."""
    text = b""
    try:
        raw = read()
    except ReadingError as error:
        told: dict[str, Any] = {
            "key": error.key,
            "file": error.file,
            "place": error.place,
            "params": error.params,
        }
    except MemoryError:
        told = {"full": True}
    except Exception as fault:  # noqa: BLE001 (told to the other side, where it is raised)
        told = {"fault": _where(fault)}
    else:
        told = {name: getattr(raw, name) for name in _TOLD} | {
            name: list(getattr(raw, name)) for name in _SETS
        }
        text = (raw.text or "").encode("utf-8", "surrogatepass")
    return json.dumps(told).encode(), text


def _where(fault: BaseException) -> str:
    """What failed and where, without its message: that may hold words of a transcript."""
    at = fault.__traceback__
    while at and at.tb_next:
        at = at.tb_next
    return (
        f"{type(fault).__name__} at {at.tb_frame.f_code.co_filename}:{at.tb_lineno}"
        if at
        else type(fault).__name__
    )


def taken(answer: tuple[bytes, bytes]) -> Raw | None:
    """The file as its reader handed it over; None where there was no room in memory for it.

    Raises
    ------
    ReadingError : that which the reader raised.
    FaultError : its code failed.
    """
    told: dict[str, Any] = json.loads(answer[0])
    if "full" in told:
        return None
    if "fault" in told:
        raise FaultError(told["fault"])
    if "key" in told:
        raise ReadingError(told["key"], file=told["file"], place=told["place"], **told["params"])
    raw = Raw(answer[1].decode("utf-8", "surrogatepass"), paged=True)
    for name in _TOLD:
        setattr(raw, name, told[name])
    for name in _SETS:
        setattr(raw, name, set(told[name]))
    return raw
