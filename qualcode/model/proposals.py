"""What machines propose: a run, and the suggestions of codes; nothing here enters a count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Run:
    """One clustering or suggestion pass: enough to repeat it.

    `id` is derived from kind, settings, models and inputs, so a repeated pass has the same one.
    """

    id: str
    kind: str
    settings: Mapping[str, object]
    models: Mapping[str, str]
    seed: int
    counts: Mapping[str, int] = field(default_factory=dict)
    created: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a suggestion, and its words.

    ``definition`` or ``example`` of the code, the ``sentence`` of the segment and the ``words`` it shares
    with the code, ``pieces``: words that hold or are held by one of the code's; the ``question`` before the
    segment, what stands ``around`` it; a ``neighbour`` (confirmed and alike) or ``nearby`` (confirmed close
    by) `segment`; ``exclusion`` speaks against it: words of *niet toepassen* that fit better.
    """

    kind: str
    text: str
    segment: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A code proposed for a segment; never counted.

    `score` is the probability that it fits, 0 to 1; whether it may be shown as such, or as a rank alone, is
    in the settings of its run (``calibrated``).
    """

    segment: str
    code: str
    score: float
    rank: int
    why: tuple[Evidence, ...] = ()
