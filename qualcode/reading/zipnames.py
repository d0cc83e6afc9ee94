"""The names of files in a zip, in whatever letters the program that made it wrote them."""

from __future__ import annotations

import itertools
import unicodedata
import zipfile

_IS_UTF8 = 1 << 11
_GUESSED = "cp437"
"""What Python takes a name to be in where the zip does not say."""
_WAYS = ("utf-8", "cp437", "cp850", "cp1252")
_MARKS = frozenset(("Mn", "Pd", "Pi", "Pf", "Po", "Zs"))


def name_of(entry: zipfile.ZipInfo) -> str:
    """The name of `entry`, composed.

    A zip that does not say so may be in UTF-8 all the same (Finder's are), in the letters of DOS (Windows' own) or in those of
    Windows: the first in which it reads as a name.

    Examples
    --------
    >>> entry = zipfile.ZipInfo("Zoë.txt".encode().decode("cp437"))
    >>> entry.filename, name_of(entry)
    ('Zo├½.txt', 'Zoë.txt')
    """
    name = entry.filename
    if not entry.flag_bits & _IS_UTF8 and not name.isascii():
        written = name.encode(_GUESSED, "replace")
        name = next((found for way in _WAYS if _is_name(found := written.decode(way, "replace"))), name)
    return unicodedata.normalize("NFC", name)


def _is_name(name: str) -> bool:
    """Whether all signs are those of names, and no capital that is not ASCII stands behind a small letter."""
    return all(
        sign.isascii()
        or unicodedata.category(sign) in _MARKS
        or unicodedata.name(sign, "").startswith("LATIN ")
        for sign in name
    ) and not any(
        one.islower() and other.isupper() and not other.isascii() for one, other in itertools.pairwise(name)
    )
