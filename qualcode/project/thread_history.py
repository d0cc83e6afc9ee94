"""What researchers did about a thread, step by step, as the event log has it: when, who, what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qualcode.i18n import dates, t
from qualcode.model import Event, ThreadStatus

State = Mapping[str, Any]
_TOLD_BY_NAME = (ThreadStatus.RENAMED.value,)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody did about a thread.

    Attributes
    ----------
    at, who : when (ISO 8601) and by whom.
    what : in words.
    run, key : the search and the thread in it that it was about, of the first step; else empty.
    """

    at: str
    who: str
    what: str
    run: str = ""
    key: str = ""

    def told(self) -> str:
        """The step on one line: when, who and what, and which search it was about."""
        of_run = t("threads.deed.of_run", thread=self.key, run=self.run) if self.run else ""
        return t("threads.deed.line", when=dates.local_moment(self.at), who=self.who, what=self.what) + of_run


def history(events: Sequence[Event], codes: Mapping[str, str], names: Mapping[str, str]) -> list[Step]:
    """The steps that these events of one thread tell, oldest first.

    `codes` says what a code is called by its id, `names` what a kept thread is called by its id.
    """
    steps = []
    for event in events:
        before, after = _state(event.before), _state(event.after)
        what = "; ".join(_told(event, before, after, codes, names))
        first = not before and bool(after)
        run, key = (str(after.get(name, "")) if first else "" for name in ("run", "key"))
        if what:
            steps.append(Step(event.at, event.who, what, run, key))
    return steps


def _state(found: object) -> State:
    return found if isinstance(found, dict) else {}


def _told(
    event: Event, before: State, after: State, codes: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[str]:
    if not after:
        yield t("threads.deed.taken_back")
        return
    if event.what == "thread.move":
        moved = len(set(after["segments"]) - set(before.get("segments", ())))
        yield t("threads.deed.moved", count=moved)
        return
    yield from _status(before, after, names)
    if before and before["label"] != after["label"]:
        yield t("threads.deed.renamed", former=before["label"], label=after["label"])
    elif not before:
        yield t("threads.deed.named", label=after["label"])
    former, code = str(before.get("code", "")), str(after["code"])
    if code != former:
        shown = codes.get(code or former, code or former)
        yield t(f"threads.deed.{'linked' if code else 'unlinked'}", code=shown)
    if after["in_vivo"] != before.get("in_vivo", ""):
        yield t("threads.deed.in_vivo", words=after["in_vivo"])
    if after["description"] != before.get("description", ""):
        yield t("threads.deed.described")
    yield from _members(before, after)


def _status(before: State, after: State, names: Mapping[str, str]) -> Iterator[str]:
    status = after["status"]
    if status == before.get("status", ThreadStatus.CANDIDATE.value) or status in _TOLD_BY_NAME:
        return
    into = ", ".join(t("threads.change.named", name=names.get(one, one)) for one in after["successors"])
    yield t(f"threads.deed.status.{ThreadStatus(status).name.lower()}", reason=after["reason"], into=into) + (
        t("threads.change.because", reason=after["reason"]) if after["reason"] else ""
    )


def _members(before: State, after: State) -> Iterator[str]:
    if before:
        had, has = set(before["segments"]), set(after["segments"])
        for way, count in (("put_in", len(has - had)), ("taken_out", len(had - has))):
            if count:
                yield t(f"threads.deed.{way}", count=count)
