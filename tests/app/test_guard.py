"""Trouble of the machine is told as what it is, with what to do; nobody has to report a full disk."""

from __future__ import annotations

import errno

import pytest

from app import guard


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "De schijf is vol"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "De schijf is vol"),
        (PermissionError(errno.EACCES, "Permission denied"), "Hier mag niet worden gelezen of geschreven"),
        (OSError(errno.EROFS, "Read-only file system"), "Hier mag niet worden gelezen of geschreven"),
        (MemoryError(), "Er is te weinig geheugen"),
    ],
)
def test_what_the_machine_lacks_is_no_fault_of_ours(
    error: Exception, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    what, cure = guard.describe(error)
    assert what == told
    assert "Wat al bewaard was, is er nog." in cure
    assert not capsys.readouterr().err


def test_a_full_disk_that_a_library_wrapped_is_found() -> None:
    wrapped = RuntimeError("writing failed")
    wrapped.__cause__ = OSError(errno.ENOSPC, "No space left on device")
    assert guard.describe(wrapped)[0] == "De schijf is vol"


def test_what_nobody_foresaw_keeps_its_number(capsys: pytest.CaptureFixture[str]) -> None:
    what, cure = guard.describe(ConnectionResetError(errno.ECONNRESET, "reset"))
    assert what.startswith("Er ging iets mis")
    number = capsys.readouterr().err.split()[2].rstrip(":")
    assert number in cure
