"""Words of one who speaks for himself, for a group, or to somebody; and the small words of talk, and of a language."""

from __future__ import annotations

import re

OF_ONE = re.compile(r"\b(?:ik|mij|mijn|me)\b", re.I)
OF_TELLER = re.compile(r"\b(?:ik|mij|mijn|me|we|wij|ons|onze)\b|'k\b", re.I)
OF_TALKER = re.compile(r"\b(?:ik|mij|mijn|me|ja|nee|nou|hè|hoor|uh+|eh+m?|jij|je|u)\b|'k\b", re.I)
OF_TALK = re.compile(
    r"\b(?:ik|mij|me|wij|we|jij|je|jullie|uh+|eh+m?|euh|hè|hoor|nou|ja|nee|oké|hm+|toch|zeg maar|weet je)\b"
    r"|\((?:lacht|lachen|zucht|stilte|pauze|onverstaanbaar)\)|\[(?:onverstaanbaar|lacht|stilte)",
    re.I,
)
OF_ENGLISH_TALK = re.compile(r"\b(?:i|me|my|you|we|us|uh+|um+|yeah|yes|no|okay|well|right)\b", re.I)
DUTCH = re.compile(r"\b(?:de|het|een|van|en|dat|die|op|te|met)\b", re.I)
ENGLISH = re.compile(r"\b(?:the|of|a|and|to|that|is|in|for|with)\b", re.I)
