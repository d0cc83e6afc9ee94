"""An invented conversation on three themes, and a codebook for it."""

from __future__ import annotations

from qualcode.embedding.hashing import HashingEmbedder
from qualcode.model import Code, Codebook, Segment, SegmentKind
from qualcode.suggesting import Material, gather

BOOK = Codebook(
    "boek",
    "Boek",
    (
        Code(
            "rooster",
            "Zeggenschap over het rooster",
            "Wie bepaalt de diensten en het rooster.",
            when_to_use="Iemand wil ruilen of krijgt het rooster te laat.",
            when_not_to_use="Gaat het om het tarief van de dienst, kies Geld (geld).",
            examples=("Mijn rooster hangt er pas een dag tevoren.",),
        ),
        Code(
            "geld",
            "Geld en tarief",
            "Het uurloon of tarief als reden om flex te werken.",
            when_not_to_use=(
                "Gaat het om wie het rooster bepaalt, kies Rooster (rooster). Gaat het om koffie: niets."
            ),
            aliases=("Uurloon",),
        ),
        Code("pauze", "Pauze", "De pauze, de koffie en wie er aan tafel zit."),
    ),
)
THEMES = {
    "rooster": "Het rooster van week {n} hangt er laat en ruilen van diensten mag niet. Dat was {n} keer zo.",
    "geld": "Dat tarief van {n} euro is te hoog, zegt de planner. Het uurloon is bij ons veel lager.",
    "pauze": "In de pauze drinken we {n} koffie aan tafel. Dan praat je wat bij.",
}


def conversation(rounds: int = 8) -> tuple[list[Segment], list[Segment], list[str]]:
    """Fragments in stretches of two on one theme, the question before each stretch, and all themes."""
    content, context, themes = [], [], []
    place = turn = 0
    for n in range(rounds):
        for theme, words in THEMES.items():
            context.append(_segment(f"Hoe zit het met {theme}?", place, turn, SegmentKind.CONTEXT))
            place, turn = place + 100, turn + 1
            for extra in (0, 1):
                text = words.format(n=2 * n + extra + 1)
                content.append(_segment(text, place, turn, SegmentKind.CONTENT))
                themes.append(theme)
                place += 200
            turn += 1
    return content, context, themes


def material(rounds: int = 8) -> tuple[Material, list[str]]:
    """The conversation, gathered with the model-free encoder, and the theme of each fragment."""
    content, context, themes = conversation(rounds)
    return gather(content, context, BOOK, HashingEmbedder().encode), themes


def _segment(text: str, start: int, turn: int, kind: SegmentKind) -> Segment:
    return Segment("gesprek", start, start + len(text), text, turn, "R", kind)
