"""Words at the end of a line after which a Dutch sentence goes on."""

from __future__ import annotations

_OPEN_ENDED = frozenset((
    "aan", "alle", "als", "bij", "dat", "de", "deze", "die", "dit", "door", "een", "elk", "elke", "en",
    "er", "geen", "haar", "het", "hoe", "hun", "ieder", "iedere", "in", "is", "kan", "kunnen", "maar",
    "meer", "met", "mijn", "minder", "na", "naar", "niet", "of", "om", "onder", "ons", "onze", "op",
    "over", "per", "te", "tegen", "tot", "tussen", "uit", "van", "veel", "via", "volgens", "voor",
    "waarin", "waarop", "wat", "we", "wij", "wordt", "worden", "ze", "zich", "zijn", "zo", "zonder",
    "zowel",
))  # fmt: skip
"""Words after which a Dutch item of a list goes on."""


def is_open_ended(row: str) -> bool:
    """Whether a line ends with a word after which a Dutch sentence goes on."""
    return row.rsplit(maxsplit=1)[-1].strip("(‘“\"'").casefold() in _OPEN_ENDED
