"""What researchers did about a thread, step by step, as the event log has it: when, who, what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qualcode.i18n import dates, t
from qualcode.model import Event, KeptThread, ThreadStatus
from qualcode.threads.telling import listed

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


def history(
    events: Sequence[Event],
    codes: Mapping[str, str],
    names: Mapping[str, str],
    made_of: Sequence[KeptThread] = (),
) -> list[Step]:
    """The steps that these events of one thread tell, oldest first.

    Parameters
    ----------
    codes, names : what a code and a kept thread are called, by their ids.
    made_of : the threads that this one was merged from or split off, none where a search found it.
    """
    steps = []
    for event in events:
        before, after = _state(event.before), _state(event.after)
        begun = () if before else _begun(after, made_of)
        what = "; ".join((*begun, *_told(event, before, after, codes, names)))
        first = not before and bool(after)
        run, key = (str(after.get(name, "")) if first else "" for name in ("run", "key"))
        if what:
            steps.append(Step(event.at, event.who, what, run, key))
    return steps


def _state(found: object) -> State:
    return found if isinstance(found, dict) else {}


def _begun(after: State, made_of: Sequence[KeptThread]) -> Iterator[str]:
    """How a thread came to be kept, and under which name."""
    if not after:
        return
    if made_of:
        how = "split_off" if made_of[0].status is ThreadStatus.SPLIT else "merged_of"
        names = listed([thread.label for thread in made_of])
        yield t(f"threads.deed.{how}", names=names, label=after["label"])
    elif after["aliases"]:
        yield t("threads.deed.renamed", former=after["aliases"][-1], label=after["label"])
    elif after["status"] == ThreadStatus.CONFIRMED.value:
        yield t("threads.deed.named", label=after["label"])


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
    if not before and status == ThreadStatus.CONFIRMED.value and not after["aliases"]:
        return  # told with its name
    into = listed([names.get(one, one) for one in after["successors"]])
    yield t(f"threads.deed.status.{ThreadStatus(status).name.lower()}", reason=after["reason"], into=into) + (
        t("threads.change.because", reason=after["reason"]) if after["reason"] else ""
    )


def _members(before: State, after: State) -> Iterator[str]:
    if before:
        had, has = set(before["segments"]), set(after["segments"])
        for way, count in (("put_in", len(has - had)), ("taken_out", len(had - has))):
            if count:
                yield t(f"threads.deed.{way}", count=count)
