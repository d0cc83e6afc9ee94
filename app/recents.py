"""The projects last opened on this machine, kept in the user's own configuration folder.

A project is known in addresses by its key, a short hash of its path, so that no path stands in a URL.
"""

from __future__ import annotations

import json
import os
import threading
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from qualcode.replacing import replacing

MOST = 30
_lock = threading.Lock()
_unwritten: dict[Path, Any] = {}
"""What files of the configuration would hold if they could be written."""


@dataclass(frozen=True, slots=True)
class Recent:
    """A project that was opened: where it lies, what it is called, when it was last opened (UTC)."""

    path: str
    title: str
    opened: str

    @property
    def key(self) -> str:
        """What stands for it in an address."""
        return key_of(Path(self.path))

    @property
    def exists(self) -> bool:
        """Whether the file is still there."""
        return Path(self.path).is_file()


def key_of(path: Path) -> str:
    """Short hash of a path."""
    return sha256(str(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def config_folder() -> Path:
    """Where the app keeps what belongs to this user: `QUALCODE_CONFIG`, else the system's place for it."""
    told = os.environ.get("QUALCODE_CONFIG")
    return Path(told) if told else user_config_path("qualcode")


def all_recent() -> list[Recent]:
    """Projects opened before, the last one first; a damaged list counts as empty."""
    try:
        rows = read(_file()) or []
        return [Recent(str(row["path"]), str(row["title"]), str(row["opened"])) for row in rows]
    except (KeyError, TypeError):
        return []


def find(key: str) -> Path | None:
    """The path of the project with that key, or None."""
    return next((Path(recent.path) for recent in all_recent() if recent.key == key), None)


def remember(path: Path, title: str) -> str:
    """Put a project at the head of the list; returns its key."""
    whole = path.resolve()
    with _lock:
        others = [recent for recent in all_recent() if recent.path != str(whole)]
        now = datetime.now(UTC).isoformat(timespec="seconds")
        _write([Recent(str(whole), title, now), *others][:MOST])
    return key_of(whole)


def forget(key: str) -> None:
    """Take a project off the list; its file stays where it is."""
    with _lock:
        _write([recent for recent in all_recent() if recent.key != key])


def _file() -> Path:
    return config_folder() / "recent.json"


def _write(recents: list[Recent]) -> None:
    write(_file(), [asdict(recent) for recent in recents])


def read(file: Path) -> Any:
    """What a file of the configuration holds; None where it is not there or damaged."""
    if file in _unwritten:
        return _unwritten[file]
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def write(file: Path, held: Any) -> None:
    """Put a file of the configuration in its place, whole or not at all.

    On a full disk, or where one may not write, this server goes on with what it would hold: nobody need be
    kept from a project for that.
    """
    try:
        with replacing(file, private=True) as partial:
            partial.write_text(json.dumps(held, ensure_ascii=False), "utf-8")
    except OSError:
        _unwritten[file] = held
    else:
        _unwritten.pop(file, None)
