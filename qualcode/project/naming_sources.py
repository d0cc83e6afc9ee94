"""Which source is meant by what somebody wrote."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from qualcode.errors import ProjectError
from qualcode.model import Document
from qualcode.nearness import nearest


def find_source(documents: Sequence[Document], name: str) -> Document:
    """The document with that title, file name or (beginning of its) id.

    ProjectError when there is none, or more than one; it says which one may be meant.
    """
    named = [one for one in documents if name in (one.id, one.title, one.source.name)]
    found = named or [one for one in documents if name and one.id.startswith(name)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(one.id for one in found)
        raise ProjectError("project.error.many_documents", id=name, ids=ids)
    called = {
        word: one.title
        for one in documents
        for word in (PurePath(one.source.name).stem, one.source.name, one.title)
    }
    if meant := nearest(name, called):
        raise ProjectError("project.error.near_document", id=name, meant=meant)
    raise ProjectError("project.error.which_document", id=name)
