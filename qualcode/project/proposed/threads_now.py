"""Rode draden as they stand: the current run, with what researchers decided, over the sources of now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from qualcode.model import KeptThread, SegmentKind, Thread, Threads
from qualcode.project.proposals import Proposals
from qualcode.project.proposed import overlay
from qualcode.project.proposed.today import Recount, Today
from qualcode.project.sources import Sources
from qualcode.store.proposals import THREADS

Counting = Callable[[Sequence[KeptThread]], Recount]


class ThreadsNow(Sources, Proposals):
    """What was found and what was decided, read together; what was worked out is kept while it holds."""

    _now: tuple[tuple[int, str], Threads, list[KeptThread]] | None = None
    _today: tuple[tuple[str, str, frozenset[str]], Today] | None = None
    _recounted: tuple[Today, Threads] | None = None
    _counted_kept: tuple[object, dict[str, tuple[KeptThread, KeptThread]]] = (None, {})
    _read: tuple[tuple[str, Threads], ...] = ()

    def current_threads(self) -> Threads:
        """The threads last looked for, with what researchers decided since; ProjectError when there are none.

        Kept threads that stand come with their own label, status and segments, also those that no run holds;
        merged, split and rejected ones come last. Where the sources were corrected since, fragments that are
        gone fall out, figures are counted anew, and the threads are `outdated`; nothing else goes.
        """
        return self._standing()[0]

    def dropped_threads(self) -> list[Thread]:
        """Kept threads that no longer stand and that `current_threads` does not show."""
        return overlay.dropped(*self._standing())

    def kept_threads(self) -> list[KeptThread]:
        """All threads that researchers decided something about."""
        return self._store.curated.all()

    def _standing(self) -> tuple[Threads, list[KeptThread]]:
        """The threads as they stand, and the kept ones, both over the sources as they are now."""
        mark = (self._store.last_event(), self._store.proposals.current_id(THREADS))
        if self._now is None or self._now[0] != mark:
            found, kept = self._over_sources(self._run(), self.kept_threads())
            self._now = (mark, overlay.apply(found, kept), kept)
        return self._now[1], self._now[2]

    def _over_sources(self, found: Threads, kept: Sequence[KeptThread]) -> tuple[Threads, list[KeptThread]]:
        """A run and the kept threads, counted in the sources as they are now."""
        made_of, now = self._store.proposals.made_of(found.run.id), self._store.sources_state()
        if made_of == now:
            counted = self._recount(overlay.apart(found, kept), (now, found.run.id), self._in_all)
            return found, [counted.get(one.id, one) for one in kept]
        searched = {*found.left_over, *(key for one in found.threads for key in one.segments)}
        added = frozenset(key for one in kept for key in one.segments) - searched
        key = (now, found.run.id, added)
        if self._today is None or self._today[0] != key:
            content = self.segments(kind=SegmentKind.CONTENT)
            documents = {document.id: document for document in self.documents()}
            cases = [case.id for case in self.counted_cases()]
            self._today = (key, Today(content, documents, cases, searched | added))
        today = self._today[1]
        if self._recounted is None or self._recounted[0] is not today:
            self._recounted = (today, replace(today.run(found), outdated=bool(made_of)))
        return self._recounted[1], list(self._recount(kept, key, lambda _: today).values())

    def _in_all(self, threads: Sequence[KeptThread]) -> Recount:
        """What counts these threads while the sources are those that the run searched."""
        from qualcode.threads.breadth import Study

        held = [key for one in threads for key in one.segments]
        documents = {document.id: document for document in self.documents()}
        cases = [case.id for case in self.counted_cases()]
        study = Study(self._store.places(), documents, cases)
        return Recount(self.segments(kind=SegmentKind.CONTENT, ids=held), study)

    def _recount(
        self, kept: Sequence[KeptThread], sources: tuple[str, *tuple[object, ...]], counting: Counting
    ) -> dict[str, KeptThread]:
        """Kept threads counted in these sources, by id; those that are as they were are not counted again.

        `sources` are their state, and what else the counting depends on.
        """
        if self._counted_kept[0] != sources:
            self._counted_kept = (sources, {})
        held = self._counted_kept[1]
        changed = [one for one in kept if one.id not in held or held[one.id][0] != one]
        if changed:
            recount = counting(changed)
            held.update({one.id: (one, recount.kept(one, sources[0])) for one in changed})
        return {one.id: held[one.id][1] for one in kept}

    def _run(self, run_id: str = "") -> Threads:
        """A stored run, by default the current one; those read last are kept while the sources stay so."""
        wanted, state = run_id or self._store.proposals.current_id(THREADS), self._store.sources_state()
        held = next((one for of, one in self._read if (of, one.run.id) == (state, wanted)), None)
        found = held or self._store.proposals.threads(wanted)
        self._read = ((state, found), *(read for read in self._read if read[1].run.id != found.run.id))[:2]
        return found
