"""Whether a codebook is fit to code with: what would make two coders disagree, or a program stumble."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from qualcode.codebook.tree import in_circles
from qualcode.i18n import t
from qualcode.model import Code, Codebook, CodeStatus, slug

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_NEIGHBOUR = re.compile(r"\b(?:kies|choose|use)\b[^.;()]*\(([a-z0-9]+(?:-[a-z0-9]+)+)\)", re.IGNORECASE)
ENOUGH_EXAMPLES = 2
MANY_CODES = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend: an ``error`` keeps a codebook from being loaded, a ``warning`` does not."""

    level: str
    code: str
    message: str


def check(codebook: Codebook) -> list[Problem]:
    """All problems of a codebook, errors first, in the order of its codes."""
    found = [*_structure(codebook), *_content(codebook)]
    return sorted(found, key=lambda problem: problem.level != "error")


def _structure(codebook: Codebook) -> Iterator[Problem]:
    keys = Counter(code.key for code in codebook.codes)
    facets = {facet.key: facet for facet in codebook.facets}
    if not codebook.codes:
        yield _problem("error", "", "empty")
    for key, count in keys.items():
        if count > 1:
            yield _problem("error", key, "duplicate", count=count)
    for code in codebook.codes:
        if not _KEY.fullmatch(code.key):
            yield _problem("error", code.key, "key", better=slug(code.key or code.label))
        if code.parent and code.parent not in keys:
            yield _problem("error", code.key, "parent", parent=code.parent)
        if code.color and not _COLOR.fullmatch(code.color):
            yield _problem("error", code.key, "color", color=code.color)
        for wanted in code.facets:
            if wanted not in facets:
                yield _problem("error", code.key, "facet", facet=wanted)
    for key in in_circles(codebook):
        yield _problem("error", key, "circle")
    for facet in facets.values():
        if len({value.key for value in facet.values}) < max(2, len(facet.values)):
            yield _problem("error", facet.key, "facet_values", facet=facet.key)


def _content(codebook: Codebook) -> Iterator[Problem]:
    active = [code for code in codebook.codes if code.status is CodeStatus.ACTIVE]
    if len(active) > MANY_CODES:
        yield _problem("warning", "", "many", count=len(active), most=MANY_CODES)
    keys = {code.key for code in codebook.codes}
    named: dict[str, list[str]] = {}
    for code in active:
        named.setdefault(code.label.casefold(), []).append(code.key)
    seen: dict[str, str] = {}
    for code in active:
        others = [key for key in named[code.label.casefold()] if key != code.key]
        if others:
            yield _problem("warning", code.key, "label", label=code.label, other=others[0])
        for field in ("definition", "when_to_use", "when_not_to_use"):
            if not getattr(code, field).strip():
                yield _problem("warning", code.key, f"no_{field}")
        for key in _NEIGHBOUR.findall(code.when_not_to_use):
            if key not in keys:
                yield _problem("warning", code.key, "neighbour", named=key)
        if len(code.examples) < ENOUGH_EXAMPLES:
            yield _problem("warning", code.key, "examples", count=len(code.examples), least=ENOUGH_EXAMPLES)
        yield from _repeated_examples(code, seen)


def _repeated_examples(code: Code, seen: dict[str, str]) -> Iterator[Problem]:
    for example in code.examples:
        other = seen.setdefault(example.casefold().strip(), code.key)
        if other != code.key:
            yield _problem("warning", code.key, "repeated", other=other)


def _problem(level: str, code: str, key: str, **params: Any) -> Problem:
    return Problem(level, code, t(f"codebook.problem.{key}", **params))
