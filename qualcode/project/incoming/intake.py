"""A batch of files comes in, one by one; what each is, is given, told in a manifest, or guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from qualcode.errors import Cancelled, ReadingError
from qualcode.i18n import t
from qualcode.model import Document, content_hash
from qualcode.progress import Progress
from qualcode.project.incoming.adding import (
    Added,
    Outcome,
    Understood,
    checked_steps,
    document_id,
    failed,
    understand_bytes,
)
from qualcode.project.incoming.files import Found, collect
from qualcode.project.incoming.former import fields_of, former_of, known_of, warned
from qualcode.project.incoming.looking import Looked, Novelty, look_at
from qualcode.project.incoming.manifest import Entry, as_told, load_manifest
from qualcode.project.incoming.near_names import misspelt_cases
from qualcode.project.incoming.versions import put, taken_along
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
        self._doubted: dict[str, str] = {}

    def add(self, paths: Sequence[Path], progress: Progress) -> Iterator[Added]:
        """Store each file as soon as it is read, and report on it; a bad file stops only itself.

        Files that the manifest tells of come first: of two copies, that one is stored,
        within a zip too.
        """
        from qualcode.reading import formats

        collected = collect(paths, formats(), self._store.path)
        entries = self._entries(collected.manifest)
        self._doubted = self._misspelt(collected.files, entries)
        met: set[str] = set()
        for done, found in enumerate(_told_first(collected.files, entries)):
            progress(done, len(collected.files))
            name = _entry_name(found.path, entries)
            met.add(name)
            yield from self._add_file(found, name, entries, met)
        progress(len(collected.files), len(collected.files))
        for path, reason in collected.passed_over:
            yield Added(path.name, Outcome.PASSED_OVER, error=t(reason))
        for name, entry in entries.items():
            if name not in met:
                yield Added(entry.file, Outcome.FAILED, error=_not_found(entry, met - entries.keys()))

    def look(self, paths: Sequence[Path], progress: Progress) -> Iterator[Looked]:
        """What each file would be stored as; nothing is stored."""
        from qualcode.reading import formats

        collected = collect(paths, formats(), self._store.path)
        entries = self._entries(collected.manifest)
        self._doubted = self._misspelt(collected.files, entries)
        for done, found in enumerate(collected.files):
            progress(done, len(collected.files))
            entry = self._entry(entries.get(_entry_name(found.path, entries)), found.path.name)
            looked = look_at(self._store, found, entry)
            doubts = self._doubts(entry.case or found.group)
            yield replace(looked, warnings=(*looked.warnings, *doubts)) if looked.storable else looked
        progress(len(collected.files), len(collected.files))
        for path, reason in collected.passed_over:
            yield Looked(path, Novelty.PASSED_OVER, Entry(path.name), note=t(reason))

    def _entries(self, found: Path | None) -> dict[str, Entry]:
        told = self._manifest or found
        rows = load_manifest(told) if isinstance(told, Path) else told or ()
        return {as_told(entry.file): entry for entry in rows}

    def _misspelt(self, files: Iterable[Found], entries: Mapping[str, Entry]) -> dict[str, str]:
        """Names of cases in this batch that are near another one, and that other."""
        told = Counter(
            self._given.case
            or (entry.case if (entry := entries.get(_entry_name(found.path, entries))) else "")
            or found.group
            for found in files
        )
        for entry in entries.values():
            told[entry.case] += 1
        del told[""]
        return misspelt_cases(told, (case.name for case in self._store.documents.cases()))

    def _doubts(self, case: str) -> tuple[str, ...]:
        meant = self._doubted.get(case)
        return (t("project.near_case", case=case, meant=meant),) if meant else ()

    def _add_file(
        self, found: Found, name: str, entries: Mapping[str, Entry], met: set[str]
    ) -> Iterator[Added]:
        """The file, or each source in it where it is a zip."""
        from qualcode.reading import passed_over, sources

        try:
            for member in sources(found.path, lambda place: _entry_name(place, entries) in entries):
                own = name
                if member.path.name:
                    inside = _entry_name(member.path, entries)
                    own = inside if inside in entries else name
                    met.add(inside)
                yield self._add_one(member, self._entry(entries.get(own), member.name), found.group)
            for inside, reason in passed_over(found.path):
                yield Added(inside, Outcome.PASSED_OVER, error=t(reason))
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
                return self._met_again(known, member.name, entry)
            understood = self._understood(member.data, member.name, entry, group or member.group)
            self._met.add(known)
            added = put(self._store, understood, besides=self._met)
            doubts = self._doubts(entry.case or group or member.group)
            return replace(added, warnings=(*added.warnings, *doubts))
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001 (nor one bad file in a zip the rest of it)
            return failed(member.name, error)

    def _understood(self, data: bytes, name: str, entry: Entry, group: str) -> Understood:
        """The file as read, with what was known of the source of which it is another version."""
        understand = partial(understand_bytes, data, name, group=group, without=self._without)
        guessed = understand(entry)
        former = former_of(self._store, guessed, entry, group=group, besides=self._met)
        if former is None:
            return guessed
        return warned(understand(known_of(former, entry, self._store)), guessed, entry)

    def _met_again(self, known: str, name: str, entry: Entry) -> Added:
        """A file that is in already: left alone, or taken back into use where another had replaced it."""
        document = self._store.documents.get(known)
        if self._store.revisions.withdrawn(known):
            self._store.revisions.bring_back(known)
            return Added(name, Outcome.ADDED, document=document)
        if self._store.documents.in_use(known):
            notes = [t("project.duplicate", title=document.title), *self._unused(entry, document)]
            return Added(name, Outcome.DUPLICATE, document=document, warnings=tuple(notes))
        with self._store.writing():
            later = self._store.documents.get(self._store.documents.version_in_use(known))
            along = self._store.versions.restore(known)
            document = self._store.revisions.set_document(known, **fields_of(later))
        report = Added(name, Outcome.REPLACED, document=document)
        return taken_along(self._store, report, along, "project.restored")

    def _unused(self, entry: Entry, document: Document) -> list[str]:
        """What the manifest tells otherwise of a file that is in already."""
        if not entry.row:
            return []
        cases = {case.id: case.name for case in self._store.documents.cases()}
        other = {
            "title": entry.title if entry.title != document.title else "",
            "case": entry.case if entry.case and entry.case not in _names(document.cases, cases) else "",
            "kind": t(f"analysis.kind.{entry.kind}") if entry.kind not in (None, document.kind) else "",
            "date": entry.date if entry.date != document.date else "",
            "phase": entry.phase if entry.phase != document.phase else "",
        }
        told = [f"{t(f'project.field.{name}')}: {value}" for name, value in other.items() if value]
        return [t("project.row_unused", row=entry.row, told="; ".join(told))] if told else []

    def _entry(self, entry: Entry | None, name: str) -> Entry:
        entry, given = entry or Entry(name), self._given
        return replace(
            entry,
            case=given.case or entry.case,
            kind=given.kind or entry.kind,
            date=given.date or entry.date,
            phase=given.phase or entry.phase,
            attributes={**entry.attributes, **given.attributes},
        )


def _names(keys: Iterable[str], names: Mapping[str, str]) -> set[str]:
    return {name for key in keys for name in (key, names.get(key, key))}


def _told_first(files: Sequence[Found], entries: Mapping[str, Entry]) -> list[Found]:
    """Files that the manifest names, zips in which it may name some, and the others."""

    def rank(found: Found) -> int:
        if _entry_name(found.path, entries) in entries:
            return 0
        return 1 if found.path.suffix.lower() == ".zip" else 2

    return sorted(files, key=rank) if entries else list(files)


def _not_found(entry: Entry, others: Collection[str]) -> str:
    """That a file of the manifest is not there, and which of the files that it does not name may be meant."""
    name = as_told(PurePath(entry.file).name)
    alike = [other for other in others if _digits(other) == _digits(name)]
    near = get_close_matches(name, alike, n=1, cutoff=0.75)
    if near:
        return t("project.not_in_folder_near", row=entry.row, meant=near[0])
    return t("project.not_in_folder", row=entry.row)


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def _entry_name(path: PurePath, entries: Mapping[str, Entry]) -> str:
    """The manifest's name for a file: its name alone, or with as many folders as the manifest gives."""
    parts = path.parts
    for length in range(len(parts), 0, -1):
        name = as_told("/".join(parts[-length:]))
        if name in entries:
            return name
    return as_told(path.name)
