"""Suggestions of a project: made of its fragments and codebook, and taught by its decisions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from qualcode.model import (
    Codebook,
    Run,
    SegmentKind,
    Suggestion,
    content_hash,
)
from qualcode.progress import Progress
from qualcode.project.proposed.decided import decided
from qualcode.project.proposed.expected import material_of
from qualcode.project.proposed.needed import active_codes
from qualcode.project.proposed.offered import TOP, offered
from qualcode.project.proposed.proposing import models_of
from qualcode.project.thresholds import by_hand
from qualcode.store import Store, code_id
from qualcode.store.log import as_json
from qualcode.store.proposals import SUGGESTIONS

if TYPE_CHECKING:
    from qualcode.embedding import Embedder
    from qualcode.suggesting import Decided, Doubt, Queued, Suggester

MOST_MORE = 6
FORM = 4  # of what a run holds; raised when that changes, so that runs made before are not taken for the same


class LiveSuggester:
    """The suggestions of a project, held in memory: ask it anything, tell it of each decision.

    Obtained from `Project.suggester`. Codes are project-wide ids. Nothing here changes the project: store a
    decision with `Project.code`, `Project.reject` or `Project.review`, then call `refresh` for its segment.

    Attributes
    ----------
    run : the stored run it began with; give its id as `Coding.suggestion` or `run` when one is accepted or
        rejected.
    """

    def __init__(self, store: Store, codebook: Codebook, suggester: Suggester, run: Run) -> None:
        self._store = store
        self._codebook = codebook.key
        self._suggester = suggester
        self.run = run

    @property
    def calibrated(self) -> bool:
        """Whether scores may be shown as percentages; before that, show the rank."""
        return self._suggester.calibrated

    @property
    def decisions(self) -> int:
        """Number of decisions it learned from."""
        return self._suggester.decisions

    @property
    def shown_above(self) -> dict[str, float]:
        """Per code, the score from which on it is shown as a proposal, as reckoned."""
        keys, above = self._suggester.column_of, self._suggester.thresholds
        return {self._id(key): round(float(above[place]), 4) for key, place in keys.items()}

    def suggest(
        self, segment_id: str, *, top: int = TOP, without: Collection[str] | None = None
    ) -> list[Suggestion]:
        """The likeliest codes for a segment, best first, each with why.

        Those that anybody decided on are left out; with `without` only those codes are, so that each coder
        is offered what he or she has not decided on.
        """
        keys = None if without is None else [code.removeprefix(f"{self._codebook}/") for code in without]
        found = self._suggester.suggest(segment_id, top=top, without=keys)
        return [self._named(suggestion) for suggestion in found]

    def shown(self, suggestion: Suggestion) -> bool:
        """Whether it is likely enough to be shown as a proposal rather than on request."""
        above = by_hand(self._store).get(suggestion.code)
        if above is not None:
            return suggestion.score >= above
        key = suggestion.code.removeprefix(f"{self._codebook}/")
        return self._suggester.shown(replace(suggestion, code=key))

    def refresh(self, *segment_ids: str) -> None:
        """Learn what the project now holds on these segments; KeyError when one is not among its material."""
        self._suggester.learn_all(self._decided(segment_ids))

    def holds(self, segment_id: str) -> bool:
        """Whether it proposes codes for that segment."""
        return segment_id in self._suggester.row_of

    def queue(self, limit: int = 20, within: Collection[str] | None = None) -> list[Queued]:
        """The segments to review next, see `qualcode.suggesting.queue`; codes are project-wide ids.

        With `within` only segments of these ids.
        """
        from qualcode.suggesting import queue

        documents = {document.id: document for document in self._store.documents.all()}
        segments = self._suggester.material.segments
        cases = [documents[segment.document].case_of(segment.speaker) for segment in segments]
        found = queue(self._suggester, cases, limit=limit, within=within)
        return [replace(one, likely=tuple(map(self._id, one.likely))) for one in found]

    def consistency(self, limit: int = 20) -> list[Doubt]:
        """Decisions at odds with the others, see `qualcode.suggesting.consistency`."""
        from qualcode.suggesting import consistency

        return [
            replace(doubt, code=self._id(doubt.code), instead=tuple(map(self._id, doubt.instead)))
            for doubt in consistency(self._suggester, limit=limit)
        ]

    def everything(self, top: int, decisions: Mapping[str, Decided]) -> list[Suggestion]:
        """Suggestions for all segments: `top` for every coder, whatever he or she decided on it."""
        found: list[Suggestion] = []
        for segment in self._suggester.material.segments:
            here = decisions.get(segment.id)
            more = min(MOST_MORE, len({*here.confirmed, *here.rejected})) if here else 0
            found += self.suggest(segment.id, top=top + more, without=())
        return found

    def _decided(self, segment_ids: Sequence[str]) -> dict[str, Decided]:
        from qualcode.suggesting import Decided

        found: dict[str, Decided] = {}
        for document in dict.fromkeys(segment.rsplit(":", 1)[0] for segment in segment_ids):
            found |= decided(self._store, self._codebook, document=document)
        return {segment: found.get(segment, Decided()) for segment in segment_ids}

    def _named(self, suggestion: Suggestion) -> Suggestion:
        return replace(suggestion, code=self._id(suggestion.code))

    def _id(self, key: str) -> str:
        return code_id(self._codebook, key)


def suggest(
    store: Store, codebook: Codebook, top: int, model: str | None, progress: Progress
) -> list[Suggestion]:
    """Codes proposed for all content segments, stored as the current run.

    The same fragments, codebook, models and decisions make the same run, which is not made again.
    """
    active, embedder = active_codes(codebook), _embedder(model)
    decisions = decided(store, codebook.key)
    run = _run(store, active, decisions, models_of(embedder), top)
    if not store.proposals.holds(run):
        live = LiveSuggester(store, codebook, _suggester(store, active, decisions, embedder, progress), run)
        _stored(store, live, top, decisions)
    return offered(store)


def live(
    store: Store, codebook: Codebook, model: str | None, progress: Progress, *, keep: bool = True
) -> LiveSuggester:
    """The suggester of a project, with all its decisions learned.

    With `keep` all it proposes is stored as the current run; else its run is the one in use.
    """
    active, embedder = active_codes(codebook), _embedder(model)
    decisions = decided(store, codebook.key)
    former = None if keep else store.proposals.current(SUGGESTIONS)
    run = former or _run(store, active, decisions, models_of(embedder), TOP)
    suggester = _suggester(store, active, decisions, embedder, progress)
    suggester.prepare()
    found = LiveSuggester(store, codebook, suggester, run)
    if keep and not store.proposals.holds(run):
        _stored(store, found, TOP, decisions)
    return found


def _stored(store: Store, live: LiveSuggester, top: int, decisions: Mapping[str, Decided]) -> None:
    proposed = live.everything(top, decisions)
    settings = {**live.run.settings, "calibrated": live.calibrated, "shown": live.shown_above}
    counts = {**live.run.counts, "suggestions": len(proposed), "decisions": live.decisions}
    store.proposals.put_suggestions(replace(live.run, settings=settings, counts=counts), proposed)


def _suggester(
    store: Store, codebook: Codebook, decisions: Mapping[str, Decided], embedder: Embedder, progress: Progress
) -> Suggester:
    from qualcode.suggesting import Suggester

    return Suggester(material_of(store, codebook, embedder, progress), decisions)


def _run(
    store: Store, codebook: Codebook, decisions: Mapping[str, Decided], models: Mapping[str, str], top: int
) -> Run:
    settings = {"top": top, "codebook": codebook.key, "version": codebook.version}
    segments = [segment.id for segment in store.documents.segments(kind=SegmentKind.CONTENT)]
    known = {
        segment: [sorted(found.confirmed), sorted(found.rejected), found.done]
        for segment, found in decisions.items()
    }
    codes = [asdict(code) for code in codebook.codes]
    inputs = as_json([FORM, settings, models, segments, codes, sorted(known.items())])
    counts = {"segments": len(segments), "codes": len(codes)}
    return Run(content_hash(inputs)[:16], SUGGESTIONS, settings, models, 0, counts)


def _embedder(model: str | None) -> Embedder:
    from qualcode.embedding import choose

    return choose(model)
