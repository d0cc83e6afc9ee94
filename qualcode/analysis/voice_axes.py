"""Dimensions of who, where and when: every voice has at most one value."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.axes import Axis, Value
from qualcode.analysis.material import Voice
from qualcode.i18n import dates, t
from qualcode.model import DocumentKind, Role
from qualcode.ordering import natural

if TYPE_CHECKING:
    from qualcode.analysis.table import CodingTable

UNKNOWN = ""


def axis(table: CodingTable, name: str) -> Axis:
    """The axis of a dimension of who, where or when.

    Its values are those found in scope; of an unfiltered table's cases, all. What is not known stands last,
    under the key ``""``.
    """
    material = table.material
    key_of, label_of = _reading(table, name)
    keys = [key_of(voice) for voice in material.voices]
    heard = _heard(table)
    found = dict.fromkeys(key for key, in_it in zip(keys, heard, strict=True) if in_it)
    if name == "case" and not table.filters:
        found = {case.id: None for case in material.cases} | found
    labels: dict[str, str] = {}
    for key, voice in zip(keys, material.voices, strict=True):
        if key and key in found:
            labels.setdefault(key, label_of(voice))
    labels = {**{case.id: case.name for case in material.cases if name == "case"}, **labels}
    ordered = sorted((key for key in found if key), key=_order(table, name, labels))
    values = [Value(key, labels[key]) for key in ordered]
    if UNKNOWN in found:
        values.append(Value(UNKNOWN, t("analysis.unknown")))
    places = {value.key: place for place, value in enumerate(values)}
    voice_value = np.array([places.get(key, -1) for key in keys], dtype=np.int64)
    of_row = voice_value[table.rows.voice]
    row = np.flatnonzero(of_row >= 0)
    return Axis(name, label_of_dimension(name), tuple(values), row, of_row[row], voice_value)


def label_of_dimension(name: str) -> str:
    """What readers call a dimension of who, where or when."""
    owner, _, key = name.partition(".")
    return key[:1].upper() + key[1:] if key else t(f"analysis.dimension.{owner}")


def _heard(table: CodingTable) -> Sequence[bool]:
    """Per voice, whether anything of it is in scope."""
    heard = np.zeros(len(table.material.voices), dtype=bool)
    heard[table.material.voice[table.base]] = True
    heard[table.rows.voice] = True
    return [bool(one) for one in heard]


Reading = tuple[Callable[[Voice], str], Callable[[Voice], str]]


def _reading(table: CodingTable, name: str) -> Reading:
    """How to read a voice's key, and its label."""
    owner, _, key = name.partition(".")
    if key:
        read = _attribute(owner, key)
        return read, read
    simple: dict[str, Reading] = {
        "case": (
            lambda voice: voice.case.id if voice.case else UNKNOWN,
            lambda voice: voice.case.name if voice.case else "",
        ),
        "document": (lambda voice: voice.document.id, lambda voice: voice.document.title),
        "kind": (
            lambda voice: voice.document.kind.value,
            lambda voice: t(f"analysis.kind.{voice.document.kind.value}"),
        ),
        "phase": (lambda voice: voice.document.phase, lambda voice: voice.document.phase),
        "role": (
            lambda voice: voice.speaker.role.value if voice.speaker else UNKNOWN,
            lambda voice: t(f"analysis.role.{voice.speaker.role.value}") if voice.speaker else "",
        ),
        "speaker": (lambda voice: voice.person, _speaker_labels(table)),
    }
    if name in simple:
        return simple[name]
    period = _PERIODS[name]
    written = {"date": dates.short, "month": dates.day}.get(name, str)
    return (lambda voice: period(voice.document.date)), (lambda voice: written(period(voice.document.date)))


def _attribute(owner: str, key: str) -> Callable[[Voice], str]:
    def read(voice: Voice) -> str:
        holder = {"case": voice.case, "document": voice.document, "speaker": voice.speaker}[owner]
        return holder.attributes.get(key, UNKNOWN).strip() if holder else UNKNOWN

    return read


def _speaker_labels(table: CodingTable) -> Callable[[Voice], str]:
    """Names of speakers, with the case behind them and a number where that is needed to tell them apart."""
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for voice in table.material.voices:
        if voice.speaker is None or voice.person in labels:
            continue
        case = f" ({voice.case.name})" if voice.case else ""
        label, number = f"{voice.speaker.shown}{case}", 1
        while label in taken:
            number += 1
            label = f"{voice.speaker.shown} {number}{case}"
        taken.add(label)
        labels[voice.person] = label
    return lambda voice: labels.get(voice.person, "")


def _quarter(date: str) -> str:
    month = re.fullmatch(r"(\d{4})-(\d\d).*", date)
    return f"{month[1]}-K{(int(month[2]) + 2) // 3}" if month else date


_PERIODS: dict[str, Callable[[str], str]] = {
    "date": lambda date: date,
    "month": lambda date: date[:7],
    "quarter": _quarter,
    "year": lambda date: date[:4],
}


def _order(table: CodingTable, name: str, labels: dict[str, str]) -> Callable[[str], tuple[object, ...]]:
    if name == "kind":
        kinds = [kind.value for kind in DocumentKind]
        return lambda key: (kinds.index(key),)
    if name == "role":
        roles = [role.value for role in Role]
        return lambda key: (roles.index(key),)
    if name == "phase":
        first: dict[str, str] = {}
        for document in sorted(table.material.documents, key=lambda document: document.date or "9"):
            first.setdefault(document.phase, document.date or "9")
        return lambda key: (first[key], natural(key))
    if name in _PERIODS:
        return lambda key: (natural(key),)
    return lambda key: (natural(labels[key]), key)
