"""The tables of the exports to CSV, JSON Lines and SQLite: the same in all three, and documented here once.

Keys are stable: they derive from content, so the same project gives the same keys on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass

VERSION = "qualcode/tables/1"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `type` is ``text``, ``integer`` or ``real``, `refers` the table its values are keys of."""

    name: str
    about: str
    type: str = "text"
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its key."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(column.name for column in self.columns)


def _number(name: str, about: str) -> Column:
    return Column(name, about, "integer")


_DOCUMENT = Column("document_id", "the document", refers="documents")
_START = _number("start", "first code point in the document's text, from 0")
_END = _number("end", "code point after the last")
_WORDS = _number("words", "number of white-space separated words")

TABLES: tuple[Table, ...] = (
    Table(
        "cases",
        "organisations or places under study",
        ("case_id",),
        (Column("case_id", "key"), Column("name", "name")),
    ),
    Table(
        "case_attributes",
        "attributes of cases, a row for each",
        ("case_id", "name"),
        (
            Column("case_id", "the case", refers="cases"),
            Column("name", "attribute"),
            Column("value", "its value"),
        ),
    ),
    Table(
        "documents",
        "sources: interviews, meetings, surveys, reports",
        ("document_id",),
        (
            Column("document_id", "key: beginning of the hash of the file"),
            Column("title", "title"),
            Column("kind", "interview, leerteam, rondetafel, focusgroep, enquete or rapport"),
            Column("case_id", "the case; empty where the speakers belong to several", refers="cases"),
            Column("date", "date as given"),
            Column("dated", "where it was found: told, head, or guessed: name, title; empty if unknown"),
            Column("phase", "phase of the study"),
            Column("file", "name of the file it came from"),
            Column("format", "format of that file"),
            Column("sha256", "hash of that file"),
            _WORDS,
        ),
    ),
    Table(
        "document_attributes",
        "attributes of documents, a row for each",
        ("document_id", "name"),
        (_DOCUMENT, Column("name", "attribute"), Column("value", "its value")),
    ),
    Table(
        "texts",
        "the canonical texts, into which all places point",
        ("document_id",),
        (_DOCUMENT, Column("text", "the whole text; too long for a cell of Excel")),
    ),
    Table(
        "speakers",
        "who talks, per document",
        ("speaker_id",),
        (
            Column("speaker_id", "key: <document>:<label>"),
            _DOCUMENT,
            Column("label", "mark in the source"),
            Column("name", "name to show"),
            Column("role", "interviewer, deelnemer or onbekend"),
            Column("pseudonym", "name in its place"),
            Column("person", "the same for one human in several documents"),
            Column("case_id", "the case that what is said belongs to", refers="cases"),
        ),
    ),
    Table(
        "speaker_attributes",
        "attributes of speakers, a row for each",
        ("speaker_id", "name"),
        (
            Column("speaker_id", "the speaker", refers="speakers"),
            Column("name", "attribute"),
            Column("value", "its value"),
        ),
    ),
    Table(
        "turns",
        "what one speaker says at a stretch, or a block of a report",
        ("document_id", "number"),
        (
            _DOCUMENT,
            _number("number", "place in the document, from 0"),
            Column("speaker_id", "who talks; empty for a block of nobody", refers="speakers"),
            Column("kind", "speech, prose, heading, list, table or note"),
            _START,
            _END,
            Column("begins", "seconds into the recording", "real"),
            Column("ends", "seconds into the recording", "real"),
            _number("level", "depth of a heading, from 1"),
            _WORDS,
            Column("text", "the words"),
        ),
    ),
    Table(
        "segments",
        "fragments: the coding units",
        ("segment_id",),
        (
            Column("segment_id", "key: <document>:<start>-<end>"),
            _DOCUMENT,
            _number("turn", "number of its turn"),
            Column("speaker_id", "who talks", refers="speakers"),
            Column("case_id", "the case it tells of", refers="cases"),
            Column("kind", "content, context or backchannel"),
            _START,
            _END,
            _WORDS,
            Column("text", "the words"),
        ),
    ),
    Table(
        "codes",
        "the codes of all codebooks, parents first",
        ("code_id",),
        (
            Column("code_id", "key: <codebook>/<code>"),
            Column("codebook", "key of the codebook"),
            Column("codebook_title", "its title"),
            _number("version", "its version"),
            Column("code", "key of the code in the codebook"),
            Column("parent_id", "the code above it", refers="codes"),
            _number("depth", "0 at the top"),
            Column("label", "name"),
            Column("path", "names from the top down"),
            Column("definition", "what it means"),
            Column("when_to_use", "when to use it"),
            Column("when_not_to_use", "when not"),
            Column("examples", "examples, one a line"),
            Column("color", "colour, #rrggbb"),
            Column("status", "active, draft or deprecated"),
        ),
    ),
    Table(
        "facet_values",
        "the values that a coding can be given beside its code",
        ("codebook", "facet", "value"),
        (
            Column("codebook", "key of the codebook"),
            Column("facet", "key of the facet"),
            Column("value", "key of the value"),
            Column("facet_label", "name of the facet"),
            Column("label", "name of the value"),
            Column("definition", "what it means"),
        ),
    ),
    Table(
        "codings",
        "a code on a span, by a coder: the only thing that counts",
        ("coding_id",),
        (
            Column("coding_id", "key"),
            Column("code_id", "the code", refers="codes"),
            Column("code_label", "its name"),
            _DOCUMENT,
            Column("speaker_id", "who talks where the span begins", refers="speakers"),
            Column("case_id", "the case that the span tells of", refers="cases"),
            _START,
            _END,
            _WORDS,
            Column("text", "the words"),
            Column("coder", "who coded"),
            _number("counts", "1 where it counts in figures, 0 where another stands for it"),
            Column("same_as", "the coding by another coder that it counts as; itself where it counts alone"),
            Column("created", "when, ISO 8601"),
            Column("suggestion", "run whose proposal was accepted; empty for a coding by hand"),
        ),
    ),
    Table(
        "coding_facets",
        "facet values of codings, a row for each",
        ("coding_id", "facet", "value"),
        (
            Column("coding_id", "the coding", refers="codings"),
            Column("facet", "key of the facet"),
            Column("value", "key of the value"),
        ),
    ),
    Table(
        "threads",
        "candidate rode draden of the current run, in order of rank",
        ("thread",),
        (
            Column("thread", "key within the run"),
            Column("run", "the run"),
            _number("rank", "from 1"),
            Column("label", "name"),
            Column("in_vivo", "name in the words of the participants"),
            Column("status", "kandidaat, bevestigd, samengevoegd, gesplitst, hernoemd or verworpen"),
            Column("terms", "key terms"),
            _number("segments", "number of fragments"),
            _number("cases", "in how many cases"),
            _number("of_cases", "of how many"),
            _number("documents", "in how many documents"),
            _number("speakers", "from how many speakers"),
            Column("evenness", "spread over cases, 0..1", "real"),
            Column("cohesion", "mean cosine to the centre, 0..1", "real"),
            Column("stability", "how well it returns when resampled, 0..1", "real"),
            Column("nearest_code", "the code it lies nearest to", refers="codes"),
        ),
    ),
    Table(
        "thread_segments",
        "fragments of threads, most typical first",
        ("thread", "segment_id"),
        (
            Column("thread", "the thread", refers="threads"),
            Column("segment_id", "the fragment", refers="segments"),
            _number("rank", "from 1"),
            _number("quote", "1 where it is one of the thread's quotes"),
        ),
    ),
    Table(
        "suggestions",
        "codes proposed by the machine; they count for nothing",
        ("segment_id", "code_id"),
        (
            Column("segment_id", "the fragment", refers="segments"),
            Column("code_id", "the code", refers="codes"),
            _number("rank", "from 1 per fragment"),
            Column("score", "for ordering only", "real"),
        ),
    ),
    Table(
        "reviews",
        "fragments that a coder is done with",
        ("segment_id", "coder"),
        (
            Column("segment_id", "the fragment", refers="segments"),
            Column("coder", "who is done with it"),
            Column("created", "when, ISO 8601"),
        ),
    ),
    Table(
        "memos",
        "notes on anything",
        ("memo_id",),
        (
            Column("memo_id", "key"),
            Column("target", "what it is on: <noun>:<key>"),
            Column("text", "the note"),
            Column("author", "who wrote it"),
            Column("created", "when, ISO 8601"),
        ),
    ),
    Table(
        "summaries",
        "what researchers wrote in the cells of a matrix",
        ("cell",),
        (
            Column("cell", "what meets in it: <dimension>=<value>, with | between"),
            Column("text", "the summary"),
            Column("author", "who wrote it last"),
            Column("changed", "when, ISO 8601"),
        ),
    ),
    Table(
        "events",
        "the log: who did what, when",
        ("event_id",),
        (
            _number("event_id", "key"),
            Column("at", "when, ISO 8601"),
            Column("who", "who"),
            Column("what", "what was done"),
            Column("target", "to what: <noun>:<key>"),
            Column("before", "as JSON"),
            Column("after", "as JSON"),
            Column("action", "the same for all that was one deed"),
        ),
    ),
)
