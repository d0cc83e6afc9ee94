"""LibreOffice, where it is on the machine: converts a document in bounded time and leaves nothing behind."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_WATCHING = Path(__file__).with_name("watching.py")
_GRACE = 10
_CLOSED = {
    "BlockUntrustedRefererLinks": "true",
    "DisableMacrosExecution": "true",
    "DisableActiveContent": "true",
}
"""Settings with which a document fetches nothing from elsewhere and runs nothing."""
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>"""
_SETTING = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)


def program() -> str:
    """The program itself; empty where there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), "")


def converted(data: bytes, name: str, to: str, *, seconds: float) -> bytes | None:
    """A document in another format; None where LibreOffice is absent, cannot open it or takes over `seconds`.

    It goes through a folder that nobody else can read, which is removed, and fetches nothing from elsewhere.

    Parameters
    ----------
    name : what to call the document, with the suffix that tells its format.
    to : the format, as LibreOffice names it, such as ``pdf`` or ``docx:MS Word 2007 XML``.
    """
    office = program()
    if not office:
        return None
    with tempfile.TemporaryDirectory(prefix="qualcode-", ignore_cleanup_errors=True) as folder:
        source, profile = Path(folder) / name, Path(folder) / "profiel"
        source.write_bytes(data)
        _close(profile)
        command = [
            office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
            "--convert-to", to, "--outdir", folder, str(source),
        ]  # fmt: skip
        if not _ran(command, folder, seconds):
            return None
        target = source.with_suffix("." + to.partition(":")[0])
        return target.read_bytes() if target.is_file() else None


def _close(profile: Path) -> None:
    """Write the settings of a profile that is not there yet."""
    items = "".join(_SETTING.format(name=name, value=value) for name, value in _CLOSED.items())
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS.format(items=items), encoding="utf-8")


def _ran(command: list[str], folder: str, seconds: float) -> bool:
    """Whether a program ended well and in time; else, or when this process dies, it is ended with its own."""
    silent = subprocess.DEVNULL
    watched = [sys.executable, "-I", "-S", str(_WATCHING), folder, *command]
    try:
        process = subprocess.Popen(  # noqa: S603 (our own arguments)
            watched, stdin=subprocess.PIPE, stdout=silent, stderr=silent, start_new_session=True
        )
    except OSError:
        return False
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.stdin:  # by its end the program knows that nobody waits any more
            process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE)
