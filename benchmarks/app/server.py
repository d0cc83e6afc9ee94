"""Server time of everything a coder does, without a browser: what the desk takes to do it and to answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep
from typing import Any

from app.coding.desk import Desk
from qualcode.project import Project

ROUNDS = 30


def measure(path: Path) -> dict[str, dict[str, float]]:
    """Milliseconds (median, 95th percentile) and kilobytes of the answer, per action."""
    with Project.open(path, who="Saskia") as project:
        began = perf_counter()
        desk = Desk(project)
        first = desk.hello()
        text = json.dumps(first)
        found = {"first answer, cold": {"ms": _since(began), "p95": _since(began), "kB": len(text) / 1024}}
        began = perf_counter()
        desk.answer({"queue": []})
        found["first look at the queue"] = {"ms": _since(began), "p95": _since(began), "kB": 0.0}
        journey = Journey(desk, first)
        for name, action in journey.actions().items():
            found[name] = rounds_of(action)
        return found


class Journey:
    """The same deeds again and again, on one fragment after another, as the pane tells them."""

    def __init__(self, desk: Desk, first: dict[str, Any]) -> None:
        self.desk, self.number = desk, 0
        self.book = first["book"]
        self.doc = first["at"]["doc"]
        self.row = first["docs"][self.doc]
        self.fragments = [f[:2] for f in self.row["outline"]["fragments"] if f[3] == 0]
        self.have = {
            "id": self.doc,
            "sheet": self.row["outline"]["v"],
            "marks": self.row["marks"]["v"],
            "proposals": self.row["proposals"]["v"],
        }
        self.last: dict[str, Any] = {}

    def tell(self, deed: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        self.number += 1
        deeds = [{"n": self.number, "doc": self.doc, **deed}] if deed else []
        ask = {"client": "b", "seq": self.number, "deeds": deeds, "docs": [self.have], "book": self.book["v"]}
        ask["place"] = {"doc": self.doc, "fragment": self.number % len(self.fragments)}
        self.last = self.desk.answer({**ask, "held": [self.doc], **more})
        assert not any(result.get("error") for result in self.last["results"]), self.last["results"]
        return self.last

    def span(self) -> list[int]:
        return self.fragments[self.number % len(self.fragments)]

    def actions(self) -> dict[str, Callable[[], Any]]:
        codes = [code["id"] for code in self.book["codes"]]
        documents = list(self.desk.documents)
        step = iter(range(10**9))

        def code() -> dict[str, Any]:
            self.here = [self.span(), codes[next(step) % len(codes)]]
            return self.tell({"verb": "code", "code": self.here[1], "spans": [self.here[0]], "done": True})

        def facet() -> dict[str, Any]:
            value = ["voor", "tegen"][next(step) % 2]
            target = [*self.here[0], self.here[1]]
            return self.tell({"verb": "change", "target": target, "facets": {"valentie": [value]}})

        return {
            "code a fragment": code,
            "choose a facet": facet,
            "reject a proposal": lambda: self.tell(
                {"verb": "reject", "spans": [self.span()], "codes": [codes[next(step) % len(codes)]]}
            ),
            "mark as done": lambda: self.tell({"verb": "review", "spans": [self.span()], "done": True}),
            "undo": lambda: self.tell({"verb": "undo", "action": self.last["undo"]}),
            "redo": lambda: self.tell({"verb": "redo", "action": self.last["redo"]}),
            "memo": lambda: self.tell({"verb": "memo", "text": f"memo {next(step)}", "spans": [self.span()]}),
            "move": self.tell,
            "next in the queue": lambda: self.tell({"verb": "review", "spans": [self.span()]}, queue=[]),
            "open another source": lambda: self.tell(
                docs=[{"id": documents[next(step) % len(documents)], "address": "500"}]
            ),
            "open another source, tree of codes beside it": lambda: self.tell(
                docs=[{"id": documents[next(step) % len(documents)], "address": "500"}], tally=True
            ),
            "list of sources": lambda: self.tell(sources=True),
            "search words": lambda: self.tell(find={"id": 1, "query": "rooster planning", "doc": self.doc}),
            "new code in vivo": lambda: self.tell(
                {"verb": "vivo", "label": f"nieuw {next(step)}", "spans": [self.span()], "quote": "x"}
            ),
        }


def rounds_of(action: Callable[[], Any], *, pause: float = 0.0) -> dict[str, float]:
    """The action again and again: median and 95th percentile of its time, and the size of its answer."""
    action()
    times, sizes = [], []
    for _ in range(ROUNDS):
        began = perf_counter()
        answer = action()
        sizes.append(len(json.dumps(answer)))
        times.append(_since(began))
        sleep(pause)
    return {
        "ms": median(times),
        "p95": quantiles(times, n=20)[-1],
        "kB": median(sizes) / 1024 if sizes else 0.0,
    }


def _since(began: float) -> float:
    return (perf_counter() - began) * 1000
