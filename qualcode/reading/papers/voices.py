"""Words of one who speaks for himself, for a group, or to somebody."""

from __future__ import annotations

import re

OF_ONE = re.compile(r"\b(?:ik|mij|mijn|me)\b", re.I)
OF_TELLER = re.compile(r"\b(?:ik|mij|mijn|me|we|wij|ons|onze)\b|'k\b", re.I)
OF_TALKER = re.compile(r"\b(?:ik|mij|mijn|me|ja|nee|nou|hè|hoor|uh+|eh+m?|jij|je|u)\b|'k\b", re.I)
