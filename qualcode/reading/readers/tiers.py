"""Which tiers of an annotation hold what is said, by what they are called."""

from __future__ import annotations

import re

_UNSAID = re.compile(
    r"(?:.*[-_ /.@:])?(?:gebaar|gebaren|gesture?s?|mimiek|facial|gaze|blik|kijkrichting|houding|posture|hand(?:en|s)?|hoofd|head|non-?verbaal|non-?verbal"
    r"|toon|tonen|toonhoogte|tone?s?|tobi|pitch|intonatie|intonation|prosod\w*|accenten|breaks?|pauzes?|pauses?|stiltes?|silences?"
    r"|comments?|opmerking(?:en)?|notities|notes?|vertaling|translation|gloss(?:es)?|codes?|codering|coding|topics?|thema'?s?|onderwerp(?:en)?"
    r"|events?|gebeurtenis(?:sen)?|geluid(?:en)?|noise|achtergrond)(?:[-_ /.@:]?\d{1,2})?(?:@.{0,40})?",
    re.IGNORECASE,
)


def is_unsaid(name: str) -> bool:
    """Whether a tier is called after what is done, meant or measured beside the words: ``Karin-gebaar``, ``tones``, ``vertaling``."""
    return _UNSAID.fullmatch(name.strip()) is not None
