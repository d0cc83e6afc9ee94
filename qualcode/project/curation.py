"""Rode draden as the researchers keep them: accepted, named, merged, split, rejected, and what a run adds."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.errors import ProjectError
from qualcode.model import Event, KeptThread, SubThread, Thread, Threads, ThreadStatus
from qualcode.project.codes.naming_codes import find_code
from qualcode.project.proposed import redescribing
from qualcode.project.proposed.threads_now import ThreadsNow
from qualcode.project.proposed.today import OF_SOURCES
from qualcode.store.cards import card, from_card
from qualcode.store.proposals import THREADS

if TYPE_CHECKING:
    from qualcode.project.proposed.thread_history import Step
    from qualcode.threads import ThreadChange
    from qualcode.threads.describing import Describer

_DONE = (ThreadStatus.MERGED, ThreadStatus.SPLIT, ThreadStatus.REJECTED)


class Curation(ThreadsNow):
    """Verbs on threads. A thread is named by its key in the current run or the id of a kept thread."""

    _compared: tuple[Threads, str, list[ThreadChange]] | None = None

    def accept_thread(self, key: str, *, label: str = "", code: str = "") -> KeptThread:
        """Confirm a thread; `label` names it, `code` links it to a code, ``<codebook>/<code>``."""
        thread = self._kept(key)
        renamed = _renamed(thread, label)
        linked = find_code(self._store, code) if code else thread.code
        return self._put(replace(renamed, status=ThreadStatus.CONFIRMED, code=linked, reason=""))

    def rename_thread(self, key: str, label: str) -> KeptThread:
        """Give a thread another name; the old one becomes an alias. ProjectError when it is empty."""
        if not label.strip():
            raise ProjectError("project.error.thread_name")
        thread = self._kept(key)
        waiting = thread.status is ThreadStatus.CANDIDATE
        renamed = _renamed(thread, label)
        return self._put(replace(renamed, status=ThreadStatus.RENAMED if waiting else thread.status))

    def describe_thread(
        self, key: str, *, description: str | None = None, in_vivo: str | None = None, code: str | None = None
    ) -> KeptThread:
        """Write what a thread is, name it in the words of a speaker, or link it; None leaves a field."""
        thread = self._kept(key)
        return self._put(
            replace(
                thread,
                description=thread.description if description is None else description.strip(),
                in_vivo=thread.in_vivo if in_vivo is None else " ".join(in_vivo.split()),
                code=thread.code if code is None else code and find_code(self._store, code),
            )
        )

    def reject_thread(self, key: str, reason: str = "") -> KeptThread:
        """Turn a thread down; the same one is turned down in later runs too."""
        return self._put(replace(self._kept(key), status=ThreadStatus.REJECTED, reason=reason.strip()))

    def reject_threads(self, keys: Sequence[str], reason: str = "") -> list[KeptThread]:
        """Turn several threads down for one reason, as one action."""
        with self.action():
            return [self.reject_thread(key, reason) for key in dict.fromkeys(keys)]

    def reconsider_thread(self, key: str) -> KeptThread:
        """Make a confirmed or rejected thread a candidate again."""
        return self._put(replace(self._kept(key), status=ThreadStatus.CANDIDATE, reason=""))

    def merge_threads(self, keys: Sequence[str], label: str = "") -> KeptThread:
        """Make one thread of several, as one action. ProjectError for fewer than two different ones."""
        parts = {thread.id or thread.key: thread for thread in map(self._kept, keys)}
        if len(parts) < 2:
            raise ProjectError("project.error.merge_two")
        threads = list(parts.values())
        members = _together([thread.segments for thread in threads])
        (described,) = self._described([members], threads, [_as_part(thread) for thread in threads])
        names = [thread.label for thread in threads]
        name = " ".join(label.split()) or names[0]
        confirmed = any(thread.status is ThreadStatus.CONFIRMED for thread in threads)
        merged = KeptThread(
            "",
            name,
            ThreadStatus.CONFIRMED if confirmed else ThreadStatus.CANDIDATE,
            _whole(described, members),
            tuple(dict.fromkeys(key for t in threads for key in t.excluded if key not in members)),
            "\n\n".join(thread.description for thread in threads if thread.description),
            next((thread.in_vivo for thread in threads if thread.in_vivo), ""),
            tuple(dict.fromkeys(n for n in [*names, *(a for t in threads for a in t.aliases)] if n != name)),
            next((thread.code for thread in threads if thread.code), ""),
            card=self._card(described),
        )
        with self.action():
            merged = self._put(merged)
            for thread in threads:
                self._put(replace(thread, status=ThreadStatus.MERGED, successors=(merged.id,)))
        return merged

    def prepare_threads(self, keys: Sequence[str] = ()) -> None:
        """Read beforehand what changing these threads takes, or merging several: nobody waits for it then."""
        describer, members = self._describer(), _together([self._kept(key).segments for key in keys])
        describer.prepare(members)
        if len(keys) > 1:
            describer.describe([members])

    def propose_split(self, key: str, parts: int = 2) -> list[Thread]:
        """How a thread might fall apart: described groups of its segments; nothing is kept."""
        describer = self._describer()
        return describer.describe(describer.split(self._kept(key).segments, parts))

    def split_thread(
        self, key: str, parts: Sequence[Sequence[str]], labels: Sequence[str] = ()
    ) -> list[KeptThread]:
        """Make several threads of one, as one action; `parts` are groups of its segments.

        Segments in none of the parts are in no thread afterwards. ProjectError when there are fewer than two
        parts or a segment is not the thread's.
        """
        thread = self._kept(key)
        foreign = [one for part in parts for one in part if one not in thread.segments]
        if len([part for part in parts if part]) < 2 or foreign:
            raise ProjectError("project.error.split_parts", label=thread.label)
        made = []
        with self.action():
            for place, described in enumerate(self._described(parts, [thread], _parts(thread))):
                own = labels[place] if place < len(labels) else ""
                part = KeptThread(
                    "",
                    " ".join(own.split()) or described.label or f"{thread.label} ({place + 1})",
                    ThreadStatus.CANDIDATE,
                    described.segments,
                    aliases=(thread.label,),
                    card=self._card(described),
                )
                made.append(self._put(part))
            successors = tuple(part.id for part in made)
            self._put(replace(thread, status=ThreadStatus.SPLIT, successors=successors))
        return made

    def take_out(self, key: str, segments: Sequence[str]) -> KeptThread:
        """Take segments out of a thread; they do not come back by themselves."""
        thread = self._kept(key)
        gone = set(segments)
        kept = tuple(one for one in thread.segments if one not in gone)
        excluded = tuple(dict.fromkeys([*thread.excluded, *(s for s in thread.segments if s in gone)]))
        return self._changed(replace(thread, excluded=excluded), kept)

    def put_in(self, key: str, segments: Sequence[str]) -> KeptThread:
        """Put segments into a thread, or confirm those that a run laid against it."""
        thread = self._kept(key)
        members = tuple(dict.fromkeys([*thread.segments, *segments]))
        excluded = tuple(one for one in thread.excluded if one not in set(segments))
        return self._changed(replace(thread, excluded=excluded), members)

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

    # --- helpers

    def _kept(self, key: str) -> KeptThread:
        """The kept thread of that name, or one (not stored yet) made of the run's thread."""
        kept, of_run, run = self._located(key)
        if kept is not None:
            return kept
        if of_run is None:
            raise ProjectError("store.error.no_thread", id=key)
        return KeptThread(
            "",
            of_run.label,
            of_run.status,
            of_run.segments,
            run=run,
            key=of_run.key,
            card=card(of_run),
        )

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

    def _put(self, thread: KeptThread) -> KeptThread:
        return self._store.curated.put(thread)

    def _changed(self, thread: KeptThread, members: Sequence[str]) -> KeptThread:
        known = from_card(thread.card) if thread.card else {}
        (described,) = self._described([members], [thread], _parts(thread))
        described = replace(described, stability=known.get("stability"))
        return self._put(replace(thread, segments=_whole(described, members), card=self._card(described)))

    def _described(
        self, groups: Sequence[Sequence[str]], instead_of: Sequence[KeptThread], parts: Sequence[SubThread]
    ) -> list[Thread]:
        """Groups that stand in the place of these threads, told as after a search but for what needs one."""
        describer = self._describer()
        gone = {thread.id or thread.key for thread in instead_of}
        beside = [
            thread.segments
            for thread in self.current_threads().threads
            if thread.status not in _DONE and (thread.kept or thread.key) not in gone
        ]
        threads = describer.compare(describer.describe(groups), beside)
        return [replace(one, parts=describer.within(parts, one.segments)) for one in threads]

    def _card(self, described: Thread) -> dict[str, object]:
        """What the machine says of a thread, and of which state of the sources it says so."""
        return {**card(described), OF_SOURCES: self._store.sources_state()}

    def _describer(self) -> Describer:
        run = self._store.proposals.current(THREADS)
        if run is None:
            raise ProjectError("store.error.no_threads")
        return redescribing.describer(self._store, run, self.codebook())


def _together(groups: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for group in groups for key in group))


def _parts(thread: KeptThread) -> Sequence[SubThread]:
    parts: Sequence[SubThread] = from_card(thread.card)["parts"] if thread.card else ()
    return parts


def _as_part(thread: KeptThread) -> SubThread:
    """A thread as a sub-theme of the one it goes up in."""
    terms = from_card(thread.card)["terms"] if thread.card else ()
    return SubThread(thread.id or thread.key, thread.label, terms, thread.segments, 0)


def _whole(described: Thread, members: Sequence[str]) -> tuple[str, ...]:
    """The members in the order of their description, then those that are nowhere now: they may come back."""
    known = set(described.segments)
    return (*described.segments, *(key for key in members if key not in known))


def _renamed(thread: KeptThread, label: str) -> KeptThread:
    name = " ".join(label.split())
    if not name or name == thread.label:
        return thread
    aliases = tuple(dict.fromkeys([*(a for a in thread.aliases if a != name), thread.label]))
    return replace(thread, label=name, aliases=aliases)
