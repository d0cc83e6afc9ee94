"""What the codebook says of the fragments by itself, before anybody decides, for suggestions and threads."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from qualcode import __version__
from qualcode.model import Codebook, Document, DocumentKind, Segment, SegmentKind, content_hash
from qualcode.progress import Progress, silent
from qualcode.project.proposed.embedded import embed_texts, vectors_for
from qualcode.project.proposed.needed import active_codes
from qualcode.store import Store
from qualcode.store.log import as_json

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qualcode.embedding import Embedder
    from qualcode.suggesting import Material


EXPECTED = "threads.expected"
FORM = 3  # raised when the expectations of the same material change


def expected_codes(
    store: Store,
    codebook: Codebook,
    embedder: Embedder,
    segments: Sequence[Segment],
    documents: Sequence[Document],
) -> NDArray[np.float64] | None:
    """How likely each code is for each content segment, (n, codes), by its text alone; None without codes.

    `segments` are all of the project, the context too, and `documents` all its documents.

    It does not depend on what anybody decided, so that looking for threads again gives the same threads.
    Codes out of use are never likely. What was found last is kept, so that another number of threads
    costs no reading of definitions.
    """
    import numpy as np

    from qualcode.suggesting import expectations

    active = active_codes(codebook)
    if not active.codes:
        return None
    inputs = _inputs(active, segments, documents)
    key = _key(embedder.id, inputs)
    found = _kept(store, key, (len(inputs.content), len(active.codes)))
    if found is None:
        material = _gathered(store, inputs, embedder, silent)
        _HANDED_ON[store] = _Gathered(embedder.id, inputs, material)
        found = expectations(material).astype(np.float32)
        store.set(EXPECTED, f"{key}\n{_to_text(found)}")
    place = {code.key: column for column, code in enumerate(codebook.codes)}
    likely = np.zeros((len(inputs.content), len(codebook.codes)))
    likely[:, [place[code.key] for code in active.codes]] = found
    return likely


def material_of(store: Store, codebook: Codebook, embedder: Embedder, progress: Progress) -> Material:
    """Fragments and codes of a project as suggestions need them; what has no vector yet gets one.

    What `expected_codes` gathered is handed on, once: suggestions made after the threads need not gather
    the same again.
    """
    inputs = _inputs(codebook, store.documents.segments(), store.documents.all())
    former = _HANDED_ON.pop(store, None)
    if former is not None and (former.model, former.inputs) == (embedder.id, inputs):
        return former.material
    return _gathered(store, inputs, embedder, progress)


class _Inputs(NamedTuple):
    content: list[Segment]
    context: list[Segment]
    codebook: Codebook
    surveys: set[str]


class _Gathered(NamedTuple):
    """Material, and all it was made of: while that is the same, so is the material."""

    model: str
    inputs: _Inputs
    material: Material


# What the last threads of each store gathered, until suggestions take it over or the store is gone.
_HANDED_ON: WeakKeyDictionary[Store, _Gathered] = WeakKeyDictionary()


def _key(model: str, inputs: _Inputs) -> str:
    """Of all that the expectations depend on."""
    places = [(one.id, one.turn, one.kind) for one in (*inputs.content, *inputs.context)]
    codes = [asdict(code) for code in inputs.codebook.codes]
    return content_hash(as_json([FORM, __version__, model, places, codes, sorted(inputs.surveys)]))


def _kept(store: Store, key: str, shape: tuple[int, int]) -> NDArray[np.float32] | None:
    """The expectations found last, where they were found of the same."""
    import numpy as np

    kept_key, _, text = store.setting(EXPECTED).partition("\n")
    if kept_key != key:
        return None
    return np.frombuffer(zlib.decompress(base64.b64decode(text)), dtype=np.float32).reshape(shape)


def _to_text(found: NDArray[np.float32]) -> str:
    return base64.b64encode(zlib.compress(found.tobytes(), 1)).decode("ascii")


def _inputs(codebook: Codebook, segments: Sequence[Segment], documents: Sequence[Document]) -> _Inputs:
    content = [segment for segment in segments if segment.kind is SegmentKind.CONTENT]
    context = [segment for segment in segments if segment.kind is not SegmentKind.CONTENT]
    surveys = {document.id for document in documents if document.kind is DocumentKind.SURVEY}
    return _Inputs(content, context, codebook, surveys)


def _gathered(store: Store, inputs: _Inputs, embedder: Embedder, progress: Progress) -> Material:
    from qualcode.suggesting import gather, texts_of

    of = (inputs.content, inputs.context, inputs.codebook)
    embed_texts(store, embedder, texts_of(*of, apart=inputs.surveys), progress)
    return gather(*of, partial(vectors_for, store, embedder), apart=inputs.surveys)
