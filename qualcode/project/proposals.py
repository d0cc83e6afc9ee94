"""What machines propose: threads and suggestions, never counted."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from qualcode.errors import ProjectError
from qualcode.model import Codebook, CodeStatus, Run, Segment, Suggestion, Threads
from qualcode.progress import Progress, silent
from qualcode.project.codebooks import Codebooks
from qualcode.project.proposed import levels, proposing, suggesting
from qualcode.project.proposed.decided import decided
from qualcode.project.proposed.offered import offered
from qualcode.store import code_id
from qualcode.store.proposals import SUGGESTIONS

if TYPE_CHECKING:
    from qualcode.project.proposed.suggesting import LiveSuggester
    from qualcode.suggesting import Doubt, Queued
    from qualcode.threads import ThreadLevels, ThreadSettings


class Proposals(Codebooks):
    """Vectors, candidate rode draden and suggested codes."""

    def embed(self, *, model: str | None = None, progress: Progress = silent) -> str:
        """Make sure that every content segment has a vector, and all else that `threads` and `suggest` need.

        Returns the model's id. Each batch is stored when it is ready, so that a second call goes on where the
        first stopped.
        """
        return proposing.embed(self._store, self.codebook(), model, progress)

    def threads(
        self,
        *,
        about: int | None = None,
        granularity: int = 0,
        min_cases: int = 2,
        seed: int = 0,
        with_codebook: bool = True,
        settings: ThreadSettings | None = None,
        model: str | None = None,
        progress: Progress = silent,
    ) -> Threads:
        """Look for candidate rode draden, store them as the current run and return them.

        The same material, settings and models give the same threads, so a run that is stored is not
        repeated. Another number of threads (`about`, or `granularity` steps finer or coarser) of the same
        material costs no new search. The codebook, where there is one, says where to look, unless
        `with_codebook` is false. ThreadsError when there is too little text.
        """
        from qualcode.threads.settings import CONCEPTS, ThreadSettings

        wanted = settings or ThreadSettings(
            about=about,
            granularity=granularity,
            min_cases=min_cases,
            seed=seed,
            concepts=CONCEPTS if with_codebook else 0.0,
        )
        return proposing.threads(self._store, wanted, self.codebook(), model, progress)

    def thread_levels(self) -> ThreadLevels | None:
        """Between which numbers of threads one can choose at once; None before the first search."""
        return levels.levels(self._store)

    def suggest(
        self, *, top: int = 3, model: str | None = None, progress: Progress = silent
    ) -> list[Suggestion]:
        """Propose codes of the current codebook for every content segment; never counted.

        Made of the definitions and of all decisions so far. What is decided already is not proposed again.
        """
        return suggesting.suggest(self._store, self._codes_to_propose(), top, model, progress)

    def suggester(
        self, *, model: str | None = None, keep: bool = True, progress: Progress = silent
    ) -> LiveSuggester:
        """The suggestions held in memory, to work through: they learn from one decision at a time.

        With `keep` what they propose now is stored first as the current run, for every fragment; on tens of
        thousands of fragments that takes longer than all else.

        Examples
        --------
        >>> live = project.suggester()
        >>> first = live.queue(1)[0].segment
        >>> proposed = live.suggest(first)[0]
        >>> project.reject(first, proposed.code, run=live.run.id)
        >>> live.refresh(first)
        """
        return suggesting.live(self._store, self._codes_to_propose(), model, progress, keep=keep)

    def review_queue(self, *, limit: int = 20, model: str | None = None) -> list[Queued]:
        """The segments to review next: uncertain, unlike what was decided, or from a case not yet covered.

        None of documents that this user codes blind: what is proposed there is not to be seen.
        """
        hidden = self._coded_blind()
        within = {one.id for one in self._project.segments()} - hidden if hidden else None
        return self.suggester(model=model).queue(limit, within)

    def consistency(self, *, limit: int = 20, model: str | None = None) -> list[Doubt]:
        """Codings oddly far from the others of their code, and codes likely missed; `limit` of each.

        None of documents that this user codes blind.
        """
        hidden, told = self._coded_blind(), Counter[str]()
        found = []
        for one in self.suggester(model=model).consistency(sys.maxsize if hidden else limit):
            if one.segment not in hidden and told[one.kind] < limit:
                told[one.kind] += 1
                found.append(one)
        return found

    def _coded_blind(self) -> frozenset[str]:
        """Ids of the segments of documents that this user codes blind."""
        project = self._project
        return frozenset(
            one.id for document in project.blind() for one in project.segments(document=document)
        )

    def _needed_codebook(self) -> Codebook:
        codebook = self.codebook()
        if codebook is None or not codebook.codes:
            raise ProjectError("project.error.codebook_needed", file=self.path.name)
        return codebook

    def _codes_to_propose(self) -> Codebook:
        codebook = self._needed_codebook()
        if not any(code.status is CodeStatus.ACTIVE for code in codebook.codes):
            raise ProjectError("project.error.no_code_in_use", title=codebook.title)
        return codebook

    def suggestions(self, *, segment: str = "", document: str = "", coder: str = "") -> list[Suggestion]:
        """The suggestions last made, of one segment or document if asked, best first per segment.

        What was decided on is left out: by anybody, or by `coder` alone when one is given.
        """
        return offered(self._store, segment=segment, document=document, coder=coder)

    def without_proposals(self, *, document: str = "") -> int:
        """How many fragments (of a document) came in or changed since proposals were made for all others.

        0 while none were made at all. `suggest` makes them.
        """
        return self._store.proposals.without(document)

    def least_certain(self) -> list[str]:
        """Ids of the segments for which something is proposed, those about which it is least certain first.

        For a review queue until there is a suggester; what was decided since is not looked at.
        """
        return self._store.proposals.least_certain()

    def judged(self, *, document: str, coder: str) -> dict[str, frozenset[str] | None]:
        """Ids of the codes that a coder gave or turned down, by segment; None where the segment is done."""
        codebook = self._needed_codebook().key
        found = decided(self._store, codebook, document=document, coder=coder)
        return {
            segment: None
            if here.done
            else frozenset(code_id(codebook, key) for key in (*here.confirmed, *here.rejected))
            for segment, here in found.items()
        }

    def similar(self, text: str, *, limit: int = 20, model: str | None = None) -> list[tuple[Segment, float]]:
        """Content segments nearest in meaning to `text`, best first, with the cosine in the centred space.

        Only segments that have a vector of this model take part (see `embed`).
        """
        from qualcode.project.proposed import similar

        return similar.similar(self._store, text, limit, model)

    def runs(self) -> list[Run]:
        """All passes of the machine, in the order in which they were first stored."""
        return self._store.proposals.runs()

    def suggestion_run(self) -> Run | None:
        """The pass whose `suggestions` are in use, which need not be the last one stored; None before any."""
        return self._store.proposals.current(SUGGESTIONS)
