"""A made-up project of any size, straight into the store: fragments, codes, codings, proposals, vectors."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from qualcode.embedding import choose
from qualcode.model import (
    Case,
    Code,
    Codebook,
    Coding,
    Document,
    DocumentKind,
    Evidence,
    Facet,
    FacetValue,
    Role,
    Run,
    Segment,
    SegmentKind,
    SourceFile,
    Speaker,
    Suggestion,
    Transcript,
    Turn,
    content_hash,
)
from qualcode.store import Store

_WORDS = (
    "rooster dienst nacht week collega bureau planning inhuur vast flex contract uren tarief team "
    "overleg leiding client bewoner familie reistijd auto fiets huis afdeling wijk zorg druk rust "
    "tijd geld baan keuze vrijheid zekerheid pensioen opleiding leren werken bellen appen "
    "schuiven vragen zeggen weten denken vinden willen moeten kunnen blijven gaan komen staan "
    "lopen rijden helpen steeds altijd nooit soms vaak eigenlijk gewoon natuurlijk dan want maar "
    "omdat als die dat deze een het de en of niet wel ook nog al meer minder heel erg goed slecht "
    "nieuw oud jong vroeg laat morgen gisteren vandaag zondag maandag januari zomer winter samen "
    "alleen iemand niemand iedereen "
)
WORDS = _WORDS.split()
MODEL = "hashing"
CODERS = ("Saskia", "Bram", "Noor")


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is of everything."""

    sources: int = 200
    fragments: int = 20_000
    codes: int = 200
    codings: int = 15_000

    def tenth(self) -> Size:
        """The same study, ten times as small; the codebook stays."""
        return Size(self.sources // 10, self.fragments // 10, self.codes, self.codings // 10)


def make(path: Path, size: Size, *, seed: int = 7) -> Path:
    """Write a project of that size, with the vectors of `MODEL`; the same seed gives the same project."""
    chance = random.Random(seed)
    store = Store(path, who=CODERS[0], create=True)
    codebook = _codebook(size.codes)
    store.codebooks.put(codebook)
    store.set("current.codebook", codebook.key)
    segments: list[Segment] = []
    with store.writing():
        for number in range(size.sources):
            case = store.documents.put_case(Case(f"Organisatie {number % 12 + 1}"))
            document, transcript, own = _source(number, size.fragments // size.sources, case, chance)
            store.documents.put(document, transcript, own)
            segments += [segment for segment in own if segment.kind is SegmentKind.CONTENT]
    ids = [f"{codebook.key}/{code.key}" for code in codebook.codes]
    _codings(store, segments, ids, size.codings, chance)
    _proposals(store, segments, ids, chance)
    _vectors(store, segments)
    store.close()
    return path


def _codebook(count: int) -> Codebook:
    tops = max(1, count // 10)
    facets = (
        Facet("valentie", "Valentie", (FacetValue("voor", "Voor"), FacetValue("tegen", "Tegen"))),
        Facet("niveau", "Niveau", tuple(FacetValue(f"n{n}", f"Niveau {n}") for n in range(4)), multiple=True),
    )
    codes = []
    for number in range(count):
        parent = "" if number < tops else f"code-{number % tops}"
        words = [WORDS[(number * 7 + step) % len(WORDS)] for step in range(40)]
        codes.append(
            Code(
                f"code-{number}",
                f"{words[0].capitalize()} en {words[1]} {number}",
                definition=" ".join(words[:30]).capitalize() + ".",
                when_to_use=" ".join(words[5:20]).capitalize() + ".",
                when_not_to_use=" ".join(words[10:25]).capitalize() + ".",
                examples=(" ".join(words[:12]), " ".join(words[8:24])),
                parent=parent,
                aliases=(f"{words[2]} {number}",),
                facets=("valentie", "niveau") if number < tops else (),
            )
        )
    return Codebook("groot", "Groot codeboek", tuple(codes), facets=facets)


def _source(
    number: int, fragments: int, case: str, chance: random.Random
) -> tuple[Document, Transcript, list[Segment]]:
    digest = content_hash(f"bron {number}")
    document_id = digest[:16]
    text, turns, segments = "", [], []
    left = fragments
    while left:
        for speaker in ("I", "R"):
            text += f"{speaker}: "
            start, count = len(text), 1 if speaker == "I" else min(left, chance.choice((1, 1, 1, 2, 3)))
            for place in range(count):
                words = chance.choices(
                    WORDS, k=chance.randint(8, 16) if speaker == "I" else chance.randint(40, 90)
                )
                words[-1] += "😀" if chance.random() < 0.02 else ""
                begin = len(text)
                text += ("" if place == 0 else " ") + " ".join(words).capitalize() + "."
                begin += 0 if place == 0 else 1
                kind = SegmentKind.CONTEXT if speaker == "I" else SegmentKind.CONTENT
                segments.append(
                    Segment(document_id, begin, len(text), text[begin:], len(turns), speaker, kind)
                )
            turns.append(Turn(start, len(text), speaker, begins=float(len(text) // 15)))
            text += "\n\n"
            left -= count if speaker == "R" else 0
    speakers = (
        Speaker("I", "Interviewer", Role.INTERVIEWER),
        Speaker("R", f"Spreker {number}", Role.PARTICIPANT),
    )
    source = SourceFile(f"bron-{number}.txt", digest, len(text), "txt")
    kind = DocumentKind.INTERVIEW
    document = Document(
        document_id, f"Bron {number:03d}", kind, case, source, speakers=speakers, words=len(text.split())
    )
    return document, Transcript(text, tuple(turns), speakers, source, kind), segments


def _codings(
    store: Store, segments: list[Segment], codes: list[str], count: int, chance: random.Random
) -> None:
    made: dict[tuple[str, str, str], Coding] = {}
    while len(made) < count:
        segment, coder = chance.choice(segments), chance.choice(CODERS)
        code = codes[min(len(codes) - 1, int(chance.expovariate(1 / 40)))]
        made[segment.id, code, coder] = Coding("", code, segment.document, segment.start, segment.end, coder)
    store.codings.put(made.values())
    reviewed = {segment for segment, _, coder in made if coder == CODERS[0]}
    store.decisions.review(sorted(reviewed), CODERS[0])


def _proposals(store: Store, segments: list[Segment], codes: list[str], chance: random.Random) -> None:
    run = Run("0123456789abcdef", "suggestions", {"top": 3}, {"embeddings": choose(MODEL).id}, 0)
    proposed = []
    for segment in segments:
        scores = sorted((chance.gauss(1.5, 0.6) for _ in range(3)), reverse=True)
        for rank, (code, score) in enumerate(zip(chance.sample(codes, 3), scores, strict=True), start=1):
            why = (
                Evidence("definition", "Een omschrijving van dertig woorden. " * 4),
                Evidence("words", "rooster, planning, inhuur"),
                Evidence("neighbour", segment.text[:160], segment.id),
            )
            proposed.append(Suggestion(segment.id, code, round(score, 4), rank, why))
    store.proposals.put_suggestions(run, proposed)


def _vectors(store: Store, segments: list[Segment]) -> None:
    embedder = choose(MODEL)
    for start in range(0, len(segments), 2000):
        batch = [segment.text for segment in segments[start : start + 2000]]
        store.vectors.put(batch, embedder.id, embedder.encode(batch))
