"""Small invented studies with known themes, whose vectors are made and not embedded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from qualcode.model import Document, DocumentKind, Role, Segment, SourceFile, Speaker

CASES = ("Noord", "Midden", "Zuid")
EXTRAS = ("koffie", "parkeerplaats", "gebouw", "vergadering", "telefoon", "bewoner", "familie", "kast")


@dataclass(frozen=True)
class SmallStudy:
    segments: list[Segment]
    vectors: np.ndarray
    documents: dict[str, Document]
    cases: Sequence[str]
    theme_of: Mapping[str, str]

    @property
    def arguments(self) -> tuple[Any, ...]:
        return self.segments, self.vectors, self.documents, self.cases


def make_study(
    themes: Mapping[str, str],
    *,
    per_theme: int,
    cases: Sequence[str] = CASES,
    ending: str = "",
    vary: bool = True,
) -> SmallStudy:
    """`per_theme` segments for each theme, going round the cases; one document per case."""
    chance = np.random.default_rng(4)
    directions = np.linalg.qr(chance.normal(size=(32, 32)))[0]
    documents = {f"d{i}": document(f"d{i}", case) for i, case in enumerate(cases)}
    segments, vectors, theme_of = [], [], {}
    for number, (theme, text) in enumerate(themes.items()):
        for turn in range(per_theme):
            place = len(segments)
            asides = [EXTRAS[(turn * step) % len(EXTRAS)] for step in (1, 3, 5)]
            row = " ".join(map(str, chance.permutation(300)[:24]))
            extra = f" Ook genoemd: {' en '.join(asides)}, rij {turn}; {row}." if vary else ""
            segment = Segment(
                f"d{turn % len(cases)}", place * 200, place * 200 + 150, text + extra + ending, place, "R"
            )
            segments.append(segment)
            theme_of[segment.id] = theme
            vectors.append(directions[number] + 0.2 * chance.normal(size=32) + directions[31])
    return SmallStudy(segments, np.array(vectors, dtype=np.float32), documents, cases, theme_of)


def document(key: str, case: str, kind: DocumentKind = DocumentKind.INTERVIEW) -> Document:
    speakers = (Speaker("I", "Vera", Role.INTERVIEWER), Speaker("R", "Petra", Role.PARTICIPANT))
    return Document(key, key, kind, case, SourceFile(f"{key}.txt", "0", 1, "txt"), speakers=speakers)


@pytest.fixture(scope="session")
def study():
    """The function that makes a small study."""
    return make_study
