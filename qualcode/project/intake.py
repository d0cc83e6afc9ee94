"""A batch of files comes in, one by one; what each is, is given, told in a manifest, or guessed."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from qualcode.errors import Cancelled, ReadingError
from qualcode.i18n import t
from qualcode.model import content_hash
from qualcode.progress import Progress
from qualcode.project.adding import (
    Added,
    Outcome,
    checked_steps,
    document_id,
    failed,
    kind_from_name,
    understand_bytes,
)
from qualcode.project.files import Found, collect
from qualcode.project.looking import Looked, Novelty, look_at
from qualcode.project.manifest import Entry, load_manifest
from qualcode.project.versions import put, taken_along
from qualcode.store import Store

if TYPE_CHECKING:
    from qualcode.reading.archive import Member


class Intake:
    """Reads files into a project's store.

    Parameters
    ----------
    given : what holds for every file; goes before what the manifest says.
    manifest : a table of what the files are, or its rows; one lying in a folder that is added is found by
        itself.
    without : names of repair steps to leave out; ProjectError where one does not exist.
    """

    def __init__(
        self,
        store: Store,
        given: Entry,
        manifest: Path | Sequence[Entry] | None,
        without: Collection[str] = (),
    ) -> None:
        self._store = store
        self._given = given
        self._manifest = manifest
        self._without = checked_steps(without)
        self._met: set[str] = set()

    def add(self, paths: Sequence[Path], progress: Progress) -> Iterator[Added]:
        """Store each file as soon as it is read, and report on it; a bad file stops only itself."""
        from qualcode.reading import formats

        collected = collect(paths, formats(), self._store.path)
        entries = self._entries(collected.manifest)
        met: set[str] = set()
        for done, found in enumerate(collected.files):
            progress(done, len(collected.files))
            name = _entry_name(found.path, entries)
            met.add(name)
            yield from self._add_file(found, name, entries, met)
        progress(len(collected.files), len(collected.files))
        for path, reason in collected.passed_over:
            yield Added(path.name, Outcome.PASSED_OVER, error=t(reason))
        for name, entry in entries.items():
            if name not in met:
                yield Added(entry.file, Outcome.FAILED, error=t("project.not_in_folder", row=entry.row))

    def look(self, paths: Sequence[Path], progress: Progress) -> Iterator[Looked]:
        """What each file would be stored as; nothing is stored."""
        from qualcode.reading import formats

        collected = collect(paths, formats(), self._store.path)
        entries = self._entries(collected.manifest)
        for done, found in enumerate(collected.files):
            progress(done, len(collected.files))
            entry = self._entry(entries.get(_entry_name(found.path, entries)), found.path.name)
            yield look_at(self._store, found, entry)
        progress(len(collected.files), len(collected.files))
        for path, reason in collected.passed_over:
            yield Looked(path, Novelty.PASSED_OVER, Entry(path.name), note=t(reason))

    def _entries(self, found: Path | None) -> dict[str, Entry]:
        told = self._manifest or found
        rows = load_manifest(told) if isinstance(told, Path) else told or ()
        return {_folded(entry.file): entry for entry in rows}

    def _add_file(
        self, found: Found, name: str, entries: Mapping[str, Entry], met: set[str]
    ) -> Iterator[Added]:
        """The file, or each source in it where it is a zip."""
        from qualcode.reading import passed_over, sources

        try:
            for member in sources(found.path):
                own = name
                if member.name != found.path.name:
                    inside = _entry_name(Path(member.group, member.name), entries)
                    own = inside if inside in entries else name
                    met.add(own)
                yield self._add_one(member, self._entry(entries.get(own), member.name), found.group)
            for inside in passed_over(found.path):
                yield Added(inside, Outcome.PASSED_OVER, error=t("project.passed_over.unknown"))
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001 (one bad file may not stop the other forty-nine)
            yield failed(found.path.name, error)

    def _add_one(self, member: Member, entry: Entry, group: str) -> Added:
        try:
            if member.data is None:
                raise member.problem or ReadingError("reading.error.damaged", file=member.name)
            known = document_id(content_hash(member.data), self._without)
            if self._store.documents.has(known):
                self._met.add(known)
                return self._met_again(known, member.name)
            understood = understand_bytes(
                member.data, member.name, entry, group=group or member.group, without=self._without
            )
            self._met.add(known)
            return put(self._store, understood, besides=self._met)
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001 (nor one bad file in a zip the rest of it)
            return failed(member.name, error)

    def _met_again(self, known: str, name: str) -> Added:
        """A file that is in already: left alone, or taken back into use where another had replaced it."""
        document = self._store.documents.get(known)
        if self._store.revisions.withdrawn(known):
            self._store.revisions.bring_back(known)
            return Added(name, Outcome.ADDED, document=document)
        if self._store.documents.in_use(known):
            note = t("project.duplicate", title=document.title)
            return Added(name, Outcome.DUPLICATE, document=document, warnings=(note,))
        along = self._store.revisions.restore(known)
        report = Added(name, Outcome.REPLACED, document=document)
        return taken_along(self._store, report, along, "project.restored")

    def _entry(self, entry: Entry | None, name: str) -> Entry:
        entry, given = entry or Entry(name), self._given
        return replace(
            entry,
            case=given.case or entry.case,
            kind=given.kind or entry.kind or kind_from_name(PurePath(name).stem),
            date=given.date or entry.date,
            phase=given.phase or entry.phase,
            attributes={**entry.attributes, **given.attributes},
        )


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).replace("\\", "/").casefold()


def _entry_name(path: PurePath, entries: Mapping[str, Entry]) -> str:
    """The manifest's name for a file: its name alone, or with as many folders as the manifest gives."""
    parts = path.parts
    for length in range(len(parts), 0, -1):
        name = _folded("/".join(parts[-length:]))
        if name in entries:
            return name
    return _folded(path.name)
