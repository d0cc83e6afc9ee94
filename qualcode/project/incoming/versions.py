"""A file that comes in again, changed: what was known and coded of the former version goes along."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from qualcode.i18n import t
from qualcode.model import Coding, Document
from qualcode.project.incoming.adding import Added, Outcome, Understood
from qualcode.project.incoming.by_hand_along import put_right
from qualcode.project.incoming.former import SAME, fields_of, most_alike, shared
from qualcode.project.incoming.speakers_along import take_corrections
from qualcode.store import Store
from qualcode.store.versions import Along


def put(
    store: Store,
    understood: Understood,
    *,
    besides: Collection[str] = (),
    former: Document | None = None,
    seen: bool = False,
    again: bool = False,
) -> Added:
    """Store a document and its cases, as a new version where a file of that name in that case is in already.

    `besides` are ids of documents that came by in this batch: two files of one name in different folders
    are two sources, not versions of one. `former` is the source of which it is one, where that is known.
    `seen` is where a person saw names and roles of its speakers. Turns put right by hand in the former
    version are put right again, but where a person asked to read the file `again`.
    """
    with store.writing():
        return _put(store, understood, besides, former, seen=seen, again=again)


def _put(
    store: Store,
    understood: Understood,
    besides: Collection[str],
    former: Document | None,
    *,
    seen: bool,
    again: bool,
) -> Added:
    ids = {case.id: store.documents.put_case(case) for case in understood.cases}
    document, transcript = _in_cases(understood.document, ids), understood.transcript
    understood = replace(understood, document=document)
    alike = store.documents.same_file(document)
    former = former or most_alike(store, understood, [other for other in alike if other.id not in besides])
    if former is None:
        others = [other for other in store.documents.namesakes(document) if other.id not in besides]
        store.documents.put(document, transcript, understood.segments)
        report = understood.report(Outcome.ADDED)
        return replace(report, warnings=(*report.warnings, *_doubled(store, understood, others)))
    stored = (None if again else put_right(store, former, understood)) or understood
    document = stored.document
    along = store.versions.replace(former, document, stored.transcript, stored.segments)
    take_corrections(store, former, document, seen=seen)
    if document.id != understood.document.id:
        store.versions.put_before(document.id, understood.document, transcript, understood.segments)
    return taken_along(store, stored.report(Outcome.REPLACED), along, "project.replaced")


def bring_back(store: Store, document_id: str) -> tuple[Document, Along]:
    """Take a version back into use, with what people told of the source and its speakers since."""
    with store.writing():
        later = store.documents.get(store.documents.version_in_use(document_id))
        along = store.versions.restore(document_id)
        document = store.revisions.set_document(document_id, **fields_of(later))
        take_corrections(store, later, document)
    return store.documents.get(document_id), along


def taken_along(store: Store, report: Added, along: Along, told: str) -> Added:
    """The line of the import report with what went along to the version that counts now, and what did not."""
    notes = [t(told, kept=along.codings, lost=len(along.lost))]
    if along.members or along.lost_members:
        notes.append(t("project.members", kept=along.members, lost=len(along.lost_members)))
    if along.memos or along.lost_memos:
        notes.append(t("project.memos", kept=along.memos, lost=along.lost_memos))
    without = store.proposals.without(report.document.id) if report.document else 0
    if along.proposed or without:
        notes.append(t("project.proposals", kept=along.proposed, without=without))
    if without:
        notes.append(t("project.proposals_how"))
    return replace(
        report,
        warnings=(*report.warnings, *notes),
        lost=along.lost,
        lost_words=_words_of(store, along.lost),
        lost_members=along.lost_members,
    )


def _words_of(store: Store, codings: Sequence[Coding]) -> tuple[str, ...]:
    """The words that each coding stands on."""
    texts = {document: store.documents.text(document) for document in {c.document for c in codings}}
    return tuple(texts[coding.document][coding.start : coding.end] for coding in codings)


def _doubled(store: Store, understood: Understood, others: Sequence[Document]) -> tuple[str, ...]:
    """A warning for each source of another case that has the same file name and mostly the same words."""
    names = {case.id: case.name for case in store.documents.cases()}
    return tuple(
        t("project.other_case", title=other.title, case=names.get(other.case, other.case or "—"))
        for other in others
        if shared(store, understood, other) >= SAME
    )


def _in_cases(document: Document, ids: Mapping[str, str]) -> Document:
    """The document with the ids that its cases have in the project, where they were renamed."""
    speakers = tuple(replace(s, case=ids.get(s.case, s.case)) for s in document.speakers)
    return replace(document, case=ids.get(document.case, document.case), speakers=speakers)
