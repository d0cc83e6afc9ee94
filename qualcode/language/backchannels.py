"""Back-channels: the listener's "ja", "hm hm" and "precies", which are kept but never clustered."""

from __future__ import annotations

import re

from qualcode.language.words import BACKCHANNEL_WORDS

STAGE_DIRECTION = re.compile(
    r"\[[^\]\n]{0,60}\]"
    r"|\((?:lacht|lachen|lachend|gelach|stilte|zucht|zuchten|kucht|kuchen|hoest|pauze|knikt|knikken|schudt|huilt|"
    r"snikt|fluistert|onverstaanbaar|onduidelijk|\d[\d:., ]*|\.\.\.|…)[^)\n]{0,40}\)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PHRASES = re.compile(
    r"\b(?:(?:ja |nee |oké )*(?:dat|het|'t|da's|dat's) (?:is|klopt|snap|begrijp|weet)(?: ik| zo| waar| goed)?"
    r"|(?:dat )?(?:snap|begrijp|weet) (?:ik|je)(?: het| dat)?|ik (?:snap|begrijp|weet) (?:het|dat)"
    r"|dank (?:je|u)(?: wel)?|ga (?:door|verder)|zo is het|vertel|vind ik ook|denk ik ook)\b"
)
_MOST_WORDS = 8


def without_stage_directions(text: str) -> str:
    """`text` with ``(lacht)``, ``[onverstaanbaar]`` and the like made blank; the length stays the same."""
    return STAGE_DIRECTION.sub(lambda found: " " * len(found.group()), text)


def is_backchannel(text: str) -> bool:
    """Whether a turn only shows that someone listens: ``"Ja, precies."``, ``"Hm hm"``, ``"(lacht)"``."""
    if len(text) > 200:
        return False
    plain = without_stage_directions(text).lower().replace("’", "'")
    words = _WORD.findall(plain)
    if len(words) > _MOST_WORDS:
        return False
    left = _PHRASES.sub(" ", " ".join(words))
    return all(word in BACKCHANNEL_WORDS for word in left.split())
