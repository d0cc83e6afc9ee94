"""A code taken apart: what speaks for it, and which code its exclusions point to."""

from __future__ import annotations

from themed_talk import BOOK

from qualcode.model import Code, Codebook
from qualcode.suggesting.parts import exclusions, parts


def test_every_text_of_a_code_speaks_for_it() -> None:
    own = {(part.kind, part.text) for part in parts(BOOK) if part.code == 0}
    assert ("alias", "Zeggenschap over het rooster") in own
    assert ("definition", "Wie bepaalt de diensten en het rooster.") in own
    assert ("example", "Mijn rooster hangt er pas een dag tevoren.") in own
    assert not any("tarief" in text for _, text in own)


def test_a_code_without_words_is_spoken_for_by_its_key() -> None:
    assert [part.text for part in parts(Codebook("b", "B", (Code("leeg", ""),)))] == ["leeg"]


def test_exclusions_point_to_the_code_between_brackets() -> None:
    found = [(one.code, one.instead, one.text[:24]) for one in exclusions(BOOK)]
    assert found == [
        (0, 1, "Gaat het om het tarief v"),
        (1, 0, "Gaat het om wie het roos"),
        (1, None, "Gaat het om koffie: niet"),
    ]
