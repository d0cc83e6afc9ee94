"""Which cases one may tune on, and which only measure.

Nothing may be tuned on the test cases: no setting, threshold, word list, prompt or definition is chosen by
looking at how well it does there. They are run once a choice is made, and the figure is reported as it falls.
Tune on the development cases only.

One exception is made openly. The file readers are mended on every file, since the formats are spread over
the cases (``.srt`` and ``.md`` occur in test cases only); the reading scores are therefore no held-out
estimate.

The survey is one file over all six cases of care: split its rows by their column ``casus``.
"""

from __future__ import annotations

from enum import StrEnum

DEVELOPMENT = (
    "ruisende-riet",
    "vechtdorp",
    "ganzenveer",
    "rt-rondetafel-1",
    "uitzend-1",
    "uitzend-2",
)
TEST = (
    "vlierhuis",
    "merwepoort",
    "wadwierden",
    "rt-rondetafel-2",
    "uitzend-3",
    "uitzend-4",
)
DEVELOPMENT_CASES = (
    "Woonzorgcentrum Het Ruisende Riet",
    "Huisartsengroep Vechtdorp",
    "Stichting De Ganzenveer",
)
TEST_CASES = (
    "Kindercentrum 't Vlierhuis",
    "Streekziekenhuis Merwepoort",
    "Buurtteams Wad en Wierden",
)


class Part(StrEnum):
    """The two halves of the corpora, and what lies in both."""

    DEVELOPMENT = "development"
    TEST = "test"
    BOTH = "both"


def part_of(script: str) -> Part:
    """The half that a script belongs to, by its id.

    Parameters
    ----------
    script : such as ``"vechtdorp-flex"`` or ``"uitzend-3"``, the key ``id`` in ``truth.json``.

    Raises
    ------
    KeyError : when no half claims it.
    """
    if script.startswith("enquete"):
        return Part.BOTH
    for part, prefixes in ((Part.DEVELOPMENT, DEVELOPMENT), (Part.TEST, TEST)):
        if any(script == prefix or script.startswith(f"{prefix}-") for prefix in prefixes):
            return part
    raise KeyError(script)


def part_of_case(case: str) -> Part:
    """The half that a case of care belongs to, by its name: for the rows of the survey."""
    if case in DEVELOPMENT_CASES:
        return Part.DEVELOPMENT
    if case in TEST_CASES:
        return Part.TEST
    raise KeyError(case)
