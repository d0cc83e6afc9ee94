"""Changes to the codebook of a project, each signed with who and when."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from qualcode.codebook import add, merge_codes
from qualcode.errors import ProjectError
from qualcode.i18n.dates import today
from qualcode.model import Codebook
from qualcode.store import Store
from qualcode.store.codebooks import CURRENT, PUT, code_id
from qualcode.store.recoding import Recoded


def codebook_key(store: Store, key: str) -> str:
    """The key, or that of the current codebook; ProjectError when none is loaded."""
    key = key or store.setting(CURRENT)
    if not key:
        raise ProjectError("project.error.codebook_needed", file=store.path.name)
    return key


def edit(store: Store, key: str, change: Callable[..., Codebook]) -> Codebook:
    """Store what `change` makes of the codebook, as a new version."""
    signed = partial(change, by=store.who, date=today())
    return store.codebooks.edit(codebook_key(store, key), signed)


def make_code(store: Store, key: str, label: str, **words: Any) -> str:
    """Add a code (see `qualcode.codebook.add`) that undo of what is done with it takes along; its id."""
    with store.writing():
        signed = partial(add, label=label, by=store.who, date=today(), **words)
        book = store.codebooks.edit(codebook_key(store, key), signed, what=PUT)
        code = next(one for one in book.codes if one.label == " ".join(label.split()))
        store.note_made(book, code)
    return code_id(book.key, code.key)


def merge(store: Store, key: str, source: str, into: str) -> tuple[Codebook, Recoded]:
    """Make one code of two; codings, suggestions and memos go along."""
    change = partial(merge_codes, source=source, into=into, by=store.who, date=today())
    return store.codebooks.merge_codes(codebook_key(store, key), source, into, change)
