"""What was decided about threads before now, and what became of those of an earlier search."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from qualcode.errors import ProjectError
from qualcode.model import Event, KeptThread, Thread, Threads
from qualcode.project.proposed.threads_now import ThreadsNow
from qualcode.store.proposals import THREADS

if TYPE_CHECKING:
    from qualcode.project.proposed.thread_history import Step
    from qualcode.threads import ThreadChange


class ThreadPast(ThreadsNow):
    """The history of threads. One is named by its key in the current run or the id of a kept thread."""

    _compared: tuple[Threads, str, list[ThreadChange]] | None = None

    def thread_history(self, key: str) -> list[Event]:
        """What was decided about a thread, oldest first; empty while nobody decided anything."""
        with suppress(ProjectError):  # no run yet: nobody can have decided about a thread of it
            kept, _, _ = self._located(key)
            return self.events(target=f"thread:{kept.id}") if kept else []
        return []

    def thread_steps(self, key: str) -> list[Step]:
        """The same in words: who did what about a thread, and when; oldest first."""
        with suppress(ProjectError):
            kept, _, _ = self._located(key)
            return self.steps_of_threads([kept.id])[kept.id] if kept else []
        return []

    def steps_of_threads(self, ids: Sequence[str]) -> dict[str, list[Step]]:
        """The same of several kept threads, by their ids."""
        from qualcode.project.proposed.thread_history import history

        if not ids:
            return {}
        codebook = self.codebook()
        codes = codebook.labels() if codebook else {}
        kept = self.kept_threads()
        names = {thread.id: thread.label for thread in kept}
        made_of: dict[str, list[KeptThread]] = {}
        for thread in kept:
            for successor in thread.successors:
                made_of.setdefault(successor, []).append(thread)
        return {
            one: history(self.events(target=f"thread:{one}"), codes, names, made_of.get(one, ()))
            for one in ids
        }

    def thread_changes(self, before: str = "") -> list[ThreadChange]:
        """What became of the threads of run `before`, by default the one in use before the current one."""
        from qualcode.threads import compare

        now = self.current_threads()
        former = before or self._store.proposals.previous_id(THREADS)
        if not former or former == now.run.id:
            return []
        if self._compared is None or self._compared[0] is not now or self._compared[1] != former:
            linked = self._store.curated.linked_at(former)
            self._compared = (now, former, compare(self._run(former), now, self.kept_threads(), linked))
        return list(self._compared[2])

    def _located(self, key: str) -> tuple[KeptThread | None, Thread | None, str]:
        """What goes by that name: a kept thread, the thread of the current run, and that run's id.

        ProjectError when it is no kept thread's id and there is no run.
        """
        kept = {thread.id: thread for thread in self.kept_threads()}
        if key in kept:
            return kept[key], None, ""
        run, of_run = self._store.proposals.thread(key)
        if of_run is not None and of_run.kept in kept:
            return kept[of_run.kept], of_run, run
        own = next((t for t in kept.values() if (t.run, t.key) == (run, key)), None)
        return own, of_run, run
