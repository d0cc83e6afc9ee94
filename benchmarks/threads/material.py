"""Passages with a gold theme: the development transcripts of care, and the rode draden of seed 001."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpora.rendering.script import load_script
from qualcode.embedding import choose
from qualcode.embedding.cache import cache_folder
from qualcode.model import (
    Document,
    DocumentKind,
    Role,
    Segment,
    SegmentKind,
    SourceFile,
    Speaker,
    Turn,
    TurnKind,
    content_hash,
)
from qualcode.segmenting import segment

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SCRIPTS = ROOT / "corpora" / "flexwerk-zorg" / "script"
SEEDS = ROOT.parent / "shared" / "seeds"
NO_THEME = "-"
SHORTEST = 20


@dataclass(frozen=True)
class Material:
    """Segments, their vectors and documents; `gold` is the theme of each, or ``"-"``."""

    name: str
    segments: list[Segment]
    vectors: NDArray[np.float32]
    documents: Mapping[str, Document]
    gold: NDArray[np.str_]

    @property
    def cases(self) -> list[str]:
        return sorted({document.case for document in self.documents.values()})

    @property
    def case_of(self) -> NDArray[np.str_]:
        return np.array([self.documents[segment.document].case for segment in self.segments])


def care() -> Material:
    """The twelve development transcripts, with the theme of each turn."""
    themes = tomllib.loads((HERE / "gold_care.toml").read_text(encoding="utf-8"))
    segments, documents, gold = [], {}, []
    for name in sorted(themes):
        script = load_script(SCRIPTS / f"{name}.txt")
        speakers = tuple(Speaker(v.label, v.name, Role(v.role)) for v in script.voices)
        documents[name] = _document(name, script.case, DocumentKind(script.kind), speakers)
        theme_of = {turn: theme for theme, turns in themes[name].items() for turn in turns}
        blocks = [(f"{turn.label}: ", turn.text, turn.label) for turn in script.turns]
        for found in _cut(name, blocks, TurnKind.SPEECH, speakers):
            segments.append(found)
            gold.append(theme_of.get(found.turn, NO_THEME) if found.words >= SHORTEST else NO_THEME)
    return Material("care", segments, _vectors(segments), documents, np.array(gold))


def report() -> Material | None:
    """The nine sections of seed 001 about its rode draden; None where the seeds are absent."""
    told = tomllib.loads((HERE / "gold_report.toml").read_text(encoding="utf-8"))
    path = SEEDS / told["file"]
    if not path.is_file():
        return None
    lines = path.read_text(encoding="utf-8").split("\n")
    starts = told["starts"]
    paragraphs = [
        (place, text)
        for place, text in _paragraphs(lines, starts[0], starts[-1])
        if len(text.split()) >= SHORTEST and text[-1] in ".!?”"
    ]
    blocks = [("", text, "") for _, text in paragraphs]
    segments = _cut("report", blocks, TurnKind.PROSE, ())
    theme = [str(np.searchsorted(starts, paragraphs[found.turn][0], "right")) for found in segments]
    documents = {"report": _document("report", "report", DocumentKind.REPORT, ())}
    return Material("report", segments, _vectors(segments), documents, np.array(theme))


def _document(name: str, case: str, kind: DocumentKind, speakers: tuple[Speaker, ...]) -> Document:
    return Document(name, name, kind, case, SourceFile(name, "", 0, "txt"), speakers=speakers)


def _cut(
    name: str, blocks: list[tuple[str, str, str]], kind: TurnKind, speakers: tuple[Speaker, ...]
) -> list[Segment]:
    text, turns = "", []
    for label, words, speaker in blocks:
        start = len(text) + len(label)
        text += f"{label}{words}\n\n"
        turns.append(Turn(start, start + len(words), speaker, kind))
    found = segment(name, text, turns, speakers)
    return [part for part in found if part.kind is SegmentKind.CONTENT]


def _paragraphs(lines: list[str], first: int, beyond: int) -> list[tuple[int, str]]:
    """Line number and text of each paragraph; a page break or a blank line ends one."""
    found: list[tuple[int, str]] = []
    for number in range(first, beyond):
        line = lines[number - 1]
        fresh = not line.strip() or "http" in line or re.match(r"\d(\.\d)+ |\d+ [A-Z]|•", line)
        if fresh or line.startswith(" "):
            found.append((number, ""))
        if fresh and not line.startswith("•"):
            continue
        place, before = found[-1] if found else (number, "")
        glued = before.endswith("-") and line[:1].islower()
        text = before[:-1] + line.strip() if glued else f"{before} {line.strip()}".strip()
        found[-1:] = [(place, text)]
    return [(place, text) for place, text in found if text]


def _vectors(segments: list[Segment]) -> NDArray[np.float32]:
    embedder = choose()
    texts = [part.text for part in segments]
    key = content_hash("\n".join([embedder.id, *texts]))[:16]
    path = cache_folder() / "benchmarks" / f"threads-{key}.npy"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(path, embedder.encode(texts))
    return np.asarray(np.load(path), dtype=np.float32)
