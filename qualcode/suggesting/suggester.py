"""Suggestions that learn: held in memory, changed by one decision in a fraction of a second."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from qualcode.model import Suggestion
from qualcode.suggesting import calibration
from qualcode.suggesting.beforehand import lengths
from qualcode.suggesting.correction import Correction
from qualcode.suggesting.decided import Decided
from qualcode.suggesting.definitions import definition_scores
from qualcode.suggesting.evidence import Explainer, Pull
from qualcode.suggesting.features import features
from qualcode.suggesting.material import Material

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

STEEPNESS = 1.1
ENOUGH = 100
ENOUGH_CONFIRMED = ENOUGH_TURNED_DOWN = 20
RECALIBRATE_EVERY = 0.02
DECIMALS = 4


class Suggester:
    """Codes proposed for fragments, from definitions and from every decision made so far.

    The definition model gives each fragment and code an expectation; a ridge regression learns what it gets
    wrong (`Correction`); a logistic regression over both, the decisions nearby and how often the code was
    given turns them into a probability (`calibration`). docs/method.md tells how and why.

    Parameters
    ----------
    material : fragments and codes, see `gather`.
    decided : what was decided so far, by the fragment's id.
    """

    def __init__(self, material: Material, decided: Mapping[str, Decided] | None = None) -> None:
        import numpy as np

        self.material = material
        self.row_of = {segment.id: row for row, segment in enumerate(material.segments)}
        self.column_of = {code.key: column for column, code in enumerate(material.codebook.codes)}
        count, codes = len(material.segments), len(material.codebook.codes)
        self._defined = definition_scores(material)
        self.definition = self._defined.total
        offset = calibration.log_odds_of_one(codes) - STEEPNESS**2 / 2
        self._expected = calibration.probabilities(STEEPNESS * self.definition + offset)
        self._length = lengths(material)
        self.known: NDArray[np.int8] = np.zeros((count, codes), dtype=np.int8)
        self._explainer = Explainer(material, lambda: self.features)
        self.relearn(decided or {})

    @cached_property
    def features(self) -> NDArray[np.float32]:
        """What is learned from, (n, p); made when the first decision comes, for definitions do without."""
        return features(self.material)

    def prepare(self) -> None:
        """Make now what the first decision would have to wait for."""
        self._correction  # noqa: B018  (made on first use)

    @cached_property
    def _correction(self) -> Correction:
        return Correction(self.features, self.known.shape[1])

    # --- learning

    def learn(self, segment_id: str, decided: Decided) -> None:
        """Take in what is now decided on one fragment, in place of what was; nothing decided forgets it.

        KeyError when there is no such fragment; codes that are not proposed are passed over.
        """
        self.learn_all({segment_id: decided})

    def learn_all(self, decided: Mapping[str, Decided]) -> None:
        """The same for several fragments, by id, at hardly more than the cost of one."""
        rows = {self.row_of[segment]: found for segment, found in decided.items()}
        for row, found in rows.items():
            self.known[row] = self._known(found)
            self._correction.set(row, self._residuals(row) if found else None)
        self._refresh()

    def relearn(self, decided: Mapping[str, Decided]) -> None:
        """Learn these decisions, by the fragment's id, in place of all learned before.

        Decisions on fragments that are not in the material are passed over.
        """
        import numpy as np

        knew = bool(self.known.any())
        self.known[:] = 0
        here = {segment: found for segment, found in decided.items() if segment in self.row_of}
        rows = [self.row_of[segment] for segment, found in here.items() if found]
        for segment, found in here.items():
            self.known[self.row_of[segment]] = self._known(found)
        if rows or knew:
            taken = np.array(sorted(rows), dtype=np.intp)
            self._correction.start(taken, self._residuals(taken))
        self._weights, self._calibrated_at = calibration.begin(self.known.shape[1]), 0
        self._refresh()

    def _known(self, decided: Decided) -> NDArray[np.int8]:
        import numpy as np

        known = np.full(len(self.column_of), -1 if decided.done else 0, dtype=np.int8)
        for sign, keys in ((-1, decided.rejected), (1, decided.confirmed)):
            known[[self.column_of[key] for key in keys if key in self.column_of]] = sign
        return known

    def _residuals(self, rows: int | NDArray[np.intp]) -> Floats:
        known = self.known[rows]
        found: Floats = ((known > 0) - self._expected[rows]) * (known != 0)
        return found

    def _refresh(self) -> None:
        import numpy as np

        decisions = self.decisions
        due = abs(decisions - self._calibrated_at) >= max(1, RECALIBRATE_EVERY * decisions)
        signals = self._held = self._signals()
        if due and self._can_calibrate():
            where = np.nonzero(self.known)
            evidence = np.column_stack([signal[where] for signal in signals])
            codes = self.known.shape[1]
            self._weights = calibration.fit(evidence, self.known[where] > 0, codes, self._weights)
            self._calibrated_at = decisions
        total = np.full(self.known.shape, self._weights[0])
        for weight, signal in zip(self._weights[1:], signals, strict=True):
            total += weight * signal
        self.probabilities: Floats = calibration.probabilities(calibration.sober(total))
        still_open = ~np.any(self.known != 0, axis=1)
        self.thresholds = calibration.thresholds(self.probabilities[still_open if still_open.any() else ...])

    def _signals(self) -> list[Floats]:
        """What speaks for each code in each fragment, each (n, k)."""
        import numpy as np

        count, codes = self.known.shape
        touched = np.any(self.known != 0, axis=1)
        confirmed = (self.known > 0).sum(axis=0)
        frequency = np.log((confirmed + 1) / (self._expected[touched].sum(axis=0) + 1))
        if touched.any():
            correction = self._correction.values() * np.sqrt(codes)
            nearby = np.asarray(self.material.near @ self._correction.residuals)
        else:
            correction = nearby = np.zeros((count, codes))
        shape = (count, codes)
        signals = [
            self.definition,
            correction,
            nearby,
            np.broadcast_to(frequency, shape),
            np.broadcast_to(self._length, shape),
        ]
        return [*signals, calibration.rivals(signals)]

    def _can_calibrate(self) -> bool:
        """Without codes that were judged not to fit there is nothing to tell right from wrong by."""
        return bool((self.known > 0).any() and (self.known < 0).any())

    # --- what is proposed

    @property
    def decisions(self) -> int:
        """Number of decisions learned from: codes confirmed or rejected, fragments done without any code."""
        import numpy as np

        confirmed, judged = (self.known > 0).sum(axis=1), (self.known != 0).sum(axis=1)
        done = judged == self.known.shape[1]
        return int(np.where(done, np.maximum(confirmed, 1), judged).sum())

    @property
    def calibrated(self) -> bool:
        """Whether a probability may be shown as such; before that, show the rank alone.

        Where hardly any fragment is known to lack a code, as with codings from elsewhere that are not marked
        done, nothing tells how often a code does not fit, and probabilities are too high.
        """
        confirmed = int((self.known > 0).sum())
        turned_down = int((self.known < 0).any(axis=1).sum())
        enough = confirmed >= ENOUGH_CONFIRMED and turned_down >= ENOUGH_TURNED_DOWN
        return self.decisions >= ENOUGH and enough

    def suggest(
        self, segment_id: str, *, top: int = 3, without: Collection[str] | None = None
    ) -> list[Suggestion]:
        """The likeliest codes for a fragment that nobody has decided on there, best first, each with why.

        With `without`, the likeliest but those: what was decided there is then neither left out nor seen, for
        each fragment is judged as if it had been left out. `score` is the probability that the code fits.
        """
        row = self.row_of[segment_id]
        open_ones = self._open(row) if without is None else self._but(row, without)
        return [
            Suggestion(
                segment=segment_id,
                code=self.material.codebook.codes[column].key,
                score=round(float(self.probabilities[row, column]), DECIMALS),
                rank=rank,
                why=self._explainer.why(
                    row, column, self._pull(row, column), self.probabilities[row], self.known[:, column]
                ),
            )
            for rank, column in enumerate(open_ones[:top], start=1)
        ]

    def _pull(self, row: int, column: int) -> Pull:
        """What makes a code likely in a fragment, and how much each thing adds to its log odds."""
        fits, alike, nearby = self._weights[1:4]
        defined, held = self._defined, self._held
        return Pull(
            own=fits * defined.own[row, column],
            asked=fits * defined.asked[row, column],
            around=fits * defined.around[row, column],
            alike=alike * held[1][row, column],
            nearby=nearby * held[2][row, column],
            fitting=defined.own[:, column],
        )

    def shown(self, suggestion: Suggestion) -> bool:
        """Whether a suggestion is likely enough to be shown as a proposal rather than on request.

        Its score is rounded, and so is what it is held against: thresholds are probabilities of fragments.
        """
        return suggestion.score >= round(float(self.thresholds[self.column_of[suggestion.code]]), DECIMALS)

    def _open(self, row: int) -> list[int]:
        """Codes not yet decided on for a fragment, likeliest first."""
        import numpy as np

        order = np.argsort(-self.probabilities[row], kind="stable")
        return [int(column) for column in order if self.known[row, column] == 0]

    def _but(self, row: int, without: Collection[str]) -> list[int]:
        """All codes but those, likeliest first."""
        import numpy as np

        left_out = {self.column_of[key] for key in without if key in self.column_of}
        order = np.argsort(-self.probabilities[row], kind="stable").tolist()
        return [column for column in order if column not in left_out]

    @property
    def unlike(self) -> Floats:
        """How unlike all decided fragments each fragment is, (n,), 0 to 1."""
        return self._correction.unlike
