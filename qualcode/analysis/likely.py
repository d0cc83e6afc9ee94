"""The start of a cure: which name somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.i18n import t
from qualcode.nearness import nearest


def likely(wanted: str, names: Iterable[str]) -> str:
    """``"Bedoelt u contractvorm? "`` for the start of a cure, or nothing where no name is near."""
    near = nearest(wanted, names)
    return t("analysis.likely", name=near) + " " if near else ""
