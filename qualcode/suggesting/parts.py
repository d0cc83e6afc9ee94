"""A code's text taken apart: what says when it fits, and what says when another code fits better."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualcode.language import sentences
from qualcode.model import Code, Codebook

_POINTER = re.compile(r"\s*\(([\w-]+)\)")


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence, alias or example of a code; `code` is its place in the codebook."""

    code: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A sentence of *niet toepassen*; `instead` is the place of the code it points to, None without one.

    `told` is the sentence as a person reads it, without the keys of codes in brackets.
    """

    code: int
    text: str
    instead: int | None = None
    told: str = ""


def parts(codebook: Codebook) -> list[Part]:
    """All parts that speak for a code, in order; a code without any text is spoken for by its key."""
    return [part for place, code in enumerate(codebook.codes) for part in _of_code(place, code)]


def exclusions(codebook: Codebook) -> list[Exclusion]:
    """The sentences that say when not to use a code, with the code they point to by its key in brackets."""
    places = {code.key: place for place, code in enumerate(codebook.codes)}
    return [
        Exclusion(
            place,
            text,
            next((places[key] for key in _POINTER.findall(text) if key in places), None),
            _POINTER.sub(lambda found: "" if found[1] in places else found[0], text),
        )
        for place, code in enumerate(codebook.codes)
        for text in _sentences(code.when_not_to_use)
    ]


def whole_text(code: Code) -> str:
    """All that speaks for a code in one text, as words are counted."""
    return "\n".join(part.text for part in _of_code(0, code))


def _of_code(place: int, code: Code) -> Iterator[Part]:
    texts = [("definition", text) for text in _sentences(code.definition)]
    texts += [("when_to_use", text) for text in _sentences(code.when_to_use)]
    texts += [("alias", text) for text in (code.label, *code.aliases)]
    texts += [("example", text) for text in code.examples]
    found = [Part(place, kind, text) for kind, text in texts if text.strip()]
    yield from found or [Part(place, "alias", code.key)]


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]
