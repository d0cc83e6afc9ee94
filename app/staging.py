"""Files that were dragged in and are not stored yet: unpacked, looked at, corrected by hand.

They lie in the user's own configuration folder, which nobody else may read, and go when they are stored or
dropped, or when the server is ended. Corrections lie beside them, so that neither a reload nor a server that
dies loses any.
"""

from __future__ import annotations

import atexit
import json
import shutil
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from secrets import token_hex
from typing import Any, BinaryIO

from app.recents import config_folder
from app.staged import entry_of, reading_kept, row_of, speakers_anew, speakers_told, told_before
from qualcode.errors import QualcodeError
from qualcode.model import Repair, content_hash
from qualcode.progress import Progress
from qualcode.project import Project
from qualcode.project.incoming.adding import Added, failed
from qualcode.project.incoming.files import manifests_below
from qualcode.project.incoming.looking import Looked, Novelty
from qualcode.project.incoming.manifest import Entry
from qualcode.project.incoming.told import of_folders
from qualcode.project.incoming.unpacking import free_path, plain_name, unpack
from qualcode.replacing import replacing


@dataclass
class Staging:
    """One delivery of files to one project by one coder; its `id` no other one has, the next one neither.

    Attributes
    ----------
    stored : how it went with the files that were stored, or cannot be.
    waiting : the same of those that the disk or the project file could not take yet.
    untaken : files that did not fit on the disk, with what is in them.
    """

    folder: Path
    found_back: bool = False
    troubles: list[tuple[str, str]] = field(default_factory=list)
    looked: list[Looked] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    speakers: list[dict[str, Any]] = field(default_factory=list)
    version: int = 0
    stored: list[Added] = field(default_factory=list)
    waiting: list[Added] = field(default_factory=list)
    untaken: list[tuple[str, BinaryIO]] = field(default_factory=list)
    report: list[Added] | None = None
    id: str = field(default_factory=lambda: token_hex(4))
    _kept: str = ""

    def take(self, name: str, content: BinaryIO) -> None:
        """Put a file into the folder; a zip is unpacked into one of its own."""
        target = free_path(self.folder / plain_name(name))
        own = free_path(self.folder / target.stem)
        try:
            with target.open("xb") as sink:
                shutil.copyfileobj(content, sink)
            if target.suffix.lower() != ".zip":
                return
            own.mkdir()
            left_out = unpack(target, own)
            of_folders(manifests_below(own))
            self.troubles += [(f"{target.name}/{inner}", why) for inner, why in left_out]
        except (QualcodeError, OSError) as error:  # half a file would be read as a whole one
            shutil.rmtree(own, ignore_errors=True)
            told = failed(name, error)
            self.troubles.append((name, told.error))
            if told.may_pass:
                self.untaken.append((name, content))
        target.unlink(missing_ok=True)

    def take_again(self) -> None:
        """Try once more what did not fit on the disk."""
        again, self.untaken = self.untaken, []
        names = [name for name, _ in again]
        self.troubles = [trouble for trouble in self.troubles if trouble[0] not in names]
        for name, content in again:
            content.seek(0)
            self.take(name, content)

    @property
    def paths(self) -> list[Path]:
        """The folder of what each zip held, then each loose file: a loose manifest tells of everything."""
        return sorted(self.folder.iterdir(), key=lambda path: (not path.is_dir(), path.name))

    def look(self, project: Project, progress: Progress) -> None:
        """See what each file would be stored as, read as somebody said before the server died."""
        looked = project.look(self.paths, progress=progress)
        kept = self._kept_before()[2]
        told = [told_before(one, name, kept[name]) for one in looked if (name := self.name_of(one)) in kept]
        paths = [self.folder / entry.file for entry in told]
        anew = {one.path: one for one in project.look(paths, manifest=told)} if told else {}
        self.settle([anew.get(one.path, one) for one in looked])

    def settle(self, looked: Sequence[Looked]) -> None:
        """Make the rows to correct out of what was understood."""
        self.looked = list(looked)
        self.rows = [row_of(one) for one in self.storable]
        self.speakers = speakers_anew(self.storable, {})
        self._correct_as_before()
        self.version += 1

    def look_again(self, looked: Sequence[Looked]) -> None:
        """Put what some files are understood as now in the place of what they were; corrections stay."""
        anew = {one.path: one for one in looked}
        rows = {one.path: row for one, row in zip(self.storable, self.rows, strict=True)}
        told = speakers_told(self.storable, self.speakers)
        self.looked = [anew.get(one.path, one) for one in self.looked]
        of_files = ("speakers", "words", "note")
        self.rows = []
        for one in self.storable:
            fresh = row_of(one)
            self.rows.append({**rows.get(one.path, fresh), **{name: fresh[name] for name in of_files}})
        self.speakers = speakers_anew(self.storable, told)
        self.version += 1
        self.keep()

    def store(
        self, project: Project, paths: Sequence[Path], entries: Sequence[Entry], progress: Progress
    ) -> None:
        """Store the files; what cannot be now, or is not in yet when that is broken off, stays."""
        self.waiting = []
        try:
            for line in project.adding(paths, entries, progress=progress):
                (self.waiting if line.may_pass else self.stored).append(line)
        except BaseException:
            self.stored = [line for line in self.stored if line.document is not None]
            held = {line.document.source.sha256 for line in self.stored if line.document is not None}
            self._leave(lambda one: one.sha256 not in held)
            if self.rows:
                raise
        if self.waiting:
            names = {line.file.partition("/")[0] for line in self.waiting}
            self._leave(lambda one: one.path in paths and one.path.name in names)
        if not self.rows or not self.waiting:
            self.report = [*self.stored, *self.waiting]
            self.clean()

    def _leave(self, stays: Callable[[Looked], bool]) -> None:
        """Some files stay to be stored, the others go from the rows."""
        rest = [(one, row) for one, row in zip(self.storable, self.rows, strict=True) if stays(one)]
        told = speakers_told(self.storable, self.speakers)
        gone = {one.path for one in self.storable} - {one.path for one, _ in rest}
        for path in gone:
            path.unlink(missing_ok=True)
        self.looked = [one for one in self.looked if one.path not in gone]
        self.rows = [row for _, row in rest]
        self.speakers = speakers_anew(self.storable, told)
        self.version += 1
        with suppress(OSError):  # on a full disk it is told why storing ended; the page keeps them again
            self.keep()

    def repairs(self) -> dict[str, list[tuple[Looked, Repair | None]]]:
        """By step the files in which it repaired something, or would have: there the repair is None."""
        found: dict[str, list[tuple[Looked, Repair | None]]] = {}
        for one in self.storable:
            for repair in one.repairs:
                found.setdefault(repair.step, []).append((one, repair))
            for step in one.entry.without:
                found.setdefault(step, []).append((one, None))
        return found

    def keep(self) -> None:
        """Keep the corrections beside the files."""
        readings = {self.name_of(one): kept for one in self.looked if (kept := reading_kept(one))}
        text = json.dumps([self.rows, self.speakers, readings], ensure_ascii=False)
        if text != self._kept:
            with replacing(_beside(self.folder)) as partial:
                partial.write_text(text, "utf-8")
            self._kept = text

    def _correct_as_before(self) -> None:
        """What was corrected in the same files before: the server died, or more files came."""
        rows, speakers, _ = self._kept_before()
        known = {row["file"]: row for row in rows}
        names = {row["number"]: row["file"] for row in speakers}
        if len(known) < len(rows):  # of the same name in different folders: nobody can tell which is which
            return
        self.rows = [known.get(row["file"], row) for row in self.rows]
        told = {(names[row["number"]], row["label"]): row for row in speakers}
        for row in self.speakers:
            before = told.get((row["file"], row["label"]), row)
            row |= {name: before[name] for name in ("name", "role")}

    def _kept_before(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
        """What `keep` wrote: rows of files, of speakers, and readings by name of file."""
        try:
            rows, speakers, readings = json.loads(_beside(self.folder).read_text("utf-8"))
        except (OSError, ValueError):
            return [], [], {}
        return rows, speakers, readings

    @property
    def storable(self) -> list[Looked]:
        """The files that can be stored, in the order of the rows."""
        return [one for one in self.looked if one.storable]

    @property
    def refused(self) -> list[Looked]:
        """The others, each with a note that says why."""
        return [one for one in self.looked if not one.storable]

    @property
    def present(self) -> list[Looked]:
        """The files that are in the project already, byte for byte."""
        return [one for one in self.looked if one.novelty is Novelty.DUPLICATE]

    @property
    def misread(self) -> list[Entry]:
        """What the rows tell of files that were read as talk and are none, or the other way round."""
        told = [(one, self._entry(number, one)) for number, one in enumerate(self.storable)]
        return [
            replace(entry, whole=False, speakers=one.entry.speakers)
            for one, entry in told
            if one.entry.kind and entry.kind and one.entry.kind.is_talk != entry.kind.is_talk
        ]

    @property
    def said(self) -> list[tuple[str, str]]:
        """The files of which there is something to say before they are stored, and that."""
        said = [(f.path.name, " ".join((f.note, *f.warnings, f.known)).strip()) for f in self.storable]
        return [(name, note) for name, note in said if note]

    def chosen(self) -> tuple[list[Path], list[Entry]]:
        """The files that are ticked, and what the rows tell of them."""
        picked = [(n, one) for n, one in enumerate(self.storable) if self.rows[n]["chosen"]]
        return [one.path for _, one in picked], [self._entry(n, one) for n, one in picked]

    def _entry(self, number: int, one: Looked) -> Entry:
        told = [row for row in self.speakers if row["number"] == number]
        return replace(entry_of(one, self.rows[number], told), file=self.name_of(one))

    def name_of(self, one: Looked) -> str:
        """A file's name with its folders in the delivery, as a manifest gives it."""
        within = one.path.is_relative_to(self.folder)
        return one.path.relative_to(self.folder).as_posix() if within else one.path.name

    def clean(self) -> None:
        """Remove the files."""
        shutil.rmtree(self.folder, ignore_errors=True)
        _beside(self.folder).unlink(missing_ok=True)


_lock = threading.Lock()
_all: dict[tuple[str, str], Staging] = {}


def of(project: Path, coder: str) -> Staging | None:
    """What this coder dragged into this project and did not store or drop yet."""
    with _lock:
        key, folder = (str(project.resolve()), coder), _folder(project, coder)
        if key not in _all and folder.is_dir():  # of a server that died
            _all[key] = Staging(folder, found_back=True)
        return _all.get(key)


def begin(project: Path, coder: str) -> Staging:
    """An empty delivery; the former one is dropped."""
    drop(project, coder)
    with _lock:
        folder = _folder(project, coder)
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.parent.chmod(0o700)  # names and titles lie beside the folders
        folder.mkdir()
        made = _all[(str(project.resolve()), coder)] = Staging(folder)
    return made


def _folder(project: Path, coder: str) -> Path:
    return config_folder() / "deliveries" / content_hash(f"{project.resolve()}\n{coder}")[:16]


def _beside(folder: Path) -> Path:
    return folder.with_suffix(".json")


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
