"""A deed done in a version of a source that another took the place of meanwhile, as it is in that one.

A coder goes on for a moment before the pane knows; what is done then is done on the same words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.coding.units import Units
from qualcode.errors import ProjectError
from qualcode.project import Project


def followed(project: Project, deed: Mapping[str, Any]) -> Mapping[str, Any]:
    """The deed with its places in the version that counts now; the same one where that is the one it names.

    ProjectError where the words that it is about are not there any more.
    """
    former = str(deed.get("doc") or "")
    document = project.version_in_use(former) if former else former
    if document == former:
        return deed
    old, new = Units(project.text(former)), Units(project.text(document))

    def moved(place: Sequence[Any]) -> list[Any]:
        start, end, *rest = place
        found = project.same_words(former, *old.span_to(int(start), int(end)))
        if found is None:
            raise ProjectError("app_coding.error.words_changed")
        return [*new.span_of(*found), *rest]

    one = {key: moved(deed[key]) for key in ("span", "target") if deed.get(key)}
    several = {key: [moved(place) for place in deed[key]] for key in ("spans", "targets") if deed.get(key)}
    return {**deed, "doc": document, **one, **several}
