"""Differences between two codebooks as a text to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from qualcode.codebook.difference import Change, Difference
from qualcode.i18n import t

_SETS = {"examples", "aliases", "related", "facets", "values", "sources"}
LONG_TEXT = 20
AROUND = 4
MOSTLY_NEW = 0.4


def describe(differences: Sequence[Difference], *, keys: bool = True) -> str:
    """The differences as lines of text, grouped by what happened; one line says so when there are none.

    Codes are told by key and label, or by label alone for those who never see a key.
    """
    if not differences:
        return t("codebook.diff.none")
    blocks = [_block(change, [d for d in differences if d.change is change], keys) for change in Change]
    return "\n\n".join(block for block in blocks if block)


def summary(differences: Sequence[Difference]) -> str:
    """How much is different, in one line."""
    counts = [
        (change, len({(d.what, d.key) for d in differences if d.change is change})) for change in Change
    ]
    parts = [t(f"codebook.diff.count_{change}", count=count) for change, count in counts if count]
    return ", ".join(parts) or t("codebook.diff.none")


def _block(change: Change, differences: Sequence[Difference], keys: bool) -> str:
    if not differences:
        return ""
    lines = [line for difference in differences for line in _lines(difference, keys)]
    return "\n".join([t(f"codebook.diff.head_{change}"), *(f"  {line}" for line in lines)])


def _lines(difference: Difference, keys: bool) -> Iterator[str]:
    name = _name(difference, keys)
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
            told = f"{field} {_quoted(before)} → {_quoted(after)}"
            yield f"{difference.key}: {told}" if keys else told
        case Change.MOVED:
            yield f"{name}: {_place(before)} → {_place(after)}"
        case Change.REORDERED:
            yield f"{name or t('codebook.history.top')}: {', '.join(before)} → {', '.join(after)}"
        case Change.CHANGED:
            yield f"{name}, {t(f'codebook.field.{difference.field}')}:"
            yield from _before_and_after(difference)


def _before_and_after(difference: Difference) -> Iterator[str]:
    before, after = list(difference.before), list(difference.after)
    if difference.what == "code" and difference.field == "status":
        before, after = ([t(f"codebook.status.{value}") for value in values] for values in (before, after))
    if difference.field in _SETS and set(before) != set(after):
        before, after = (
            [text for text in before if text not in after],
            [text for text in after if text not in before],
        )
    if len(before) == len(after) == 1:
        before, after = _where_they_differ(before[0], after[0])
    yield from (f"  - {' '.join(text.split())}" for text in before)
    yield from (f"  + {' '.join(text.split())}" for text in after)


def _where_they_differ(before: str, after: str) -> tuple[list[str], list[str]]:
    """Of two long texts the words that differ, with a few around them; nothing where none was lost or won."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if max(len(old), len(new)) <= LONG_TEXT or matcher.ratio() < MOSTLY_NEW:
        return [before], [after]
    groups = list(matcher.get_grouped_opcodes(AROUND))
    changed = [op for group in groups for op in group if op[0] != "equal"]
    gone = any(begin < end for _, begin, end, _, _ in changed)
    come = any(begin < end for _, _, _, begin, end in changed)
    return (
        [_pieces(old, [(group[0][1], group[-1][2]) for group in groups])] if gone else [],
        [_pieces(new, [(group[0][3], group[-1][4]) for group in groups])] if come else [],
    )


def _pieces(words: Sequence[str], spans: Sequence[tuple[int, int]]) -> str:
    """Parts of a text in one line, with dots for what is left out."""
    told = " … ".join(" ".join(words[begin:end]) for begin, end in spans)
    return f"{'… ' if spans[0][0] else ''}{told}{' …' if spans[-1][1] < len(words) else ''}"


def _has_parent(difference: Difference) -> bool:
    return difference.what == "code" and bool(difference.after)


def _name(difference: Difference, keys: bool) -> str:
    if not difference.key:
        return ""
    head = "" if difference.what == "code" else f"{t(f'codebook.diff.{difference.what}')} "
    return f"{head}{difference.key} ({difference.label})" if keys else f"{head}{_quoted([difference.label])}"


def _place(labels: Sequence[str]) -> str:
    return _quoted(labels) if labels else t("codebook.history.top")


def _quoted(texts: Sequence[str]) -> str:
    return f"‘{texts[0]}’" if texts else "–"
