"""A first codebook, proposed from headings and themes: all drafts, with an empty definition to fill in."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.codebook.headings import Heading
from qualcode.codebook.tree import depths, in_tree_order
from qualcode.i18n import t
from qualcode.model import Code, Codebook, CodeStatus, Revision, SourceRef, slug

KEY_TERMS = 8
EXAMPLE_WORDS = 12
EXAMPLES = 3
LONGEST_KEY = 40
_COLORS = ("#2a6f97", "#c8553d", "#588157", "#8d5a97", "#b08900", "#3d5a80", "#a4508b", "#5f7470")


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a document: offsets into its canonical text, and its words."""

    file: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the text below it."""

    heading: Heading
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of passages that belong together, with a label and key terms, most telling first."""

    label: str
    terms: tuple[str, ...]
    passages: tuple[Passage, ...]


def draft(
    title: str,
    sections: Sequence[Section],
    themes: Sequence[Theme] = (),
    *,
    depth: int | None = None,
    date: str = "",
    by: str = "",
) -> Codebook:
    """Propose a codebook: a code for each heading, in their tree, and for each theme, at the top.

    Every code is a draft without a definition. Its source says on which passages it rests: file, section
    and offsets into the canonical text. When to use it is proposed from recurring terms, and a theme's
    first examples are the first words of its passages, to be replaced. Headings, and themes, with the same
    name become one code.

    Parameters
    ----------
    sections : of all documents; the parents of their headings are positions among those of the same file.
    depth : layers of headings to keep; None keeps all.
    """
    codes = _Codes()
    codes.add_sections(sections, _section_terms([section.text for section in sections]))
    for theme in themes:
        codes.add_theme(theme)
    names = [section.heading.file for section in sections]
    names += [passage.file for theme in themes for passage in theme.passages]
    sources = tuple(SourceRef(name) for name in dict.fromkeys(names))
    change = t("codebook.history.drafted", count=len(sources))
    return Codebook(
        key=slug(title),
        title=title,
        codes=_coloured(_upper(in_tree_order(codes.all()), depth)),
        sources=sources,
        history=(Revision(1, change, date, by),),
    )


def layers_for(codes: Sequence[Code], most: int) -> int:
    """The most layers, from the top, that together hold no more than so many codes; 0 if the top is more."""
    counts = Counter(depths(codes).values())
    total, layers = 0, 0
    for layer in range(len(counts)):
        total += counts[layer]
        if total > most:
            break
        layers = layer + 1
    return layers


class _Codes:
    """Codes by key; a name that returns is the same code."""

    def __init__(self) -> None:
        self._codes: dict[str, Code] = {}
        self._by_name: dict[str, str] = {}

    def all(self) -> list[Code]:
        """The codes in the order in which they came."""
        return list(self._codes.values())

    def add_sections(self, sections: Sequence[Section], terms: Sequence[Sequence[str]]) -> None:
        """A code for each heading below that of its parent."""
        keys: dict[tuple[str, int], str] = {}
        positions: Counter[str] = Counter()
        for section, found in zip(sections, terms, strict=True):
            heading = section.heading
            parent = keys.get((heading.file, heading.parent), "")
            place = _place(heading)
            key = self._add(heading.title, parent, file=heading.file, place=place, terms=found, examples=())
            keys[heading.file, positions[heading.file]] = key
            positions[heading.file] += 1

    def add_theme(self, theme: Theme) -> None:
        """A code for a theme; one of that name that is there already gets its terms and passages."""
        files = list(dict.fromkeys(passage.file for passage in theme.passages))
        pointers = "; ".join(_pointers(theme.passages, file, files) for file in files)
        telling = sorted(theme.passages, key=lambda passage: len(passage.text.split()) < EXAMPLE_WORDS)
        examples = tuple(_example(passage) for passage in telling[:EXAMPLES])
        label = theme.label[:1].upper() + theme.label[1:]
        self._add(
            label,
            "",
            file=files[0] if files else "",
            place=pointers,
            terms=theme.terms[:KEY_TERMS],
            examples=examples,
        )

    def _add(
        self,
        title: str,
        parent: str,
        *,
        file: str,
        place: str,
        terms: Iterable[str],
        examples: tuple[str, ...],
    ) -> str:
        label, aliases = _short(title)
        key = self._by_name.get(label.casefold(), "")
        if key and key != parent:
            known = self._codes[key]
            also = place if file in ("", known.source.file) else f"{file}: {place}"
            source = replace(known.source, place="; ".join(p for p in (known.source.place, also) if p))
            self._codes[key] = replace(known, source=source, examples=(*known.examples, *examples)[:EXAMPLES])
            return key
        key = self._free_key(label)
        told = ", ".join(terms)
        self._codes[key] = Code(
            key=key,
            label=label,
            when_to_use=t("codebook.draft.about", terms=told) if told else "",
            examples=examples,
            parent=parent,
            status=CodeStatus.DRAFT,
            source=SourceRef(file, "", place),
            aliases=aliases,
        )
        self._by_name.setdefault(label.casefold(), key)
        return key

    def _free_key(self, label: str) -> str:
        base = slug(label)
        if len(base) > LONGEST_KEY:
            base = base[:LONGEST_KEY].rpartition("-")[0] or base[:LONGEST_KEY]
        number, key = 1, base
        while key in self._codes:
            number += 1
            key = f"{base}-{number}"
        return key


def _section_terms(texts: Sequence[str]) -> list[list[str]]:
    """The terms that tell each section from the others: those that return in it, weighed by tf-idf."""
    from qualcode.language import terms

    found = terms(texts)
    counts = [Counter(term.lemma for term in section if term.pos != "VERB") for section in found]
    spread = Counter(lemma for count in counts for lemma in count)
    surfaces = _surfaces(term for section in found for term in section)
    return [[surfaces[lemma] for lemma in _telling(count, spread, len(texts))] for count in counts]


def _telling(count: Counter[str], spread: Mapping[str, int], sections: int) -> list[str]:
    weights = {
        lemma: times * math.log((1 + sections) / spread[lemma]) * (1 + lemma.count(" "))
        for lemma, times in count.items()
        if times > 1
    }
    chosen: list[str] = []
    for lemma in sorted(weights, key=lambda lemma: (-weights[lemma], lemma)):
        words = set(lemma.split())
        if not any(words & set(other.split()) for other in chosen):
            chosen.append(lemma)
    return chosen[:KEY_TERMS]


def _surfaces(terms: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """The most common written form of each lemma."""
    written: dict[str, Counter[str]] = {}
    for surface, lemma, _ in terms:
        written.setdefault(lemma, Counter())[surface.lower()] += 1
    return {lemma: min(forms, key=lambda form: (-forms[form], form)) for lemma, forms in written.items()}


def _short(title: str) -> tuple[str, tuple[str, ...]]:
    """The title up to a colon, with the whole of it as an alias."""
    label, colon, rest = title.partition(": ")
    return (label, (title,)) if colon and rest and len(label) > 3 else (title, ())


def _place(heading: Heading) -> str:
    section = f"§{heading.number}" if heading.number else t("codebook.draft.heading", title=heading.title)
    return f"{section}, {_span(heading.start, heading.end)}"


def _pointers(passages: Sequence[Passage], file: str, files: Sequence[str]) -> str:
    spans = ", ".join(_span(passage.start, passage.end) for passage in passages if passage.file == file)
    return spans if file == files[0] else f"{file}: {spans}"


def _span(start: int, end: int) -> str:
    return t("codebook.draft.span", start=start, end=end)


def _example(passage: Passage) -> str:
    words = passage.text.split()
    dots = "…" if len(words) > EXAMPLE_WORDS else ""
    shown = " ".join(words[:EXAMPLE_WORDS])
    return f"{shown}{dots} [{passage.file}: {_span(passage.start, passage.end)}]"


def _upper(codes: Sequence[Code], depth: int | None) -> list[Code]:
    """The codes in the upper layers of the tree."""
    layer = depths(codes)
    return [code for code in codes if depth is None or layer[code.key] < depth]


def _coloured(codes: Sequence[Code]) -> tuple[Code, ...]:
    """The codes with a colour for each at the top, which those below it share."""
    colors: dict[str, str] = {}
    coloured: list[Code] = []
    for code in codes:
        top = sum(other.parent == "" for other in coloured)
        colors[code.key] = colors.get(code.parent, _COLORS[top % len(_COLORS)])
        coloured.append(replace(code, color=colors[code.key]))
    return tuple(coloured)
