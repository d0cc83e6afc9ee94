"""A code's fields, a codebook's and a facet's, as the description that any other tool shows, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qualcode.exchange import layout
from qualcode.model import Code, Codebook, CodeStatus, Facet, FacetValue, Revision, SourceRef

WHEN, WHEN_NOT, EXAMPLES = "Wanneer wel", "Wanneer niet", "Voorbeelden"
QUESTION, VALUES = "Vraag", "Waarden"
SOURCES, HISTORY, DATA = "Bronnen", "Geschiedenis", "Gegevens"
_SECTIONS = (WHEN, WHEN_NOT, EXAMPLES, QUESTION, VALUES, SOURCES, HISTORY, DATA)


def describe_code(code: Code, book: str) -> str:
    """The description of a code: definition, when to use, when not, examples, and what else it holds."""
    data = {
        "sleutel": f"{book}/{code.key}",
        "label": code.label,
        "stand": code.status.value if code.status is not CodeStatus.ACTIVE else "",
        "ook": layout.pack(code.aliases),
        "verwant": layout.pack(code.related),
        "facetten": layout.pack(code.facets),
        "bron": layout.pack(_source(code.source)) if code.source != SourceRef() else "",
    }
    return layout.write(
        code.definition,
        [
            (WHEN, code.when_to_use),
            (WHEN_NOT, code.when_not_to_use),
            (EXAMPLES, "\n".join(f"- {layout.pack([example])}" for example in code.examples)),
            (HISTORY, "\n".join(_revision(revision) for revision in code.history)),
            (DATA, layout.pairs(data)),
        ],
    )


def read_code(description: str, key: str, label: str) -> tuple[Code, str]:
    """A code from its description, and the key of its codebook; both names are guesses of the caller's.

    A description that is not ours is the definition.
    """
    lead, sections = layout.read(description, _SECTIONS)
    data = layout.read_pairs(sections.get(DATA, ""))
    book, slash, own = data.get("sleutel", "").rpartition("/")
    status = data.get("stand", "")
    code = Code(
        key=own if slash else key,
        label=data.get("label") or label,
        definition=lead,
        when_to_use=sections.get(WHEN, ""),
        when_not_to_use=sections.get(WHEN_NOT, ""),
        examples=tuple(_unlisted(line) for line in _lines(sections.get(EXAMPLES, ""))),
        status=CodeStatus(status) if status in set(CodeStatus) else CodeStatus.ACTIVE,
        source=_read_source(data.get("bron", "")),
        aliases=_list(data.get("ook", "")),
        related=_list(data.get("verwant", "")),
        facets=_list(data.get("facetten", "")),
        history=tuple(_read_revision(line) for line in _lines(sections.get(HISTORY, ""))),
    )
    return code, book if slash else ""


def describe_codebook(book: Codebook) -> str:
    """The description of the set of all codes of a codebook."""
    data = {"codeboek": book.key, "versie": str(book.version), "taal": book.language}
    return layout.write(
        book.description,
        [
            (SOURCES, "\n".join(layout.pack(_source(source)) for source in book.sources)),
            (HISTORY, "\n".join(_revision(revision) for revision in book.history)),
            (DATA, layout.pairs(data)),
        ],
    )


def read_codebook(description: str, title: str) -> Codebook | None:
    """A codebook, still without codes, from the description of its set; None where it is not ours."""
    lead, sections = layout.read(description, _SECTIONS)
    data = layout.read_pairs(sections.get(DATA, ""))
    if "codeboek" not in data:
        return None
    return Codebook(
        key=data["codeboek"],
        title=title,
        codes=(),
        language=data.get("taal", "nl"),
        version=_number(data.get("versie", ""), 1),
        description=lead,
        sources=tuple(_read_source(line) for line in _lines(sections.get(SOURCES, ""))),
        history=tuple(_read_revision(line) for line in _lines(sections.get(HISTORY, ""))),
    )


def describe_facet(facet: Facet, book: str) -> str:
    """The description of a facet."""
    data = {
        "facet": f"{book}/{facet.key}",
        "label": facet.label,
        "meerdere": "ja" if facet.multiple else "nee",
    }
    return layout.write("", [(QUESTION, facet.question), (DATA, layout.pairs(data))])


def describe_value(facet: Facet, value: FacetValue, book: str) -> str:
    """The description of a facet's value."""
    data = {"waarde": f"{book}/{facet.key}/{value.key}", "label": value.label}
    return layout.write(value.definition, [(DATA, layout.pairs(data))])


def read_facet(description: str, name: str) -> tuple[str, Facet] | None:
    """A facet, still without values, and the key of its codebook; None where it is not ours."""
    _, sections = layout.read(description, _SECTIONS)
    data = layout.read_pairs(sections.get(DATA, ""))
    book, slash, key = data.get("facet", "").rpartition("/")
    if not slash:
        return None
    return book, Facet(
        key=key,
        label=data.get("label") or name,
        values=(),
        question=sections.get(QUESTION, ""),
        multiple=data.get("meerdere") == "ja",
    )


def read_value(description: str, name: str) -> tuple[str, FacetValue] | None:
    """A facet's value, with the key of its facet; None where it is not ours."""
    lead, sections = layout.read(description, _SECTIONS)
    data = layout.read_pairs(sections.get(DATA, ""))
    parts = data.get("waarde", "").split("/")
    if len(parts) != 3:
        return None
    return parts[1], FacetValue(key=parts[2], label=data.get("label") or name, definition=lead)


def with_values(facet: Facet, values: Sequence[FacetValue]) -> Facet:
    """The facet with its values."""
    return replace(facet, values=tuple(values))


def _source(source: SourceRef) -> tuple[str, str, str]:
    return source.file, source.title, source.place


def _read_source(line: str) -> SourceRef:
    return SourceRef(*_fields(line, 3)) if line else SourceRef()


def _revision(revision: Revision) -> str:
    return layout.pack((str(revision.version), revision.date, revision.by, revision.change))


def _read_revision(line: str) -> Revision:
    version, date, by, change = _fields(line, 4)
    return Revision(_number(version, 0), change, date, by)


def _fields(line: str, count: int) -> list[str]:
    return [*layout.unpack(line), *[""] * count][:count]


def _list(line: str) -> tuple[str, ...]:
    return tuple(layout.unpack(line)) if line else ()


def _lines(body: str) -> list[str]:
    return [line for line in body.split("\n") if line.strip()]


def _unlisted(line: str) -> str:
    return layout.unpack(line.removeprefix("- "))[0]


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() else otherwise
