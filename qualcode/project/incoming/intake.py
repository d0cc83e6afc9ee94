"""A batch of files comes in, one by one; what each is, is given, told in a manifest, or guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
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
    failed,
    understand_bytes,
    wanted_anew,
)
from qualcode.project.incoming.files import Collected, Found, collect, is_table, why_passed_over
from qualcode.project.incoming.former import (
    former_of,
    guessed_as_before,
    known_of,
    read_as_known,
    warned,
    with_speakers,
)
from qualcode.project.incoming.looking import Looked, Novelty, copies, in_order, look_at
from qualcode.project.incoming.manifest import Entry, load_manifest
from qualcode.project.incoming.near_names import misspelt_cases
from qualcode.project.incoming.readings import document_id
from qualcode.project.incoming.told import Manifest, Manifests, inside, of_folders, of_zip
from qualcode.project.incoming.versions import bring_back, put, taken_along
from qualcode.store import Store

if TYPE_CHECKING:
    from qualcode.reading.archive import Member

_OTHER = "project.passed_over.other_manifest"


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
        self._told = Manifests()
        self._doubted: dict[str, str] = {}

    def add(self, paths: Sequence[Path], progress: Progress) -> Iterator[Added]:
        """Store each file as soon as it is read, and report on it; a bad file stops only itself.

        Files that a manifest tells of come first, and copies last: of two files that are the same, the one is
        stored that is told of, within a zip too, or else is not called a copy of the other.
        """
        from qualcode.reading import ahead

        collected = self._collect(paths)
        told = self._told
        files = in_order(collected.files, told)
        for first in files[:1]:
            ahead(first.path, self._is_new)
        for done, found in enumerate(files):
            progress(done, len(files))
            for following in files[done + 1 : done + 2]:
                ahead(following.path, self._is_new)
            yield from self._add_file(found)
        progress(len(collected.files), len(collected.files))
        for found, reason in collected.passed_over:
            yield Added(found.place, Outcome.PASSED_OVER, error=why_passed_over(reason, found.place))
        yield from told.lost()

    def look(self, paths: Sequence[Path], progress: Progress) -> Iterator[Looked]:
        """What each file would be stored as, those that are in too if that is wished; nothing is stored."""
        collected = self._collect(paths)
        told = {one.path for one in collected.files if self._told.find(one.path.absolute())}
        twice = copies(collected.files, told)
        for done, found in enumerate(collected.files):
            progress(done, len(collected.files))
            entry = self._entry(self._told.find(found.path.absolute()), found.path.name)
            if found.path in twice:
                note = t("project.copy", file=twice[found.path].name)
                yield Looked(found.path, Novelty.PASSED_OVER, entry, note=note)
                continue
            looked = look_at(self._store, found, entry)
            doubts = self._doubts(entry.case or found.group)
            yield replace(looked, warnings=(*looked.warnings, *doubts)) if looked.storable else looked
        progress(len(collected.files), len(collected.files))
        for found, reason in collected.passed_over:
            yield Looked(
                found.path, Novelty.PASSED_OVER, Entry(found.place), note=why_passed_over(reason, found.place)
            )
        for lost in self._told.lost():
            yield Looked(Path(lost.file), Novelty.FAILED, Entry(lost.file), note=lost.error)

    def _collect(self, paths: Sequence[Path]) -> Collected:
        """The files that are meant, what is told of them taken in."""
        from qualcode.reading import formats

        collected = collect(paths, formats(), self._store.path)
        given = self._manifest
        if given is None:
            self._told = of_folders(collected.manifests)
        else:
            rows = load_manifest(given) if isinstance(given, Path) else given
            self._told = Manifests([Manifest(rows)])
            unused = [(Found(file), _OTHER) for file in collected.manifests]
            collected = replace(collected, passed_over=(*collected.passed_over, *unused))
        self._doubted = self._misspelt(collected.files, self._told)
        return collected

    def _misspelt(self, files: Iterable[Found], told: Manifests) -> dict[str, str]:
        """Names of cases in this batch that are near another one, and that other."""
        rows = (told.find(found.path.absolute()) for found in files)
        cases = Counter(
            self._given.case or (entry.case if entry else "") or found.group
            for entry, found in zip(rows, files, strict=True)
        )
        for entry in told.entries():
            cases[entry.case] += 1
        del cases[""]
        return misspelt_cases(cases, (case.name for case in self._store.documents.cases()))

    def _doubts(self, case: str) -> tuple[str, ...]:
        meant = self._doubted.get(case)
        return (t("project.near_case", case=case, meant=meant),) if meant else ()

    def _add_file(self, found: Found) -> Iterator[Added]:
        """The file, or each source in it where it is a zip, of which manifests in it may tell too."""
        from qualcode.reading import passed_over, sources

        try:
            given = self._manifest is not None
            inner, unused = (Manifests(), {}) if given else of_zip(found.path)
            self._doubted |= self._misspelt((), inner)
            told, own = self._told | inner, self._told.find(found.path.absolute())
            for member in sources(found.path, lambda place: told.find(inside(found.path, place)) is not None):
                place = f"{found.place}/{member.path}" if member.path.name else found.place
                if not is_table(member.path):
                    entry = told.find(inside(found.path, member.path)) or own
                    yield self._add_one(member, self._entry(entry, member.name), found.group, place)
                elif reason := unused.get(member.path, _OTHER if given else ""):
                    yield Added(place, Outcome.PASSED_OVER, error=why_passed_over(reason, place))
            for name, reason in passed_over(found.path):
                yield Added(f"{found.place}/{name}", Outcome.PASSED_OVER, error=why_passed_over(reason, name))
            yield from inner.lost()
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001 (one bad file may not stop the other forty-nine)
            yield failed(found.place, error, self._store.path.name)

    def _is_new(self, data: bytes) -> bool:
        return self._store.documents.by_hash(content_hash(data)) is None

    def _add_one(self, member: Member, entry: Entry, group: str, place: str) -> Added:
        """One source; `place` is how a report calls it where it cannot be stored."""
        try:
            if member.data is None:
                raise member.problem or ReadingError("reading.error.damaged", file=member.name)
            sha, without = content_hash(member.data), checked_steps(entry.without)
            before = self._store.documents.by_hash(sha)
            if before and wanted_anew(entry, member.name):
                return self._read_again(member.data, member.name, entry, before)
            in_use = before and not without and self._store.documents.in_use(before.id)
            known = before.id if before and in_use else document_id(sha, without)
            if self._store.documents.has(known):
                self._met.add(known)
                return self._met_again(known, member.name, entry)
            understood = self._understood(member.data, member.name, entry, group or member.group)
            self._met.add(known)
            with self._store.writing():
                if self._store.documents.has(understood.document.id):  # another process was first
                    return self._met_again(understood.document.id, member.name, entry)
                added = put(self._store, understood, besides=self._met, seen=entry.whole)
            doubts = self._doubts(entry.case or group or member.group)
            return replace(added, warnings=(*added.warnings, *doubts))
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001 (nor one bad file in a zip the rest of it)
            return failed(place, error, self._store.path.name)

    def _understood(self, data: bytes, name: str, entry: Entry, group: str) -> Understood:
        """The file as read, with what was known of the source of which it is another version."""
        without = checked_steps(entry.without)
        understand = partial(understand_bytes, data, name, group=group, without=without)
        guessed = guessed_as_before(self._store, name, entry, understand)
        former = former_of(self._store, guessed, entry, group=group, besides=self._met)
        if former is None:
            return guessed
        known = with_speakers(former, known_of(former, entry, self._store), self._store, guessed)
        return warned(understand(known), guessed, entry)

    def _read_again(self, data: bytes, name: str, entry: Entry, before: Document) -> Added:
        """A file that is in already, read anew: a new version where that makes a difference."""
        former = self._store.documents.get(self._store.documents.version_in_use(before.id))
        understand = partial(understand_bytes, data, name, without=checked_steps(entry.without))
        _, read = read_as_known(self._store, former, replace(entry, again=True), understand)
        with self._store.writing():
            return self._put_anew(read, former, name, entry)

    def _put_anew(self, read: Understood, former: Document, name: str, entry: Entry) -> Added:
        """A source that was read anew, in use; call it inside a write."""
        now = former.id
        if self._store.revisions.withdrawn(now):
            self._store.revisions.bring_back(now)
        kind, turns = read.document.kind, list(read.transcript.turns)
        same = read.transcript.text == self._store.documents.text(now)
        same = same and read.document.source.columns == former.source.columns
        if same and turns == self._store.documents.turns(now):
            if kind != former.kind:
                former = self._store.revisions.set_document(now, kind=kind.value)
            note = t("project.reads_the_same", title=former.title)
            return Added(name, Outcome.DUPLICATE, document=former, warnings=(note,))
        if self._store.documents.has(read.document.id):
            back = self._met_again(read.document.id, name, entry)
            return replace(
                back, document=self._store.revisions.set_document(read.document.id, kind=kind.value)
            )
        return put(self._store, read, former=former, seen=entry.whole, again=True)

    def _met_again(self, known: str, name: str, entry: Entry) -> Added:
        """A file that is in already: left alone, or taken back into use where another had replaced it."""
        known = self._store.versions.as_put_right(known)
        document = self._store.documents.get(known)
        if self._store.revisions.withdrawn(known):
            self._store.revisions.bring_back(known)
            return Added(name, Outcome.ADDED, document=document)
        if self._store.documents.in_use(known):
            notes = [t("project.duplicate", title=document.title), *self._unused(entry, document)]
            return Added(name, Outcome.DUPLICATE, document=document, warnings=tuple(notes))
        document, along = bring_back(self._store, known)
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
            dated=given.dated if given.date else entry.dated,
            phase=given.phase or entry.phase,
            attributes={**entry.attributes, **given.attributes},
            without=(*self._without, *entry.without),
            again=given.again or entry.again,
            columns=given.columns or entry.columns,
        )


def _names(keys: Iterable[str], names: Mapping[str, str]) -> set[str]:
    return {name for key in keys for name in (key, names.get(key, key))}
