"""Reports whose true text is known, printed by four programs: no file is read worse than it was. See benchmarks/reading/reports.py."""

from __future__ import annotations

import json

import pytest

from benchmarks.reading import reports
from benchmarks.reading.truth import Block, Report
from qualcode.model import DocumentKind, Transcript, TurnKind
from qualcode.reading import read_bytes

GOLD = json.loads((reports.SET / "gold.json").read_text(encoding="utf-8"))
HELD = json.loads((reports.SET / "held.json").read_text(encoding="utf-8"))
"""Of each file: letters of its body that are wrong, errors in words and in blocks at most."""


@pytest.mark.parametrize("name", sorted(GOLD))
def test_no_report_is_read_worse(name: str) -> None:
    found = reports.score(name)
    words, blocks = (sum(found.counts[kind] for kind in kinds) for kinds in (reports.WORDS, reports.BLOCKS))
    letters, most_words, most_blocks = HELD[name]
    assert (found.errors <= letters, words <= most_words, blocks <= most_blocks) == (True, True, True), (
        found.seen
    )


def test_the_set_is_complete() -> None:
    assert {path.name for path in (reports.SET / "files").iterdir()} == set(GOLD) == set(HELD)
    assert {path.stem for path in (reports.SET / "sources").iterdir()} == set(GOLD.values())


REPORT = Report(
    {"title": "Samen wonen in Dalem"},
    [
        Block("heading", "1 Bewoners", level=1),
        Block("prose", "De bewoners spreken elkaar[^1] in de gang en bij de containers van het gebouw."),
        Block("prose", "Een sociaal-culturele instelling kijkt mee met het werk van de huismeester."),
        Block("note", "Gesproken is met zeventien huishoudens.", mark="1"),
    ],
)
RIGHT = """# Samen wonen in Dalem

# 1 Bewoners

De bewoners spreken elkaar in de gang en bij de containers van het gebouw.

Een sociaal-culturele instelling kijkt mee met het werk van de huismeester.
"""


def _errors(text: str) -> dict[str, int]:
    transcript: Transcript = read_bytes(text.encode(), "verslag.md", kind=DocumentKind.REPORT, repair=())
    found = reports.measure(transcript, REPORT)
    return {kind: times for kind, times in found.counts.items() if times and kind != "notes lost or torn"}


@pytest.mark.parametrize(
    ("right", "wrong", "errors"),
    [
        ("", "", {}),
        ("bewoners spreken", "bewo- ners spreken", {"cut": 1}),
        ("in de gang en", "inde gang en", {"glued": 1}),
        ("sociaal-culturele", "sociaalculturele", {"hyphen lost": 1}),
        ("elkaar in", "elkaar1 in", {"note's mark": 1}),
        ("gang en bij", "gang en vaak ook bij", {"foreign": 2}),
        ("gang en bij de containers", "gang en containers", {"lost": 2}),
        ("gang en", "gang Gesproken is met zeventien huishoudens. en", {"note in text": 5}),
        ("gebouw.\n\nEen", "gebouw. Een", {"paragraphs joined": 1}),
        ("elkaar in", "elkaar\n\nin", {"paragraphs split": 1}),
        ("# 1 Bewoners", "1 Bewoners", {"headings not told": 1}),
        (
            "De bewoners spreken elkaar in",
            "# De bewoners spreken elkaar\n\nin",
            {"false headings": 1, "paragraphs split": 1},
        ),
    ],
)
def test_errors_are_told_apart(right: str, wrong: str, errors: dict[str, int]) -> None:
    assert _errors(RIGHT.replace(right, wrong) if right else RIGHT) == errors


def test_notes_are_looked_for_among_notes() -> None:
    transcript = read_bytes(RIGHT.encode(), "verslag.md", kind=DocumentKind.REPORT, repair=())
    assert all(turn.kind is not TurnKind.NOTE for turn in transcript.turns)
    assert reports.measure(transcript, REPORT).counts["notes lost or torn"] == 1
