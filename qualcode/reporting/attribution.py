"""Who is said to have said something: as little as a reader needs, and no more than the team may tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from qualcode.i18n import t
from qualcode.model import Case, Speaker

PART = ("perspectief", "contractvorm")
FUNCTION = ("functie", *PART)
SECTOR = ("sector", "branche")
_KEBAB = re.compile(r"[a-zà-ÿ]+(?:[-_][a-zà-ÿ]+){2,}")


class Grain(StrEnum):
    """How much an attribution tells.

    ``ROLE``: the part somebody plays, such as *flexwerker*. ``SECTOR``: that and the sector of the case,
    *flexwerker, thuiszorg*. ``CASE``: function and case, which insiders recognise; for the team's own use.
    """

    ROLE = "role"
    SECTOR = "sector"
    CASE = "case"


def attribute(speaker: Speaker | None, case: Case | None, grain: Grain) -> str:
    """The attribution of what `speaker` says about `case`; empty where nothing is known."""
    if grain is Grain.CASE:
        parts = [_function(speaker), case.name if case else ""]
    elif grain is Grain.SECTOR:
        parts = [_part(speaker), sector(case)]
    else:
        parts = [_part(speaker)]
    return ", ".join(part for part in parts if part)


def sector(case: Case | None) -> str:
    """The sector of a case, empty where the study does not tell."""
    return _first(case.attributes, SECTOR) if case else ""


def readable(value: str) -> str:
    """A value of an attribute as a reader reads it: ``zonder-vaste-uren`` without its hyphens."""
    return re.sub("[-_]", " ", value) if _KEBAB.fullmatch(value) else value


def _function(speaker: Speaker | None) -> str:
    return _first(speaker.attributes, FUNCTION) if speaker else ""


def _part(speaker: Speaker | None) -> str:
    """The part somebody plays; where only the contract is known, a participant with that contract."""
    if speaker is None:
        return ""
    part = _first(speaker.attributes, PART[:1])
    contract = _first(speaker.attributes, PART[1:])
    if part or not contract:
        return part or t("report.participant")
    return t("report.participant_contract", contract=contract)


def _first(attributes: Mapping[str, str], keys: Iterable[str]) -> str:
    return next((readable(attributes[key].strip()) for key in keys if attributes.get(key, "").strip()), "")
