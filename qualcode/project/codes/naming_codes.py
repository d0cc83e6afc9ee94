"""Which code is meant by what somebody wrote."""

from __future__ import annotations

from qualcode.errors import ProjectError
from qualcode.nearness import nearest
from qualcode.store import Store


def find_code(store: Store, name: str) -> str:
    """The id, ``<codebook>/<code>``, of the code with that id, key or label.

    ProjectError when there is none, or more than one; it says which one may be meant.
    """
    books = [store.codebooks.get(key) for key in store.codebooks.list_keys()]
    codes = {f"{book.key}/{code.key}": code for book in books for code in book.codes}
    if name in codes:
        return name
    wanted = name.casefold()
    alike = [key for key, code in codes.items() if wanted in (code.key.casefold(), code.label.casefold())]
    if len(alike) == 1:
        return alike[0]
    named = {word: key for key, code in codes.items() for word in (key, code.key, code.label)}
    meant = ", ".join(alike) or nearest(name, named)
    if meant:
        raise ProjectError("project.error.which_code", name=name, meant=meant)
    raise ProjectError("store.error.no_code", id=name)
