"""A new code, and new words for one: what researchers write in a codebook while they code."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from qualcode.codebook.edit import changed
from qualcode.codebook.tree import find
from qualcode.errors import CodebookError
from qualcode.i18n import t
from qualcode.model import Code, Codebook, CodeStatus, Facet, Revision, slug

PALETTE = (
    "#1f5f7a",
    "#b5532a",
    "#4d7a2f",
    "#7a4b94",
    "#a3762b",
    "#2f7f79",
    "#a13d5b",
    "#56657a",
)
"""Colours told apart by people with colour blindness too; codes at the top take the least used."""


def add(
    codebook: Codebook,
    label: str,
    *,
    parent: str = "",
    definition: str = "",
    examples: Sequence[str] = (),
    aliases: Sequence[str] = (),
    color: str = "",
    status: CodeStatus = CodeStatus.ACTIVE,
    by: str = "",
    date: str = "",
) -> Codebook:
    """Add a code; its key is made of the label, and `new_key` tells it beforehand.

    Raises
    ------
    CodebookError : when the label is empty or a code of that label is there, or there is no such parent.
    """
    label = " ".join(label.split())
    if not label:
        raise CodebookError("codebook.error.no_label", file=codebook.key, place="")
    if any(code.label.casefold() == label.casefold() for code in codebook.codes):
        raise CodebookError("codebook.error.same_label", file=codebook.key, label=label)
    above = find(codebook, parent) if parent else None
    code = Code(
        new_key(codebook, label),
        label,
        definition.strip(),
        examples=tuple(examples),
        parent=parent,
        color=color or (above.color if above and above.color else _least_used(codebook)),
        status=status,
        aliases=tuple(aliases),
    )
    book = replace(codebook, codes=(*codebook.codes, code))
    return changed(book, code, t("codebook.history.added"), by, date)


def new_key(codebook: Codebook, label: str) -> str:
    """The key that a code with this label would get: unique in the codebook."""
    return free_key(label, {code.key for code in codebook.codes})


def free_key(label: str, taken: Container[str]) -> str:
    """The key that a thing with this label would get beside those of which the keys are `taken`."""
    key = wanted = slug(label)[:60].strip("-")
    number = 2
    while key in taken:
        key, number = f"{wanted}-{number}", number + 1
    return key


def revise(
    codebook: Codebook,
    key: str,
    *,
    definition: str | None = None,
    when_to_use: str | None = None,
    when_not_to_use: str | None = None,
    examples: Sequence[str] | None = None,
    aliases: Sequence[str] | None = None,
    related: Sequence[str] | None = None,
    facets: Sequence[str] | None = None,
    by: str = "",
    date: str = "",
) -> Codebook:
    """Write anew what a code means; None leaves a field as it is.

    Raises
    ------
    CodebookError : when there is no such code, or a facet or related code does not exist.
    """
    code = find(codebook, key)
    _check_known(codebook, key, facets or (), [facet.key for facet in codebook.facets])
    _check_known(codebook, key, related or (), [other.key for other in codebook.codes])
    texts = {"definition": definition, "when_to_use": when_to_use, "when_not_to_use": when_not_to_use}
    lists = {"examples": examples, "aliases": aliases, "related": related, "facets": facets}
    new = {name: text.strip() for name, text in texts.items() if text is not None}
    rows = {name: _clean(values) for name, values in lists.items() if values is not None}
    revised = replace(code, **new, **rows)  # type: ignore[arg-type]
    touched = [name for name in (*texts, *lists) if getattr(revised, name) != getattr(code, name)]
    if not touched:
        return codebook
    fields = ", ".join(t(f"codebook.field.{name}") for name in touched)
    return changed(codebook, revised, t("codebook.history.revised", fields=fields), by, date)


def _clean(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip() for value in values if value.strip()))


def _check_known(codebook: Codebook, key: str, asked: Sequence[str], known: Sequence[str]) -> None:
    for name in asked:
        if name not in known:
            raise CodebookError("codebook.error.unknown_key", file=codebook.key, place=key, name=name)


def _least_used(codebook: Codebook) -> str:
    used = [code.color.lower() for code in codebook.codes if not code.parent]
    return min(PALETTE, key=lambda color: (used.count(color), PALETTE.index(color)))


def put_facet(codebook: Codebook, facet: Facet, *, by: str = "", date: str = "") -> Codebook:
    """Add a facet, or write one anew; values that codings hold should stay.

    CodebookError when it has no label or no values.
    """
    if not facet.label.strip() or not facet.values:
        raise CodebookError("codebook.error.facet", file=codebook.key, place=facet.key)
    known = [other.key for other in codebook.facets]
    facets = (
        tuple(facet if other.key == facet.key else other for other in codebook.facets)
        if facet.key in known
        else (*codebook.facets, facet)
    )
    if facets == codebook.facets:
        return codebook
    version = codebook.version + 1
    change = t("codebook.history.facet", label=facet.label)
    history = (*codebook.history, Revision(version, change, date, by))
    return replace(codebook, facets=facets, version=version, history=history)
