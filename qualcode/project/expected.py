"""What the codebook says of the fragments by itself, before anybody decides, for suggestions and threads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from qualcode.model import Codebook, CodeStatus, DocumentKind, Segment, SegmentKind
from qualcode.progress import Progress, silent
from qualcode.project.proposing import vectors_for
from qualcode.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qualcode.embedding import Embedder
    from qualcode.suggesting import Material


def expected_codes(
    store: Store, codebook: Codebook, embedder: Embedder, content: Sequence[Segment]
) -> NDArray[np.float64] | None:
    """How likely each code is for each content segment, (n, codes), by its text alone; None without codes.

    It does not depend on what anybody decided, so that looking for threads again gives the same threads.
    Codes out of use are never likely.
    """
    import numpy as np

    from qualcode.suggesting import expectations

    active = active_codes(codebook)
    if not active.codes:
        return None
    material = material_of(store, active, embedder, silent)
    row_of = {segment.id: row for row, segment in enumerate(material.segments)}
    place = {code.key: column for column, code in enumerate(codebook.codes)}
    likely = np.zeros((len(content), len(codebook.codes)))
    found = expectations(material)[[row_of[segment.id] for segment in content]]
    likely[:, [place[code.key] for code in active.codes]] = found
    return likely


def material_of(store: Store, codebook: Codebook, embedder: Embedder, progress: Progress) -> Material:
    """Fragments and codes of a project as suggestions need them; what has no vector yet gets one."""
    from qualcode.suggesting import gather

    segments = store.documents.segments()
    content = [segment for segment in segments if segment.kind is SegmentKind.CONTENT]
    context = [segment for segment in segments if segment.kind is not SegmentKind.CONTENT]
    vectors_for(store, embedder, [segment.text for segment in content], progress)
    surveys = {document.id for document in store.documents.all() if document.kind is DocumentKind.SURVEY}
    embed = partial(vectors_for, store, embedder, progress=silent)
    return gather(content, context, codebook, embed, apart=surveys)


def active_codes(codebook: Codebook) -> Codebook:
    """The codebook with the codes in use alone."""
    active = tuple(code for code in codebook.codes if code.status is CodeStatus.ACTIVE)
    return replace(codebook, codes=active)
