"""What was taken back or done again, in a line: much of it is not in sight from where one codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qualcode.i18n import t
from qualcode.model import Code, Event

MOST = 3


def is_version(events: Sequence[Event]) -> bool:
    """Whether another version of a source came into use, or went."""
    return any(event.what == "document.replace" for event in events)


def told(events: Sequence[Event], codes: Mapping[str, Code], *, back: bool) -> str:
    """What these events were, each kind once with how many, and of which code or source where it is one.

    Parameters
    ----------
    codes : the codes of the project by id, for their labels.
    back : whether they were taken back; else they were done again.
    """
    verb = "undone" if back else "redone"
    if is_version(events):
        title = next(str(_state(one)["title"]) for one in events if one.what == "document.replace")
        return t(f"app_coding.{verb}_version", title=title)
    kinds: dict[str, list[Event]] = {}
    for event in events:
        kinds.setdefault(event.what, []).append(event)
    if not kinds:
        return ""
    what = "; ".join(_kind(kind, of_kind, codes) for kind, of_kind in list(kinds.items())[:MOST])
    return t(f"app_coding.{verb}", what=what)


def _kind(what: str, events: Sequence[Event], codes: Mapping[str, Code]) -> str:
    name = t(f"report.event.{what.replace('.', '_')}", default=what)
    about = {_about(event, codes) for event in events} - {""}
    return "".join(
        [
            name,
            f" ({len(events)})" if len(events) > 1 else "",
            f" – {about.pop()}" if len(about) == 1 else "",
        ]
    )


def _about(event: Event, codes: Mapping[str, Code]) -> str:
    state = _state(event)
    code = codes.get(str(state.get("code", "")))
    return code.label if code else str(state.get("title") or state.get("label") or "")


def _state(event: Event) -> Mapping[str, object]:
    state = event.after or event.before
    return state if isinstance(state, dict) else {}
