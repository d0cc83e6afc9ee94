"""Papers to sign or to fill in, and the heads under which students look back on what they did."""

from __future__ import annotations

import re
from collections.abc import Iterable

_CONSENT = re.compile(r"toestemmings(?:verklaring|formulier)|informed consent", re.I)
_DOTTED = re.compile(r":[ \t]*[._…]{5,}[ \t]*(?:\n|\Z)")
_STARR = re.compile(r"^[^\w\n]{0,9}(situatie|taak|actie|resultaat)s?\b[^\n:]{0,20}:", re.I | re.M)
_IN_ORDER = ["situatie", "taak", "actie", "resultaat"]
"""The heads under which students look back on what they did."""
_GIBBS = re.compile(
    r"^[^\w\n]{0,9}(?:\d[.)]? )?(beschrijving|gevoel(?:ens)?|evaluatie|analyse|conclusies?)(?: van [^\n.?!]{2,40})?[ \t]*(?::|$)",
    re.I | re.M,
)
_IN_CYCLE = ["besc", "gevo", "eval", "anal", "conc"]


def is_form(heads: Iterable[str], text: str) -> bool:
    """Whether a paper is to be signed or filled in: by what it is called, by its heads, or by two dotted lines or more behind colons."""
    if any(map(_CONSENT.search, heads)) or _looks_back(text):
        return True
    dotted = "....." in text or "_____" in text or "……" in text
    return dotted and len(_DOTTED.findall(text)) > 1


def _looks_back(text: str) -> bool:
    """Whether the heads of a reflection stand in a text, each once before they come back, and in their order."""
    heads = [found.casefold() for found in _STARR.findall(text)]
    cycle = [found[:4].casefold() for found in _GIBBS.findall(text)]
    return heads[: len(_IN_ORDER)] == _IN_ORDER or cycle[: len(_IN_CYCLE)] == _IN_CYCLE
