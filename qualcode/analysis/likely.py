"""Which of the names there are somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from qualcode.i18n import t


def likely(wanted: str, names: Iterable[str]) -> str:
    """``"Bedoelt u contractvorm? "`` for the start of a cure, or nothing where no name is near."""
    by_word = {name.casefold(): name for name in names}
    near = get_close_matches(wanted.strip().casefold(), by_word, n=1, cutoff=0.7)
    return t("analysis.likely", name=by_word[near[0]]) + " " if near else ""
