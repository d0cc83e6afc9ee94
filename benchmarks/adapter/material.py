"""What the encoder may be tuned on, and what it is judged by: development halves and codebooks, no test half.

Trained on are the shipped codebooks, version by version as they stand (and the older invented codebook of
``shared/domain`` where it is at hand), and the development half of the gold corpora. Judged by are left-out
cases and codes of those, the passages of seed 001, and talk about other subjects (``other_domains.yaml``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import yaml

from benchmarks.quality.gold import CORPORA, Gold, load_gold
from benchmarks.threads.material import ROOT, report
from corpora.split import Part
from qualcode.codebook import load, shipped
from qualcode.model import DocumentKind
from qualcode.suggesting.conversation import questions
from qualcode.suggesting.parts import parts
from qualcode.threads import asked_before

OTHER_DOMAINS = Path(__file__).with_name("other_domains.yaml")
MORE_DOMAINS = Path(__file__).with_name("more_domains.yaml")
DOMAIN_CODEBOOKS = ROOT.parent / "shared" / "domain" / "codebooks.yaml"


@dataclass(frozen=True)
class CodeText:
    """One text of a code. `family` names the codes that say much the same in other codebooks."""

    text: str
    codebook: str
    code: str
    kind: str
    parent: str = ""


@dataclass(frozen=True)
class Fragment:
    """One content fragment with its gold codes; `before` is its place in the list, of the one before it."""

    text: str
    corpus: str
    case: str
    document: str
    codes: tuple[str, ...]
    question: str = ""
    before: int = -1
    survey: bool = False


@dataclass(frozen=True)
class Labelled:
    """A text of an outside check: a definition or a passage of one of its codes."""

    text: str
    check: str
    code: str
    kind: str


@dataclass
class Material:
    """All of it. `related`: pairs of ``codebook/code`` that stand for one theme."""

    codes: list[CodeText] = field(default_factory=list)
    fragments: list[Fragment] = field(default_factory=list)
    outside: list[Labelled] = field(default_factory=list)
    related: list[tuple[str, str]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Plain lists, for the training machine."""
        return asdict(self)


def material() -> Material:
    """Read everything; takes half a minute, since the corpora are read and cut anew."""
    found = Material()
    for key, path in shipped().items():
        codebook = load(path)
        parent_of = {code.key: code.parent or "" for code in codebook.codes}
        for part in parts(codebook):
            code = codebook.codes[part.code].key
            found.codes.append(CodeText(part.text, key, code, part.kind, parent_of[code]))
        for code in codebook.codes:
            found.related += [(f"{key}/{code.key}", other) for other in getattr(code, "related", ())]
    found.codes += [*_domain_codes(), *_more_domains()]
    for corpus in CORPORA:
        found.fragments += _fragments(corpus, load_gold(Part.DEVELOPMENT, [corpus]), len(found.fragments))
    found.outside = [*_other_domains(), *_seed()]
    return found


def _domain_codes() -> Iterator[CodeText]:
    if not DOMAIN_CODEBOOKS.is_file():
        return
    told = yaml.safe_load(DOMAIN_CODEBOOKS.read_text(encoding="utf-8"))
    for book in told["codebooks"]:
        yield from _nested(book["id"], book["codes"], "")


def _more_domains() -> Iterator[CodeText]:
    for book in yaml.safe_load(MORE_DOMAINS.read_text(encoding="utf-8")):
        for code in book["codes"]:
            texts = [("alias", code["label"]), ("definition", code["definition"])]
            for kind, text in [*texts, *(("example", text) for text in code["utterances"])]:
                yield CodeText(text, f"more-{book['codebook']}", code["label"], kind)


def _nested(book: str, codes: list[dict[str, Any]], parent: str) -> Iterator[CodeText]:
    for code in codes:
        own = code["id"]
        texts = [("alias", code["label"]), ("definition", code.get("definition") or "")]
        texts += [("when_to_use", code.get("include") or "")]
        texts += [("example", text) for text in code.get("examples") or ()]
        for kind, text in texts:
            if text.strip():
                yield CodeText(text, book, own, kind, parent)
        yield from _nested(book, code.get("children") or [], own)


def _fragments(corpus: str, gold: Gold, first: int) -> Iterator[Fragment]:
    before = asked_before([*gold.segments, *gold.context])
    asked = questions(gold.segments, gold.context)
    for place, (segment, codes) in enumerate(zip(gold.segments, gold.gold, strict=True)):
        document = gold.documents[segment.document]
        survey = document.kind is DocumentKind.SURVEY
        follows = place > 0 and gold.segments[place - 1].document == segment.document and not survey
        yield Fragment(
            text=segment.text,
            corpus=corpus,
            case=str(gold.case_of[place]),
            document=segment.document,
            codes=codes,
            question=asked[place] or before.get(segment.id, ""),
            before=first + place - 1 if follows else -1,
            survey=survey,
        )


def _other_domains() -> Iterator[Labelled]:
    for book in yaml.safe_load(OTHER_DOMAINS.read_text(encoding="utf-8")):
        for code in book["codes"]:
            yield Labelled(f"{code['label']}. {code['definition']}", book["codebook"], code["label"], "code")
            for text in code["utterances"]:
                yield Labelled(text, book["codebook"], code["label"], "passage")


def _seed() -> Iterator[Labelled]:
    found = report()
    if found is None:
        return
    codebook = load(shipped()["rode-draden-zorg"])
    threads = [place for place, code in enumerate(codebook.codes) if not code.parent][:9]
    for part in parts(codebook):
        if part.code in threads:
            yield Labelled(part.text, "seed-001", str(threads.index(part.code) + 1), "code")
    for segment, theme in zip(found.segments, found.gold.tolist(), strict=True):
        yield Labelled(segment.text, "seed-001", theme, "passage")
