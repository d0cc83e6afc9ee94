"""Rode draden as the researchers keep them: accepted, named, merged, split, rejected, changed.

Two who decide about one thread at once both keep what they did: a thread is read and stored in one write.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qualcode.errors import ProjectError
from qualcode.model import KeptThread, SubThread, Thread, ThreadStatus
from qualcode.project.codes.naming_codes import find_code
from qualcode.project.proposed import redescribing
from qualcode.project.proposed.today import OF_SOURCES
from qualcode.project.thread_past import ThreadPast
from qualcode.store.cards import card, from_card
from qualcode.store.proposals import THREADS

if TYPE_CHECKING:
    from qualcode.threads.describing import Describer


class Curation(ThreadPast):
    """Verbs on threads. A thread is named by its key in the current run or the id of a kept thread."""

    def accept_thread(self, key: str, *, label: str = "", code: str = "") -> KeptThread:
        """Confirm a thread; `label` names it, `code` links it to a code, ``<codebook>/<code>``."""
        with self.action():
            thread = self._kept(key)
            renamed = _renamed(thread, label)
            linked = find_code(self._store, code) if code else thread.code
            return self._put(replace(renamed, status=ThreadStatus.CONFIRMED, code=linked, reason=""))

    def rename_thread(self, key: str, label: str) -> KeptThread:
        """Give a thread another name; the old one becomes an alias. ProjectError when it is empty."""
        if not label.strip():
            raise ProjectError("project.error.thread_name")
        with self.action():
            thread = self._kept(key)
            waiting = thread.status is ThreadStatus.CANDIDATE
            renamed = _renamed(thread, label)
            return self._put(replace(renamed, status=ThreadStatus.RENAMED if waiting else thread.status))

    def describe_thread(
        self, key: str, *, description: str | None = None, in_vivo: str | None = None, code: str | None = None
    ) -> KeptThread:
        """Write what a thread is, name it in the words of a speaker, or link it; None leaves a field."""
        with self.action():
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
        with self.action():
            return self._put(replace(self._kept(key), status=ThreadStatus.REJECTED, reason=reason.strip()))

    def reject_threads(self, keys: Sequence[str], reason: str = "") -> list[KeptThread]:
        """Turn several threads down for one reason, as one action."""
        with self.action():
            return [self.reject_thread(key, reason) for key in dict.fromkeys(keys)]

    def reconsider_thread(self, key: str) -> KeptThread:
        """Make a confirmed or rejected thread a candidate again."""
        with self.action():
            return self._put(replace(self._kept(key), status=ThreadStatus.CANDIDATE, reason=""))

    def merge_threads(self, keys: Sequence[str], label: str = "") -> KeptThread:
        """Make one thread of several, as one action.

        ProjectError for fewer than two different ones, or when somebody changes one of them meanwhile.
        """
        parts = {thread.id or thread.key: thread for thread in map(self._kept, keys)}
        if len(parts) < 2:
            raise ProjectError("project.error.merge_two")
        threads = list(parts.values())
        members = _together([thread.segments for thread in threads])
        (described,) = self._described([members], threads, [_as_part(thread) for thread in threads])
        with self.action():
            self._check_unchanged(parts)
            merged = self._put(_merged(threads, label, _whole(described, members), self._card(described)))
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
        parts, a segment is not the thread's, or somebody changes the thread meanwhile.
        """
        thread = self._kept(key)
        foreign = [one for part in parts for one in part if one not in thread.segments]
        if len([part for part in parts if part]) < 2 or foreign:
            raise ProjectError("project.error.split_parts", label=thread.label)
        told = self._described(parts, [thread], _parts(thread))
        made = []
        with self.action():
            self._check_unchanged({key: thread})
            for place, described in enumerate(told):
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
        gone = set(segments)

        def without(thread: KeptThread) -> KeptThread:
            kept = tuple(one for one in thread.segments if one not in gone)
            excluded = (*thread.excluded, *(one for one in thread.segments if one in gone))
            return replace(thread, segments=kept, excluded=tuple(dict.fromkeys(excluded)))

        return self._changed(key, without)

    def put_in(self, key: str, segments: Sequence[str]) -> KeptThread:
        """Put segments into a thread, or confirm those that a run laid against it."""
        wanted = set(segments)

        def with_them(thread: KeptThread) -> KeptThread:
            members = tuple(dict.fromkeys([*thread.segments, *segments]))
            excluded = tuple(one for one in thread.excluded if one not in wanted)
            return replace(thread, segments=members, excluded=excluded)

        return self._changed(key, with_them)

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

    def _put(self, thread: KeptThread) -> KeptThread:
        return self._store.curated.put(thread)

    def _changed(self, key: str, change: Callable[[KeptThread], KeptThread]) -> KeptThread:
        """Store a thread of which `change` changed the segments.

        It is described before the write, so that nobody has to wait for that; once more within it where
        somebody else changed the thread meanwhile.
        """
        wanted = change(self._kept(key))
        described = self._described_anew(wanted)
        with self.action():
            thread = change(self._kept(key))
            if (thread.segments, thread.card) != (wanted.segments, wanted.card):
                described = self._described_anew(thread)
            members = _whole(described, thread.segments)
            return self._put(replace(thread, segments=members, card=self._card(described)))

    def _described_anew(self, thread: KeptThread) -> Thread:
        known = from_card(thread.card) if thread.card else {}
        (described,) = self._described([thread.segments], [thread], _parts(thread))
        return replace(described, stability=known.get("stability"))

    def _check_unchanged(self, threads: Mapping[str, KeptThread]) -> None:
        """ProjectError where one of these threads, by their keys, is no longer as it was read."""
        for key, thread in threads.items():
            if self._kept(key) != thread:
                raise ProjectError("store.error.thread_changed", id=key)

    def _described(
        self, groups: Sequence[Sequence[str]], instead_of: Sequence[KeptThread], parts: Sequence[SubThread]
    ) -> list[Thread]:
        """Groups that stand in the place of these threads, told as after a search but for what needs one."""
        describer = self._describer()
        gone = {thread.id or thread.key for thread in instead_of}
        beside = [
            thread.segments
            for thread in self.current_threads().threads
            if not thread.status.done and (thread.kept or thread.key) not in gone
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


def _merged(
    threads: Sequence[KeptThread], label: str, members: tuple[str, ...], card: dict[str, object]
) -> KeptThread:
    """One thread of several, not stored yet: what each of them says, and what only one of them does."""
    names = [thread.label for thread in threads]
    name = " ".join(label.split()) or names[0]
    aliases = [*names, *(alias for thread in threads for alias in thread.aliases)]
    confirmed = any(thread.status is ThreadStatus.CONFIRMED for thread in threads)
    return KeptThread(
        "",
        name,
        ThreadStatus.CONFIRMED if confirmed else ThreadStatus.CANDIDATE,
        members,
        tuple(dict.fromkeys(key for one in threads for key in one.excluded if key not in members)),
        "\n\n".join(thread.description for thread in threads if thread.description),
        next((thread.in_vivo for thread in threads if thread.in_vivo), ""),
        tuple(dict.fromkeys(alias for alias in aliases if alias != name)),
        next((thread.code for thread in threads if thread.code), ""),
        card=card,
    )


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
