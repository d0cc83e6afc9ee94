"""A batch of files comes in, one by one; what each is, is given, told in a manifest, or guessed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from qualcode.errors import Cancelled
from qualcode.i18n import t
from qualcode.model import Document
from qualcode.progress import Progress
from qualcode.project.adding import Added, Outcome, Understood, failed, file_hash, kind_from_name, understand
from qualcode.project.files import Found, collect
from qualcode.project.manifest import Entry, load_manifest
from qualcode.store import Store


class Intake:
    """Reads files into a project's store.

    Parameters
    ----------
    given : what holds for every file; goes before what the manifest says.
    manifest : a table of what the files are; one lying in a folder that is added is found by itself.
    """

    def __init__(self, store: Store, given: Entry, manifest: Path | None) -> None:
        self._store = store
        self._given = given
        self._manifest = manifest

    def add(self, paths: Sequence[Path], progress: Progress) -> Iterator[Added]:
        """Store each file as soon as it is read, and report on it; a bad file stops only itself."""
        from qualcode.reading import formats

        collected = collect(paths, formats(), self._store.path)
        manifest = self._manifest or collected.manifest
        entries = {_folded(entry.file): entry for entry in load_manifest(manifest)} if manifest else {}
        met: set[str] = set()
        for done, found in enumerate(collected.files):
            progress(done, len(collected.files))
            name = _entry_name(found, entries)
            met.add(name)
            yield self._add_one(found, self._entry(entries.get(name), found))
        progress(len(collected.files), len(collected.files))
        for path, reason in collected.passed_over:
            yield Added(path.name, Outcome.PASSED_OVER, error=t(reason))
        for name, entry in entries.items():
            if name not in met:
                yield Added(entry.file, Outcome.FAILED, error=t("project.not_in_folder", row=entry.row))

    def _add_one(self, found: Found, entry: Entry) -> Added:
        try:
            known = self._store.documents.by_hash(file_hash(found.path))
            if known is not None and self._store.revisions.withdrawn(known.id):
                self._store.revisions.bring_back(known.id)
                return Added(found.path.name, Outcome.ADDED, document=known)
            if known is not None:
                note = t("project.duplicate", title=known.title)
                return Added(found.path.name, Outcome.DUPLICATE, document=known, warnings=(note,))
            return self._put(understand(found.path, entry, group=found.group))
        except Cancelled:
            raise
        except Exception as error:  # one bad file may not stop the other forty-nine
            return failed(found.path, error)

    def _put(self, understood: Understood) -> Added:
        ids = {case.id: self._store.documents.put_case(case) for case in understood.cases}
        document, transcript = _in_cases(understood.document, ids), understood.transcript
        understood = replace(understood, document=document)
        former = self._store.documents.same_file(document)
        if former is None:
            self._store.documents.put(document, transcript, understood.segments)
            return understood.report(Outcome.ADDED)
        moved, lost = self._store.revisions.replace(former, document, transcript, understood.segments)
        report = understood.report(Outcome.REPLACED)
        note = t("project.replaced", kept=moved, lost=len(lost))
        return replace(report, warnings=(*report.warnings, note), lost=lost)

    def _entry(self, entry: Entry | None, found: Found) -> Entry:
        entry, given = entry or Entry(found.path.name), self._given
        return replace(
            entry,
            case=given.case or entry.case,
            kind=given.kind or entry.kind or kind_from_name(found.path.stem),
            date=given.date or entry.date,
            phase=given.phase or entry.phase,
            attributes={**entry.attributes, **given.attributes},
        )


def _in_cases(document: Document, ids: Mapping[str, str]) -> Document:
    """The document with the ids that its cases have in the project, where they were renamed."""
    speakers = tuple(replace(s, case=ids.get(s.case, s.case)) for s in document.speakers)
    return replace(document, case=ids.get(document.case, document.case), speakers=speakers)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).replace("\\", "/").casefold()


def _entry_name(found: Found, entries: Mapping[str, Entry]) -> str:
    """The manifest's name for a file: its name alone, or with as many folders as the manifest gives."""
    parts = found.path.parts
    for length in range(len(parts), 0, -1):
        name = _folded("/".join(parts[-length:]))
        if name in entries:
            return name
    return _folded(found.path.name)
