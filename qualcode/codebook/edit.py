"""Small changes to a codebook; each gives a new codebook with a higher version and a line of history."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from qualcode.codebook.tree import asked_facets, below, find, in_tree_order
from qualcode.errors import CodebookError
from qualcode.i18n import t
from qualcode.model import Code, Codebook, CodeStatus, Revision, SourceRef

_COLOR = re.compile(r"#[0-9a-f]{6}")


def rename(codebook: Codebook, key: str, label: str, *, by: str = "", date: str = "") -> Codebook:
    """Give a code another label; its key stays, and the old label becomes an alias.

    Raises
    ------
    CodebookError : when there is no such code or the label is empty.
    """
    code = find(codebook, key)
    label = " ".join(label.split())
    if not label:
        raise CodebookError("codebook.error.no_label", file=codebook.key, place=key)
    if label == code.label:
        return codebook
    aliases = _joined((alias for alias in code.aliases if alias != label), [code.label])
    change = t("codebook.history.renamed", before=code.label, after=label)
    return changed(codebook, replace(code, label=label, aliases=aliases), change, by, date)


def move(codebook: Codebook, key: str, parent: str = "", *, by: str = "", date: str = "") -> Codebook:
    """Put a code, with all below it, under another code; an empty `parent` is the top.

    Raises
    ------
    CodebookError : when a code does not exist, or the new parent stands below the code itself.
    """
    code = find(codebook, key)
    above = find(codebook, parent).label if parent else t("codebook.history.top")
    if parent == code.parent:
        return codebook
    if parent == key or parent in below(codebook, key):
        raise CodebookError("codebook.error.circle", file=codebook.key, place=key, code=key, parent=parent)
    rest = [other for other in codebook.codes if other.key != key]
    moved = replace(codebook, codes=(*rest, replace(code, parent=parent)))
    change = t("codebook.history.moved", parent=above)
    return changed(moved, moved.code(key), change, by, date)


def recolour(codebook: Codebook, key: str, color: str, *, by: str = "", date: str = "") -> Codebook:
    """Give a code another colour, ``#rrggbb``; empty takes it away. CodebookError when it is no colour."""
    code = find(codebook, key)
    color = color.strip().lower()
    if color and not _COLOR.fullmatch(color):
        raise CodebookError("codebook.error.color", file=codebook.key, place=key, color=color)
    if color == code.color.lower():
        return codebook
    change = t("codebook.history.recoloured", before=code.color or "–", after=color or "–")
    return changed(codebook, replace(code, color=color), change, by, date)


def deprecate(codebook: Codebook, key: str, *, reason: str = "", by: str = "", date: str = "") -> Codebook:
    """Take a code out of use: what is coded stays, and it is no longer suggested."""
    change = ": ".join(part for part in (t("codebook.history.deprecated"), reason.strip()) if part)
    return _with_status(codebook, key, CodeStatus.DEPRECATED, change=change, by=by, date=date)


def reinstate(codebook: Codebook, key: str, *, by: str = "", date: str = "") -> Codebook:
    """Take a draft or retired code into use."""
    return _with_status(
        codebook, key, CodeStatus.ACTIVE, change=t("codebook.history.reinstated"), by=by, date=date
    )


def merge_codes(codebook: Codebook, source: str, into: str, *, by: str = "", date: str = "") -> Codebook:
    """Make one code of two: `source` goes up in `into`.

    What `into` says stays; where it says nothing, what `source` says is taken over. Labels, aliases,
    examples and facets (the inherited ones too, so that coded values keep their question) are joined, and
    the codes below `source` come below `into`. When `into` stands below `source` it takes its place.

    Raises
    ------
    CodebookError : when a code does not exist or both are the same.
    """
    gone, kept = find(codebook, source), find(codebook, into)
    if gone.key == kept.key:
        raise CodebookError("codebook.error.same_code", file=codebook.key, place=source, code=source)
    parent = gone.parent if into in below(codebook, source) else kept.parent
    asked = [facet for facet in asked_facets(codebook, source) if facet not in asked_facets(codebook, into)]
    one = replace(
        kept,
        parent=parent,
        definition=kept.definition or gone.definition,
        when_to_use=kept.when_to_use or gone.when_to_use,
        when_not_to_use=kept.when_not_to_use or gone.when_not_to_use,
        examples=_joined(kept.examples, gone.examples),
        color=kept.color or gone.color,
        source=gone.source if kept.source == SourceRef() else kept.source,
        aliases=_joined(kept.aliases, (name for name in (gone.label, *gone.aliases) if name != kept.label)),
        related=_joined(kept.related, gone.related),
        facets=_joined(kept.facets, asked),
    )
    codes = [
        one if code.key == into else replace(code, parent=into) if code.parent == source else code
        for code in codebook.codes
        if code.key != source
    ]
    merged = replace(codebook, codes=tuple(_related_to(code, source, into) for code in codes))
    change = t("codebook.history.merged", label=gone.label, code=gone.key)
    return changed(merged, merged.code(into), change, by, date)


def _with_status(
    codebook: Codebook, key: str, status: CodeStatus, *, change: str, by: str, date: str
) -> Codebook:
    code = find(codebook, key)
    if code.status is status:
        return codebook
    return changed(codebook, replace(code, status=status), change, by, date)


def changed(codebook: Codebook, code: Code, change: str, by: str, date: str) -> Codebook:
    """The codebook with `code` renewed, a version further, and the change in its history."""
    version = codebook.version + 1
    code = replace(code, history=(*code.history, Revision(version, change, date, by)))
    codes = in_tree_order(code if other.key == code.key else other for other in codebook.codes)
    return replace(codebook, version=version, codes=codes)


def _related_to(code: Code, source: str, into: str) -> Code:
    related = (into if key == source else key for key in code.related)
    return replace(code, related=_joined((key for key in related if key != code.key), ()))


def _joined(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*first, *second]))
