"""An edit of a codebook taken back or done again, and nothing with it that others did in the book since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlite_utils import Database

from qualcode.errors import ProjectError
from qualcode.model import Code, Codebook, Event
from qualcode.store.codebooks import EDIT, Codebooks, code_id
from qualcode.store.log import log

_USES = (
    "SELECT 1 FROM codings WHERE code_id = ?",
    "SELECT 1 FROM rejections WHERE code_id = ?",
    "SELECT 1 FROM kept_threads WHERE code = ?",
)


def bring(db: Database, who: str, edit: Event, *, back: bool) -> None:
    """Put the codebook back as it was before `edit`, or as that left it, in a new version.

    ProjectError where what was edited is no longer as it was left, or where a code that would go is in use.
    """
    books, key = Codebooks(db, who), edit.target.partition(":")[2]
    before, after = (books.version(key, _version(state)) for state in (edit.before, edit.after))
    was, will = (after, before) if back else (before, after)
    now = books.get(key)
    made = _changed(now, was, will, edit.target)
    gone = {code.key for code in now.codes} - {code.key for code in made.codes}
    used = any(db.execute(use, [code_id(key, one)]).fetchone() for one in gone for use in _USES)
    if used or not _whole(made):
        raise ProjectError("store.error.changed_since", id=edit.target)
    stored = books.put(made, what="")
    log(db, who, EDIT, edit.target, before={"version": now.version}, after={"version": stored.version})


def _changed(now: Codebook, was: Codebook, will: Codebook, target: str) -> Codebook:
    """The book of now with all that differs between `was` and `will` as `will` has it."""
    there, former, wanted = (_by_key(book) for book in (now, was, will))
    differ = [one for one in {**former, **wanted} if former.get(one) != wanted.get(one)]
    facets = was.facets != will.facets
    if any(there.get(one) != former.get(one) for one in differ) or (facets and now.facets != was.facets):
        raise ProjectError("store.error.changed_since", id=target)
    order = [one for one in there if one not in differ or one in wanted]
    for one in differ:
        if one in wanted and one not in order:
            order.insert(list(wanted).index(one), one)
    if list(there) == list(former):
        order = list(wanted)
    codes = tuple(wanted[one] if one in differ else there[one] for one in order)
    return replace(now, codes=codes, facets=will.facets if facets else now.facets)


def _whole(book: Codebook) -> bool:
    """Whether all that the codes of a book refer to is in it."""
    keys, facets = {code.key for code in book.codes}, {facet.key for facet in book.facets}
    return all(code.parent in {"", *keys} and facets.issuperset(code.facets) for code in book.codes)


def _by_key(book: Codebook) -> dict[str, Code]:
    return {code.key: code for code in book.codes}


def _version(state: object) -> int:
    if not isinstance(state, Mapping):
        raise TypeError(EDIT)
    return int(state["version"])
