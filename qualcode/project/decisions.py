"""What people decide: codings, rejections, reviews and memos, and taking any of it back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from qualcode.errors import ProjectError
from qualcode.model import Coding, Event, Memo, Rejection, Review, Segment
from qualcode.project.codes.codings_file import load_codings
from qualcode.project.sources import Sources
from qualcode.store.leftovers import LeftBehind, LeftMemo


class Decisions(Sources):
    """Codings alone are counted; the rest is what machines learn from and people remember."""

    def code(self, codings: Sequence[Coding]) -> int:
        """Store codings, as one action; returns how many are new.

        ProjectError when a code or place does not exist; then none is stored.
        """
        return self._store.codings.put(codings)

    def uncode(self, ids: Sequence[str]) -> None:
        """Take codings back, as one action. ProjectError when one of them is not there."""
        with self.action():
            for identifier in ids:
                self._store.codings.remove(identifier)

    def change_coding(
        self,
        coding_id: str,
        *,
        code: str | None = None,
        span: tuple[int, int] | None = None,
        facets: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Coding:
        """Give a coding another code, span or facet values; returns what it became."""
        fields: dict[str, object] = {} if code is None else {"code": code}
        if span is not None:
            fields["start"], fields["end"] = span
        if facets is not None:
            fields["facets"] = dict(facets)
        return self._store.codings.change(coding_id, **fields)

    def recode(self, ids: Iterable[str], code: str) -> None:
        """Give these codings another code, as one action; one that its coder has there already goes.

        ProjectError when there is no such coding or code.
        """
        with self._store.writing():
            known = {coding.id: coding for coding in self.codings()}
            there = {_place(one) for one in known.values() if one.code == code}
            for key in ids:
                if key in known and _place(known[key]) in there:
                    self.uncode([key])
                else:
                    self.change_coding(key, code=code)

    def coded_already(self, segments: Iterable[Segment], code: str) -> set[str]:
        """Ids of those `segments` in which this user gave words a code."""
        given: dict[str, list[Coding]] = {}
        for coding in self.codings(coder=self.who):
            if coding.code == code:
                given.setdefault(coding.document, []).append(coding)
        return {
            one.id
            for one in segments
            if any(had.start < one.end and one.start < had.end for had in given.get(one.document, ()))
        }

    def code_found(self, segment_ids: Collection[str], code: str, *, query: str) -> list[Coding]:
        """Give fragments that a search for `query` found a code, as one action; returns the new codings.

        Where this user gave that code to words of a fragment already, that one stays as it is; that it was
        turned down for a fragment is taken back. ProjectError when a fragment or the code is not there; then
        nothing is done.
        """
        with self.action():
            segments = self.segments(ids=list(segment_ids))
            if len(segments) < len(set(segment_ids)):
                raise ProjectError("project.error.found_gone")
            there = self.coded_already(segments, code)
            codings = [
                Coding("", code, one.document, one.start, one.end, self.who)
                for one in segments
                if one.id not in there
            ]
            asked = set(segment_ids)
            for rejection in self.rejections(coder=self.who):
                if rejection.code == code and rejection.segment in asked:
                    self.unreject(rejection.segment, code)
            self.code(codings)
            if codings:
                self._store.codings.note_search(code, query, len(codings))
        return codings

    # --- codings that did not go along to a new version

    def left_behind(self, *, document: str = "", coder: str = "") -> list[LeftBehind]:
        """Codings of former versions whose words the version in use does not hold, in reading order.

        Of one document or coder if asked; those that were laid anew or let go are `decided`.
        """
        found = self._store.leftovers.of(document)
        return [one for one in found if coder in ("", one.coding.coder)]

    def left_memos(self, *, document: str = "") -> list[LeftMemo]:
        """Memos on words that the version in use no longer holds, of one document if asked."""
        return self._store.leftovers.memos(document)

    def lay_anew(self, coding_id: str, *, span: tuple[int, int] | None = None) -> Coding:
        """Lay a coding that was left behind on the version in use, as one action; memos on it go along.

        It comes on `span`, else on what came in the place of its words. ProjectError where nothing did.
        """
        return self._store.leftovers.lay(coding_id, span)

    def let_go(self, coding_ids: Sequence[str]) -> None:
        """Note that codings that were left behind need not be laid anew, as one action; they are kept."""
        self._store.leftovers.let_go(coding_ids)

    def take_up(self, coding_ids: Sequence[str]) -> None:
        """Let codings that were laid anew or let go wait for a decision again, as one action."""
        self._store.leftovers.take_up(coding_ids)

    def import_codings(self, path: Path | str, *, coder: str = "") -> int:
        """Store the codings of a stand-off JSON file; returns how many are new.

        `coder` is who made them where the file does not say. ProjectError names the row that does not fit;
        then none is stored.
        """
        return self.code(load_codings(Path(path), self.documents(), self.text, coder))

    def codings(self, *, coder: str = "", document: str = "") -> list[Coding]:
        """Codings in reading order, of one coder or document if asked."""
        if document:
            own = self._store.codings.of_document(document)
            return [coding for coding in own if coder in ("", coding.coder)]
        return self._store.codings.all(coder=coder)

    def passages(
        self, coder: str, *, whose: str = "", alone: Iterable[str] = (), without: str = ""
    ) -> dict[str, int]:
        """How many passages each code has, as one coder sees them; see `store.codings.Codings.passages`."""
        return self._store.codings.passages(coder, whose=whose, alone=alone, without=without)

    def coders(self) -> list[str]:
        """Names of all who coded or turned down a proposal."""
        return sorted(self._store.codings.coders() | self._store.decisions.coders())

    # --- on proposals

    def reject(
        self, segment_id: str, code: str, *, coder: str = "", run: str = "", reason: str = ""
    ) -> Rejection:
        """Turn a proposed code down for a segment; the coder is whoever opened the project."""
        rejection = Rejection(segment_id, code, coder or self.who, run, reason)
        self._store.decisions.reject([rejection])
        return rejection

    def unreject(self, segment_id: str, code: str, *, coder: str = "") -> bool:
        """Take a rejection back; returns whether there was one."""
        return self._store.decisions.unreject(segment_id, code, coder or self.who)

    def rejections(self, *, coder: str = "", document: str = "") -> list[Rejection]:
        """Rejections, of one coder or document if asked."""
        return self._store.decisions.rejections(coder=coder, document=document)

    def review(self, segment_ids: Sequence[str], *, coder: str = "", done: bool = True) -> int:
        """Mark segments as done, or as not done; returns how many changed."""
        return self._store.decisions.review(segment_ids, coder or self.who, done=done)

    def reviews(self, *, coder: str = "", document: str = "") -> list[Review]:
        """Segments that are done, of one coder or document if asked."""
        return self._store.decisions.reviews(coder=coder, document=document)

    def reviewed(self, coder: str = "") -> frozenset[str]:
        """Ids of the segments that a coder (whoever opened the project, unless named) is done with."""
        return self._store.decisions.reviewed(coder or self.who)

    def coding_progress(self, coder: str = "") -> dict[str, tuple[int, int, int]]:
        """Per document: its content segments, those of them `coder` marked as done, the codings of `coder`.

        That is whoever opened the project, unless another is named.
        """
        return self._store.decisions.progress(coder or self.who)

    # --- memos

    def write_memo(self, target: str, text: str, *, memo_id: str = "") -> Memo | None:
        """Write a memo on `target` (``<noun>:<id>``), change one, or remove it by leaving it empty."""
        return self._store.notes.write_memo(target, text, self.who, memo_id=memo_id)

    def memos(self, *, target: str = "") -> list[Memo]:
        """Memos in the order in which they came in; a final ``%`` in `target` asks for all that begin so."""
        return self._store.notes.memos(target=target)

    def memos_on(self, targets: Collection[str]) -> list[Memo]:
        """Memos on any of these things, in that order too."""
        return self._store.notes.memos_on(targets)

    # --- taking back

    def undo(self, action: str = "") -> list[Event]:
        """Take back what this user did last; returns the events taken back, none when nothing is left.

        With `action` (see `next_actions`) nothing is done unless that is the last one, so that asking twice
        does no harm. ProjectError when somebody changed the same thing since.
        """
        return self._store.undo(action, self._settle)

    def redo(self, action: str = "") -> list[Event]:
        """Do again what this user took back last (if it is `action`); returns those events."""
        return self._store.redo(action, self._settle)

    def next_actions(self) -> tuple[str, str]:
        """The actions that `undo` and `redo` would take back and do again; empty where there is none."""
        return self._store.next_actions()

    def _settle(self, events: Sequence[Event]) -> None:
        """Let fragments follow the roles that speakers were given back by `events`."""
        for document in dict.fromkeys(_role_changed_in(event) for event in events):
            if document:
                self.settle_kinds(document)


def _place(coding: Coding) -> tuple[str, str, int, int]:
    return coding.coder, coding.document, coding.start, coding.end


def _role_changed_in(event: Event) -> str:
    """The source in which an event gave a speaker another role; else empty."""
    noun, _, place = event.target.partition(":")
    states = [state for state in (event.before, event.after) if isinstance(state, dict)]
    changed = noun == "speaker" and len({state.get("role") for state in states}) > 1
    return place.partition(":")[0] if changed else ""
