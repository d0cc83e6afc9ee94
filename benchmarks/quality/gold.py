"""The gold corpora as the benchmarks of quality use them: fragments, vectors, gold codes; halves kept apart.

Files are read and cut anew on every call, as a project does; only vectors are kept, in a project's own
cache of vectors (``<cache folder>/benchmarks/vectors-of-texts.db``), so that no text is embedded twice.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from corpora.gold import CODEBOOK, CORPORA, ROOT, Unit, units
from corpora.scoring import truths
from corpora.split import Part, part_of, part_of_case
from qualcode.codebook import code_text, load, shipped
from qualcode.embedding import choose
from qualcode.embedding.cache import cache_folder
from qualcode.model import Case, Codebook, Document, DocumentKind, Segment, SegmentKind
from qualcode.project import Project
from qualcode.store.vectors import Vectors
from qualcode.suggesting import expectations, gather
from qualcode.threads import asked_before

BATCH = 128
CARE, AGENCY = CORPORA
OVERLAP = 0.5


@dataclass(frozen=True)
class Gold:
    """One half of one corpus.

    Attributes
    ----------
    name : such as ``"flexwerk-zorg, development"``.
    segments : the content fragments, by document and place.
    context : what was said in between (questions, back-channels), by document and place.
    documents : by id, with the speakers of this half alone.
    cases : ids of the cases of this half.
    codes : per content fragment and coder (``"gold"``, ``"a"``, ``"b"``), the keys of its codes, the main one
        first; empty where it has none.
    codebook : the codebook it was coded with.
    """

    name: str
    segments: list[Segment]
    context: list[Segment]
    documents: Mapping[str, Document]
    cases: list[str]
    codes: Mapping[str, list[tuple[str, ...]]]
    codebook: Codebook

    @property
    def gold(self) -> list[tuple[str, ...]]:
        """The adjudicated codes of each content fragment."""
        return self.codes["gold"]

    @property
    def texts(self) -> list[str]:
        """The words of each content fragment."""
        return [segment.text for segment in self.segments]

    @cached_property
    def vectors(self) -> NDArray[np.float32]:
        """Embedding of each content fragment: array (n, d)."""
        return vectors_of(self.texts)

    @cached_property
    def questions(self) -> NDArray[np.float32]:
        """Embedding of what was said just before each content fragment: array (n, d), zeros where nothing."""
        before = asked_before([*self.segments, *self.context])
        texts = sorted(set(before.values()))
        place = {text: row for row, text in enumerate(texts)}
        vectors, asked = vectors_of(texts), np.zeros_like(self.vectors)
        for row, segment in enumerate(self.segments):
            if segment.id in before:
                asked[row] = vectors[place[before[segment.id]]]
        return asked

    @cached_property
    def code_vectors(self) -> NDArray[np.float32]:
        """Embedding of each code of the codebook: array (codes, d)."""
        return vectors_of([code_text(code) for code in self.codebook.codes])

    @cached_property
    def concepts(self) -> NDArray[np.float64]:
        """How likely each code is for each content fragment by its text alone: array (n, codes)."""
        surveys = {key for key, one in self.documents.items() if one.kind is DocumentKind.SURVEY}
        return expectations(gather(self.segments, self.context, self.codebook, vectors_of, apart=surveys))

    @cached_property
    def case_of(self) -> NDArray[np.str_]:
        """The id of each content fragment's case."""
        return np.array([self.documents[s.document].case_of(s.speaker) for s in self.segments])

    def parents(self) -> list[tuple[str, ...]]:
        """The gold codes with each code replaced by the one at the top of its branch."""
        top = {code.key: self.codebook.path(code.key)[0].key for code in self.codebook.codes}
        return [tuple(dict.fromkeys(top[key] for key in keys)) for keys in self.gold]


def load_gold(part: Part, corpora: Iterable[str] = CORPORA) -> Gold:
    """The fragments of one half of the corpora, with what coder A, coder B and the adjudicator gave them.

    Parameters
    ----------
    part : the development or the test half. Nothing may be tuned on the latter (see `corpora.split`).
    corpora : ``"flexwerk-zorg"``, ``"rondetafel-uitzend"``, or both as one study.
    """
    chosen = tuple(corpora)
    with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder) / "gold.db") as project:
        for corpus in chosen:
            project.add([ROOT / corpus / "transcripts"])
        documents = {document.source.name: document for document in project.documents()}
        names = {case.id: case for case in project.cases()}
        texts = {name: project.text(document.id) for name, document in documents.items()}
        segments = project.segments()
    kept = {
        found.id: found
        for name, document in documents.items()
        if (found := _half_of(document, _part_of_file(name), part, names)) is not None
    }
    segments = [s for s in segments if s.document in kept and _spoken_in(kept[s.document], s)]
    segments.sort(key=lambda segment: (segment.document, segment.start))
    content = [segment for segment in segments if segment.kind is SegmentKind.CONTENT]
    by_document: dict[str, list[Unit]] = {}
    for corpus in chosen:
        for unit in units(corpus, texts):
            by_document.setdefault(documents[unit.file].id, []).append(unit)
    return Gold(
        name=f"{' + '.join(chosen)}, {part}",
        segments=content,
        context=[segment for segment in segments if segment.kind is not SegmentKind.CONTENT],
        documents=kept,
        cases=sorted({case for document in kept.values() for case in document.cases}),
        codes=_codes(content, by_document),
        codebook=load(shipped()[CODEBOOK]),
    )


def vectors_of(texts: Sequence[str]) -> NDArray[np.float32]:
    """Embeddings of the default model, array (n, d), from the benchmarks' cache; what is new is embedded."""
    path = cache_folder() / "benchmarks" / "vectors-of-texts.db"
    path.parent.mkdir(parents=True, exist_ok=True)
    database = Database(path)
    database.execute(
        "CREATE TABLE IF NOT EXISTS vectors"
        " (text_hash TEXT, model_id TEXT, vector BLOB, PRIMARY KEY (text_hash, model_id))"
    )
    try:
        cache, embedder = Vectors(database), choose()
        missing = sorted(cache.missing(texts, embedder.id), key=lambda text: (len(text), text))
        for start in range(0, len(missing), BATCH):
            batch = missing[start : start + BATCH]
            cache.put(batch, embedder.id, embedder.encode(batch))
        return cache.get(texts, embedder.id)
    finally:
        database.close()


def _part_of_file(name: str) -> Part:
    parts = {path.name: part_of(str(told["id"])) for path, told, _ in truths()}
    return parts.get(name, Part.BOTH)


def _half_of(
    document: Document, part_of_document: Part, part: Part, cases: Mapping[str, Case]
) -> Document | None:
    """The document if it belongs to this half; the survey with the respondents of this half alone."""
    if part_of_document is not Part.BOTH:
        return document if part_of_document is part else None
    speakers = tuple(
        speaker
        for speaker in document.speakers
        if speaker.case and part_of_case(cases[speaker.case].name) is part
    )
    return replace(document, speakers=speakers)


def _spoken_in(document: Document, segment: Segment) -> bool:
    return not segment.speaker or document.speaker(segment.speaker) is not None


def _codes(
    segments: Sequence[Segment], by_document: Mapping[str, list[Unit]]
) -> dict[str, list[tuple[str, ...]]]:
    codes: dict[str, list[tuple[str, ...]]] = {"gold": [], "a": [], "b": []}
    for segment in segments:
        here = [unit for unit in by_document[segment.document] if _same(unit, segment)]
        for who, given in codes.items():
            given.append(tuple(dict.fromkeys(key for unit in here for key in unit.codes[who])))
    return codes


def _same(unit: Unit, segment: Segment) -> bool:
    """Whether they share half of the shorter: a file may be cut otherwise than it was coded."""
    shared = min(unit.end, segment.end) - max(unit.start, segment.start)
    return shared >= OVERLAP * min(unit.end - unit.start, segment.end - segment.start) and shared > 0
