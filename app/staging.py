"""Files that were dragged in and are not stored yet: unpacked, looked at, corrected by hand.

They lie in a folder of this server that only its user may read, and go when they are stored, dropped, or
the server ends. The corrections stay with them, so that a reload loses nothing.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from qualcode.errors import ReadingError
from qualcode.model import DocumentKind, Role, Speaker
from qualcode.project.adding import Added
from qualcode.project.looking import Looked
from qualcode.project.manifest import Entry
from qualcode.project.unpacking import free_path, unpack


@dataclass
class Staging:
    """One delivery of files to one project by one coder."""

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="qualcode-")))
    troubles: list[tuple[str, str]] = field(default_factory=list)
    looked: list[Looked] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    speakers: list[dict[str, Any]] = field(default_factory=list)
    version: int = 0
    report: list[Added] | None = None

    def take(self, name: str, content: BinaryIO) -> None:
        """Put a file into the folder; a zip is unpacked there."""
        target = free_path(self.folder / Path(name.replace("\\", "/")).name)
        with target.open("xb") as sink:
            shutil.copyfileobj(content, sink)
        if target.suffix.lower() == ".zip":
            try:
                self.troubles += unpack(target, self.folder)
            except ReadingError as error:
                self.troubles.append((name, f"{error.message} {error.cure}"))
            target.unlink()

    def settle(self, looked: Sequence[Looked]) -> None:
        """Make the rows to correct out of what was understood."""
        self.looked = list(looked)
        self.rows = [_row(one) for one in self.storable]
        self.speakers = [row for number, one in enumerate(self.storable) for row in _speakers(number, one)]
        self.version += 1

    @property
    def storable(self) -> list[Looked]:
        """The files that can be stored, in the order of the rows."""
        return [one for one in self.looked if one.storable]

    @property
    def refused(self) -> list[Looked]:
        """The others, each with a note that says why."""
        return [one for one in self.looked if not one.storable]

    def chosen(self) -> tuple[list[Path], list[Entry]]:
        """The files that are ticked, and what the rows tell of them."""
        picked = [(n, one) for n, one in enumerate(self.storable) if self.rows[n]["chosen"]]
        return [one.path for _, one in picked], [self._entry(n, one) for n, one in picked]

    def _entry(self, number: int, one: Looked) -> Entry:
        from dataclasses import replace

        row = self.rows[number]
        told = {s["label"]: s for s in self.speakers if s["number"] == number}
        speakers = tuple(
            Speaker(s.label, told[s.label]["name"], Role(told[s.label]["role"]), s.attributes)
            for s in one.speakers
            if s.label in told
        )
        entry = one.corrected(
            title=row["title"],
            case=row["case"],
            kind=DocumentKind(row["kind"]),
            date=row["date"],
            phase=row["phase"],
            speakers=speakers,
        )
        return replace(entry, file=one.path.relative_to(self.folder).as_posix())

    def clean(self) -> None:
        """Remove the files."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _row(one: Looked) -> dict[str, Any]:
    entry = one.entry
    return {
        "chosen": True,
        "file": one.path.name,
        "title": entry.title,
        "case": entry.case,
        "kind": entry.kind.value if entry.kind else "",
        "date": entry.date,
        "phase": entry.phase,
        "speakers": ", ".join(s.name or s.label for s in one.speakers),
        "words": one.words,
        "note": " ".join((one.note, *one.warnings)).strip(),
    }


def _speakers(number: int, one: Looked) -> list[dict[str, Any]]:
    return [
        {
            "number": number,
            "file": one.path.name,
            "label": speaker.label,
            "name": speaker.name,
            "role": speaker.role.value,
            "turns": one.turns.get(speaker.label, 0),
        }
        for speaker in one.speakers
    ]


_lock = threading.Lock()
_all: dict[tuple[str, str], Staging] = {}


def of(project: Path, coder: str) -> Staging | None:
    """What this coder dragged into this project and did not store or drop yet."""
    with _lock:
        return _all.get((str(project.resolve()), coder))


def begin(project: Path, coder: str) -> Staging:
    """An empty delivery; the former one is dropped."""
    drop(project, coder)
    with _lock:
        made = _all[(str(project.resolve()), coder)] = Staging()
    return made


def drop(project: Path, coder: str) -> None:
    """Remove a delivery with its files."""
    with _lock:
        gone = _all.pop((str(project.resolve()), coder), None)
    if gone is not None:
        gone.clean()


@atexit.register
def _clean_all() -> None:
    for one in _all.values():
        one.clean()
