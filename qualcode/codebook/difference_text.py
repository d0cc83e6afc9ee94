"""Differences between two codebooks as a text to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.codebook.difference import Change, Difference
from qualcode.i18n import t

_SETS = {"examples", "aliases", "related", "facets", "values", "sources"}


def describe(differences: Sequence[Difference]) -> str:
    """The differences as lines of text, grouped by what happened; one line says so when there are none."""
    if not differences:
        return t("codebook.diff.none")
    blocks = [_block(change, [d for d in differences if d.change is change]) for change in Change]
    return "\n\n".join(block for block in blocks if block)


def summary(differences: Sequence[Difference]) -> str:
    """How much is different, in one line."""
    counts = [
        (change, len({(d.what, d.key) for d in differences if d.change is change})) for change in Change
    ]
    parts = [t(f"codebook.diff.count_{change}", count=count) for change, count in counts if count]
    return ", ".join(parts) or t("codebook.diff.none")


def _block(change: Change, differences: Sequence[Difference]) -> str:
    if not differences:
        return ""
    lines = [line for difference in differences for line in _lines(difference)]
    return "\n".join([t(f"codebook.diff.head_{change}"), *(f"  {line}" for line in lines)])


def _lines(difference: Difference) -> Iterator[str]:
    name = _name(difference)
    before, after = difference.before, difference.after
    match difference.change:
        case Change.ADDED:
            yield t("codebook.diff.under", name=name, parent=after[0]) if _has_parent(difference) else name
        case Change.REMOVED:
            yield name
        case Change.MERGED:
            yield t("codebook.diff.into", name=name, label=_quoted(after))
        case Change.RENAMED:
            field = t(f"codebook.field.{difference.field}")
            yield f"{difference.key}: {field} {_quoted(before)} → {_quoted(after)}"
        case Change.MOVED:
            yield f"{name}: {_place(before)} → {_place(after)}"
        case Change.REORDERED:
            yield f"{name or t('codebook.history.top')}: {', '.join(before)} → {', '.join(after)}"
        case Change.CHANGED:
            yield f"{name}, {t(f'codebook.field.{difference.field}')}:"
            yield from _before_and_after(difference)


def _before_and_after(difference: Difference) -> Iterator[str]:
    before, after = list(difference.before), list(difference.after)
    if difference.field in _SETS and set(before) != set(after):
        before, after = (
            [text for text in before if text not in after],
            [text for text in after if text not in before],
        )
    yield from (f"  - {' '.join(text.split())}" for text in before)
    yield from (f"  + {' '.join(text.split())}" for text in after)


def _has_parent(difference: Difference) -> bool:
    return difference.what == "code" and bool(difference.after)


def _name(difference: Difference) -> str:
    if not difference.key:
        return ""
    head = "" if difference.what == "code" else f"{t(f'codebook.diff.{difference.what}')} "
    return f"{head}{difference.key} ({difference.label})"


def _place(labels: Sequence[str]) -> str:
    return _quoted(labels) if labels else t("codebook.history.top")


def _quoted(texts: Sequence[str]) -> str:
    return f"‘{texts[0]}’" if texts else "–"
