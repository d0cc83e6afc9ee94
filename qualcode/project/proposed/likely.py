"""How likely a proposal is, as it is told: likely or not, and as a percentage once that may be said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qualcode.model import Run, Suggestion

SUREST = 99


@dataclass(frozen=True, slots=True)
class Bounds:
    """From which probability on each code is likely, and whether probabilities hold and may be told."""

    shown: Mapping[str, float] = field(default_factory=dict)
    calibrated: bool = False
    by_hand: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, run: Run | None, by_hand: Mapping[str, float] | None = None) -> Bounds:
        """As a stored run has them; without one, everything is likely. What was set by hand goes before."""
        shown = run.settings.get("shown") if run else None
        calibrated = bool(run and run.settings.get("calibrated"))
        return cls(shown if isinstance(shown, dict) else {}, calibrated, by_hand or {})

    def above(self, code: str) -> float:
        """From which probability on a code is likely, by its id."""
        return self.by_hand.get(code, self.shown.get(code, 0.0))

    def told(self, suggestion: Suggestion) -> tuple[bool, int]:
        """Whether a suggestion is likely, and its probability in percent; -1 where that is not to be told.

        What a computer proposes is never certain, so that a hundred percent is not told.
        """
        likely = suggestion.score >= self.above(suggestion.code)
        return likely, min(round(100 * suggestion.score), SUREST) if self.calibrated else -1
