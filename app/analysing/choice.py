"""Which table is asked for: a named view, changed as one likes; all of it stands in the address."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from qualcode.analysis.views import View

OWN = "own"
ALL_CODERS = "*"
SETTINGS = ("kind", "rows", "columns", "cell", "measure")
DECIDED = ("besluit", "gold", "consensus")
KINDS = ("matrix", "frequencies", "cooccurrence", "sequences", "contrast", "saturation", "time", "talk")


def chosen(views: Sequence[View], address: Mapping[str, str]) -> View:
    """The view that an address asks for: one of `views` by name, or a plain one, with its changes."""
    named = {view.name: view for view in views}
    view = named.get(address.get("view", ""), View(OWN))
    changes: dict[str, Any] = {name: address[name] for name in SETTINGS if address.get(name)}
    if address.get("rolled") in ("0", "1"):
        changes["rolled_up"] = address["rolled"] == "1"
    return replace(view, **changes, filters={**view.filters, **filters(address.get("filters", ""))})


def filters(text: str) -> dict[str, tuple[str, ...]]:
    """Filters as the address holds them, JSON; anything else is no filter."""
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        str(name): tuple(str(value) for value in values)
        for name, values in found.items()
        if isinstance(values, list) and values
    }


def told(wanted: Mapping[str, Sequence[str]]) -> str:
    """Filters for the address."""
    kept = {name: list(values) for name, values in wanted.items() if values}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")) if kept else ""


def usual_coder(counts: Mapping[str, int]) -> str:
    """Whose codings count at first: those decided upon, else of whoever coded most; empty without codings."""
    for name in counts:
        if name.casefold() in DECIDED:
            return name
    return max(counts, key=lambda name: (counts[name], name), default="")
