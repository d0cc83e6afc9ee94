"""What the machine says of a thread, as it is written beside a run and on a kept thread, and read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from qualcode.model import Breadth, Contrast, NearestCode, Period, SubThread, Thread


def card(thread: Thread) -> dict[str, Any]:
    """What the machine says of a thread, beside its segments and what researchers made of it."""
    return {
        "terms": thread.terms,
        "quotes": thread.quotes,
        "breadth": asdict(thread.breadth),
        "cohesion": thread.cohesion,
        "stability": thread.stability,
        "nearest": asdict(thread.nearest) if thread.nearest else None,
        "kept": thread.kept,
        "assigned": thread.assigned,
        "without_case": thread.without_case,
        "leans_on": thread.leans_on,
        "parts": [asdict(part) for part in thread.parts],
        "contrasts": [asdict(contrast) for contrast in thread.contrasts],
        "periods": [asdict(period) for period in thread.periods],
        "carried": thread.carried,
    }


def from_card(details: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a `Thread` that `card` gave."""
    return {
        "terms": tuple(details["terms"]),
        "quotes": tuple(details["quotes"]),
        "breadth": Breadth(**details["breadth"]),
        "cohesion": details["cohesion"],
        "stability": details["stability"],
        "nearest": NearestCode(**details["nearest"]) if details["nearest"] else None,
        "kept": details.get("kept", ""),
        "assigned": tuple(details.get("assigned", ())),
        "without_case": details.get("without_case"),
        "leans_on": details.get("leans_on", ""),
        "parts": tuple(_part(part) for part in details.get("parts", ())),
        "contrasts": tuple(_contrast(held) for held in details.get("contrasts", ())),
        "periods": tuple(Period(**period) for period in details.get("periods", ())),
        "carried": None if details.get("carried") is None else tuple(details["carried"]),
    }


def renamed(keys: Sequence[str], moved: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of fragments, those that moved under their new ones."""
    return tuple(dict.fromkeys(moved.get(key, key) for key in keys))


def renamed_card(card: Mapping[str, Any], moved: Mapping[str, str]) -> dict[str, Any]:
    """A card in which fragments that moved go by their new ids."""
    known = {name: list(renamed(card[name], moved)) for name in ("quotes", "assigned") if name in card}
    parts = [{**part, "segments": list(renamed(part["segments"], moved))} for part in card.get("parts", ())]
    return {**card, **known, **({"parts": parts} if "parts" in card else {})}


def _contrast(held: Mapping[str, Any]) -> Contrast:
    return Contrast(**{**held, "kinds": tuple(held.get("kinds", ()))})


def _part(held: Mapping[str, Any]) -> SubThread:
    return SubThread(**{**held, "terms": tuple(held["terms"]), "segments": tuple(held["segments"])})
