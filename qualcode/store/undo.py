"""Undo and redo of what people decide, by putting things back as the event log knows them.

Undo writes events too: nothing ever leaves the log. A thing that somebody else changed since is left alone,
and the undo with it, so that nobody overwrites anybody.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from sqlite3 import IntegrityError
from typing import Any

from sqlite_utils import Database

from qualcode.errors import ProjectError
from qualcode.model import Event
from qualcode.store.carrying import carry
from qualcode.store.codebooks import EDIT, Codebooks
from qualcode.store.documents import Documents
from qualcode.store.edited_books import bring
from qualcode.store.kept import KEPT, OF_VERSIONS, Kept, State
from qualcode.store.log import EVENT_COLUMNS, as_json, event, last_event, log, writing
from qualcode.store.made_codes import MADE, bring_back, take_away

REACH = (2000, 20_000, 200_000)
"""How many of the last events are looked at: more where those leave nothing, or took back what was before."""
FINAL = frozenset({"code.merge"})
"""Kinds of event that no action with them can be undone after: it would be taken back in part."""
_IMPOSSIBLE = "undo.impossible"
_WITH_CODE = ("coding", "rejection")
_ON_WORDS = ("coding", "rejection", "review")
"""Nouns that are of a place in a source."""


Then = Callable[[Sequence[Event]], None]
"""What has to follow in the same write from the events that were taken back or done again."""


def undo(db: Database, who: str, action: str = "", then: Then = lambda _: None) -> list[Event]:
    """Take back what `who` did last; returns the events taken back, none when there is nothing left.

    With `action` only that one is taken back, and nothing when it is not the last: asking twice does no harm.
    `then` is done in the same write, so that both are there or neither.
    ProjectError when somebody changed it since.
    """
    return _reverse_last(db, who, action, then, back=True)


def redo(db: Database, who: str, action: str = "", then: Then = lambda _: None) -> list[Event]:
    """Do again what `who` took back last (if it is `action`, where that is given); returns those events."""
    return _reverse_last(db, who, action, then, back=False)


def next_actions(db: Database, who: str) -> tuple[str, str]:
    """The actions that `undo` and `redo` would take back and do again; empty where there is none."""
    done, undone = _stacks(db, who)
    return (done[-1] if done else "", undone[-1] if undone else "")


def _stacks(db: Database, who: str) -> tuple[list[str], list[str]]:
    """Actions that can be undone and redone, the next one last."""
    for reach in REACH:
        found = _last(db, who, reach)
        done, undone = _stacked(found)
        known = {action for _, action, _, _ in found}
        reaches_back = bool(found and found[-1][2]) and found[-1][2] not in known
        if len(found) < reach or (done and not reaches_back):
            break
    return done, undone


def _stacked(found: Sequence[tuple[int, str, str, str]]) -> tuple[list[str], list[str]]:
    """What these events, the oldest first, leave to be undone and redone."""
    final = {action for _, action, _, what in found if what in FINAL}
    passed = {action for _, action, _, what in found if what == _IMPOSSIBLE}
    actions = {
        action: undoes
        for _, action, undoes, what in found
        if action not in final and (undoes or _can_be_undone(what))
    }
    done: list[str] = []
    undone: list[str] = []
    for action, undoes in actions.items():
        if not undoes:
            done.append(action)
            undone.clear()
        elif undoes in undone:
            undone.remove(undoes)
            done.extend([undoes] if action not in passed else [])
        elif undoes in done:
            done.remove(undoes)
            undone.extend([undoes] if action not in passed else [])
    return done, undone


def _last(db: Database, who: str, reach: int) -> list[tuple[int, str, str, str]]:
    """The last events of somebody that are part of an action, the oldest first: id, action, undoes, what."""
    (rows,) = db.execute(  # one row: for each, Python would let another thread go first
        "SELECT json_group_array(json_array(id, action, undoes, what)) FROM"
        " (SELECT id, action, undoes, what FROM events WHERE who = ? AND action != ''"
        " ORDER BY id DESC LIMIT ?)",
        [who, reach],
    ).fetchone()
    return sorted(tuple(row) for row in json.loads(rows))


def _can_be_undone(what: str) -> bool:
    noun, _, change = what.partition(".")
    return what == EDIT or (noun in KEPT and change in KEPT[noun].changes)


def _reverse_last(db: Database, who: str, action: str, then: Then, *, back: bool) -> list[Event]:
    """Take back or do again the last action, if it is `action` where that is given."""
    seen, last = last_event(db), _next(db, who, back=back)
    return _reverse(db, who, last, then, back=back, seen=seen) if last and action in ("", last) else []


def _next(db: Database, who: str, *, back: bool) -> str:
    done, undone = next_actions(db, who)
    return done if back else undone


def _reverse(db: Database, who: str, action: str, then: Then, *, back: bool, seen: int) -> list[Event]:
    """Take an action back or do it again; nothing where that is no longer the last one since event `seen`."""
    rows = db.execute(f"SELECT {EVENT_COLUMNS} FROM events WHERE action = ? ORDER BY id", [action])  # noqa: S608
    found = [event(row) for row in rows.fetchall()]
    events = [one for one in found if _can_be_undone(one.what)]
    made = [one for one in found if one.what == MADE]
    try:
        with writing(db, undoes=action):
            if last_event(db) != seen and _next(db, who, back=back) != action:
                return []
            _check_versions(db, who, action, events)
            for code in () if back else made:
                bring_back(db, who, code)
            for one in reversed(events) if back else events:
                if one.what == EDIT:
                    bring(db, who, one, back=back)
                    continue
                before, after = _state(one, one.before), _state(one, one.after)
                _bring(db, who, one, *((after, before) if back else (before, after)))
            for code in made if back else ():
                take_away(db, who, code)
            then([*events, *made])
    except ProjectError:
        with writing(db, undoes=action):  # pass it over: the next can be undone or redone
            log(db, who, _IMPOSSIBLE, f"action:{action}")
        raise
    return [*events, *made]


def _check_versions(db: Database, who: str, action: str, events: Sequence[Event]) -> None:
    """ProjectError where others worked in either version of a source since one took the other's place."""
    documents = [one.target.partition(":")[2] for one in events if one.what.partition(".")[2] in OF_VERSIONS]
    if not documents:
        return
    worked = db.execute(
        "SELECT 1 FROM events WHERE who != :who"
        " AND id > (SELECT MAX(id) FROM events WHERE :action IN (action, undoes))"
        " AND substr(what, 1, instr(what, '.') - 1) IN ('coding', 'rejection', 'review', 'memo', 'thread')"
        " AND EXISTS (SELECT 1 FROM json_each(:documents) WHERE instr(events.before, value)"
        "  OR instr(events.after, value)) LIMIT 1",
        {"who": who, "action": action, "documents": as_json(documents)},
    ).fetchone()
    if worked:
        raise ProjectError("store.error.worked_on_since", id=documents[0])


def _state(one: Event, value: object) -> State:
    """What the log knows of a thing; its key from the target, where the event does not tell it."""
    if not isinstance(value, dict):
        return None
    noun, _, name = one.target.partition(":")
    key = KEPT[noun].key
    if all(field in value for field in key):
        return value
    return {**dict(zip(key, name.split(":", len(key) - 1), strict=True)), **value}


def _bring(db: Database, who: str, one: Event, was: State, will: State) -> None:
    noun = one.target.partition(":")[0]
    kept = KEPT[noun]
    known = was or will or {}
    if noun in _ON_WORDS and not _in_use(db, known):
        raise ProjectError("store.error.source_gone")
    now = kept.find(db, known) if all(field in known for field in kept.key) else None
    if not _alike(now, was):
        raise ProjectError("store.error.changed_since", id=one.target)
    if noun in _WITH_CODE and will and not Codebooks(db, who).has_code(will["code"]):
        raise ProjectError("store.error.code_gone")
    if will is None:
        kept.remove(db, known)
    else:
        _put(kept, db, {**(now or {}), **will}, one.target)
    if noun == "document" and was and will and not will.get("replaced_by"):
        former = was.get("replaced_by") or known["id"]  # one that was taken out stands in its own place
        if former != known["id"]:
            carry(db, former, known["id"])
    change = "remove" if will is None else "add" if was is None else "change"
    log(db, who, f"{noun}.{change}", one.target, before=was, after=will)


def _put(kept: Kept, db: Database, state: Mapping[str, Any], target: str) -> None:
    try:
        kept.put(db, state)
    except IntegrityError as error:  # another thing was made meanwhile in the place of this one
        raise ProjectError("store.error.changed_since", id=target) from error


def _in_use(db: Database, state: Mapping[str, Any]) -> bool:
    """Whether the source that this is a place in counts."""
    document = state.get("document") or str(state.get("segment", "")).rpartition(":")[0]
    return Documents(db, "").in_use(document)


def _alike(now: State, was: State) -> bool:
    """Whether a thing is still as it was, in all that the log knows of it."""
    if now is None or was is None:
        return now is was
    return all(as_json(now.get(field)) == as_json(value) for field, value in was.items() if field in now)
