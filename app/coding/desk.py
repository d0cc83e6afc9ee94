"""The desk at which one coder works: answers what the reading pane asks, and does what it tells.

The pane says what it has, so that an answer holds only what it lacks; an answer that never arrives is made
good by the next one. Deeds are numbered by the pane and done once, in order, however often they are told.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from app import wording
from app.coding import everywhere
from app.coding.deeds import Doer, Place
from app.coding.find import Similar, hits
from app.coding.ledger import Ledger, Result
from app.coding.machine import Machine
from app.coding.marks import EVERYONE, Lens, elsewhere, marks, proposal_rows
from app.coding.shelf import Shelf
from app.coding.waiting import Waiting
from qualcode.errors import QualcodeError
from qualcode.i18n import catalogue, dates, language, t
from qualcode.model import Document, SegmentKind
from qualcode.project import Project
from qualcode.project.proposed.likely import Bounds
from qualcode.store.trouble import may_pass

MOST_TURNS = 80
AHEAD = 2
"""Sources sent with one answer because their fragments come next: what is left goes with the next answer."""
FRESH = 8
Ask = Mapping[str, Any]
Describe = Callable[[Exception], tuple[str, str]]


def in_words(error: Exception) -> tuple[str, str]:
    """What happened and what to do; only our own errors are known here."""
    if isinstance(error, QualcodeError):
        return error.message, error.cure
    raise error


class Desk:
    """One coder's view on one project.

    Parameters
    ----------
    describe : puts any error in words for a researcher.
    similar : search by meaning; gives ``"ready"``, ``"loading"`` or ``"absent"``, and the hits.
    machine : proposes codes and learns from each decision; without it the stored proposals do.
    """

    def __init__(
        self,
        project: Project,
        *,
        describe: Describe = in_words,
        similar: Similar | None = None,
        machine: Machine | None = None,
    ) -> None:
        self.project = project
        self.machine = machine
        self._describe = describe
        self._similar = similar
        self._shelf = Shelf(project)
        self.sheet = self._shelf.sheet
        self._doer = Doer(project, self.sheet)
        self._ledger = Ledger(self._done)
        self.heartbeat = self._ledger.heartbeat
        self._waiting = Waiting(project, machine)

    def wake(self, machine: Machine | None) -> None:
        """Have this machine propose from now on."""
        self.machine = self._waiting.machine = machine

    @property
    def without_proposals(self) -> int:
        """How many fragments came in or changed since proposals were made for all others."""
        return self._waiting.without_proposals()

    def prepare(self) -> None:
        """Do what takes long on a large project before anybody waits for it."""
        self._waiting.prepare()

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents in use, by id."""
        return self._shelf.documents

    # --- what is asked

    def hello(
        self, document: str = "", address: str = "", *, whose: str = EVERYONE, mode: str = "read"
    ) -> dict[str, Any]:
        """All that a pane needs for its first picture; `address` is a fragment, see `Sheet.place`."""
        self._notice()
        found = self._shelf.one_to_read(document)
        docs: list[dict[str, Any]] = [{"id": found, "address": address, "outline": True}] if found else []
        ask = {"docs": docs, "whose": whose, "queue": [] if mode == "queue" else None}
        answer = self.answer(ask)
        answer |= {"fresh": True, "heard": self._ledger.heard(), "texts": _texts()}
        answer |= {"at": {"doc": found, "mode": mode, "whose": whose}}
        return answer

    def answer(self, ask: Ask) -> dict[str, Any]:
        """Do the deeds in `ask`, and give what it asks for."""
        self._notice()  # what is done is done in the sources as they are now
        client = str(ask.get("client", ""))
        results = self._ledger.perform(ask)
        self._notice()
        last, again = self.project.next_actions()
        answer: dict[str, Any] = {
            "client": client,
            "seq": ask.get("seq", 0),
            "ack": self._ledger.done(client),
            "results": [one for one in results if "waits" not in one],
            "waits": next((one["waits"] for one in results if "waits" in one), None),
            "event": self._shelf.event,
            "undo": last,
            "redo": again,
            "me": self.project.who,
            "coders": [] if self._shelf.blind else self.project.coders(),
            "docs": {},
        }
        if ask.get("book") != self._shelf.seen.book:
            answer["book"] = {"v": self._shelf.seen.book, **self._shelf.codes}
        whose = str(ask.get("whose") or EVERYONE)
        wanted = list(ask.get("docs") or ())
        if ask.get("queue") is not None:
            answer["queue"] = self._waiting.next(frozenset(map(str, ask["queue"])), self._shelf.open)
        wanted += self._next(ask, wanted, answer.get("queue", {}).get("items", []))
        bounds = cache(lambda: Bounds.of(self.project.suggestion_run(), self.project.thresholds()))
        for one in wanted:
            self._add(answer["docs"], one, whose, bounds)
        if self.machine:
            self._ahead(answer["docs"], ask.get("place") or {}, self.machine)
            self.machine.notice(self._shelf.event)
        if ask.get("sources"):
            answer["sources"] = self._sources()
            counted = self.project.seen_codes()
            answer |= {"counts": dict(counted.counts), "counted": counted.told}
        if ask.get("tally"):
            answer["tally"] = self._tally(str((ask.get("place") or {}).get("doc", "")), whose)
        if ask.get("find"):
            answer["found"] = hits(ask["find"], self.project, self.documents, self.sheet, self._similar)
        if ask.get("everywhere"):
            answer["everywhere"] = everywhere.found(ask["everywhere"], self.project, self.documents)
        self._ledger.answered(ask)
        return answer

    # --- deeds

    def _done(self, deed: Ask) -> Result:
        """What became of a deed: where it happened, or what went wrong; the other deeds go on.

        Where the file cannot be written for now it waits with the pane (``waits``), and so do the next.
        """
        try:
            return self._shown(self._doer.do(deed))
        except Exception as error:  # noqa: BLE001 (told beside the deed)
            return {"waits" if may_pass(error) else "error": list(self._describe(error))}

    def _shown(self, place: Place | None) -> Result:
        if place is None:
            return {}
        self._notice()  # another version of a source may be in use now
        told: Result = {"told": place.told, "wide": place.wide} if place.told else {}
        if place.document not in self.documents:
            return told
        address = str(place.start)
        return told | {
            "doc": place.document,
            "at": self.sheet(place.document).place(address),
            "address": address,
        }

    def _notice(self) -> None:
        if self._shelf.notice():
            self._waiting.forget()

    # --- parts of an answer

    def _add(self, docs: dict[str, Any], one: Ask, whose: str, bounds: Callable[[], Bounds]) -> None:
        document = str(one.get("id"))
        if document not in self.documents:
            docs[document] = self._gone(document)
            return
        sheet = self.sheet(document)
        lens = Lens(self.project.who, whose, document in self._shelf.blind)
        row: dict[str, Any] = docs.setdefault(document, {})
        fragment = sheet.place(self._address(document, str(one.get("address") or "")))
        if one.get("address"):
            row["at"] = fragment
        if one.get("outline") or one.get("sheet") != self._shelf.seen.sheets:
            row["outline"] = {"v": self._shelf.seen.sheets, "blind": lens.blind, **sheet.outline}
            row["turns"] = sheet.words(sheet.around(fragment))
        asked = [n for first, last in one.get("turns") or () for n in range(int(first), int(last) + 1)]
        if asked:
            row["turns"] = {**row.get("turns", {}), **sheet.words(asked[:MOST_TURNS])}
        version = f"{self._shelf.event}.{whose}.{lens.blind}"
        if one.get("marks") != version:
            row["marks"] = {"v": version, **marks(self.project, sheet, lens)}
        proposed = f"{self._shelf.seen.runs}.{lens.blind}"
        if one.get("proposals") != proposed:
            rows = [] if lens.blind else self.project.suggestions(document=document, coder=self.project.who)
            row["proposals"] = {
                "v": proposed,
                "rows": proposal_rows(sheet, rows, bounds(), self._shelf.seen_alone),
            }

    def _gone(self, document: str) -> dict[str, Any]:
        """That a source is not there any more, and what is read instead, told.

        Where that is another version, which fragments are the same there, for what waits in the pane.
        """
        instead = self._shelf.one_to_read(document)
        row = {"gone": True, "instead": instead}
        if not instead:
            return row
        if instead != self.project.version_in_use(document):
            title = self.documents[instead].title
            return row | {"told": t("app_coding.source_taken_out", title=title)}
        versions = self.project.versions(instead)
        number = [identity for identity, _ in versions].index(instead)
        told = t(
            "app_coding.source_replaced",
            title=self.documents[instead].title,
            number=number + 1,
            of=len(versions),
            when=wording.when(versions[number][1]),
        )
        return row | {"told": told, "moved": self.project.fragments_now(document)}

    def _address(self, document: str, address: str) -> str:
        """The same place in this document, of an address in a version that it replaced."""
        former, _, span = address.rpartition(":")
        start, _, end = span.partition("-")
        if former in ("", document) or not (start.isdecimal() and end.isdecimal()):
            return address
        now, start_now, _ = self.project.place_in_use(former, int(start), int(end))
        return str(start_now) if now == document else ""

    @staticmethod
    def _next(ask: Ask, wanted: Collection[Ask], queued: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
        """Sources that the pane has not and whose fragments come next in its queue, at most `AHEAD`."""
        known = {str(one.get("id")) for one in wanted} | set(map(str, ask.get("held") or ()))
        coming: dict[str, str] = {}
        for document, segment, *_ in [*(ask.get("ahead") or ()), *queued]:
            if document not in known:
                coming.setdefault(str(document), str(segment))
        return [{"id": one, "address": at, "outline": True} for one, at in [*coming.items()][:AHEAD]]

    def _ahead(self, docs: dict[str, Any], place: Ask, machine: Machine) -> None:
        """Proposals as the machine would make them now, for the fragments that come next."""
        document = str(place.get("doc", ""))
        if (
            document not in docs
            or "gone" in docs[document]
            or document in self._shelf.blind
            or not machine.ready
        ):
            return
        sheet, first = self.sheet(document), max(0, int(place.get("fragment", 0)))
        content = [one for one in sheet.segments[first:] if one.kind is SegmentKind.CONTENT][:FRESH]
        judged = self.project.judged(document=document, coder=self.project.who)
        own = {segment.id: judged.get(segment.id, frozenset()) for segment in content}
        fresh = machine.proposals({one: codes for one, codes in own.items() if codes is not None})
        bounds = replace(machine.bounds, by_hand=self.project.thresholds())
        docs[document]["fresh"] = proposal_rows(sheet, fresh, bounds, self._shelf.seen_alone)

    def _sources(self) -> list[list[Any]]:
        cases = {case.id: case.name for case in self.project.cases()}
        progress = self.project.coding_progress()
        return [
            [
                document.id,
                document.title,
                ", ".join(cases.get(case, case) for case in document.cases),
                t(f"app_sources.kind_{document.kind.value}"),
                dates.short(document.date),
                *progress.get(document.id, (0, 0, 0)),
            ]
            for document in self.documents.values()
        ]

    def _tally(self, document: str, whose: str) -> dict[str, Any]:
        """Passages of each code in the other documents; those of this one the pane counts as one codes."""
        lens = Lens(self.project.who, whose, document in self._shelf.blind)
        codes = elsewhere(self.project, document, lens, self._shelf.blind)
        return {"about": f"{document}|{whose}", "codes": codes}


def _texts() -> dict[str, str]:
    """The words on the screen: everything under ``app_coding.pane`` in the catalogue."""
    prefix = "app_coding.pane."
    texts = catalogue(language())
    return {key.removeprefix(prefix): text for key, text in texts.items() if key.startswith(prefix)}
