"""Which of the names there are somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

ALIKE = 0.7


def nearest(wanted: str, called: Mapping[str, str] | Iterable[str], alike: float = ALIKE) -> str:
    """The name most like `wanted`, capitals aside, or what that name stands for; empty where none is near.

    Parameters
    ----------
    called : names, or what each name stands for.
    alike : from which likeness on a name is near, 0 to 1, as `difflib` reckons it.
    """
    names = called if isinstance(called, Mapping) else {name: name for name in called}
    meant = {name.casefold(): what for name, what in names.items()}
    near = get_close_matches(wanted.strip().casefold(), meant, n=1, cutoff=alike)
    return meant[near[0]] if near else ""
