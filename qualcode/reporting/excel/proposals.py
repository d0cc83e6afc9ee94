"""What the machine proposes for each fragment: marked as such, and apart from what people decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qualcode.i18n import t
from qualcode.model import Suggestion
from qualcode.reporting.content import Content, Passage
from qualcode.reporting.excel.book import Book
from qualcode.reporting.excel.cells import Value
from qualcode.reporting.excel.table import Column, main_table
from qualcode.reporting.words import paragraphs


def proposals(book: Book, content: Content) -> None:
    """One row per fragment with the codes proposed for it, best first."""
    if not content.study.suggestions:
        book.empty_sheet("proposals", t("reporting.intro.no_proposals"))
        return
    by_segment = _by_segment(content.study.suggestions)
    many = len(by_segment) > book.MANY
    sheet = book.sheet("proposals", t("reporting.intro.proposals"), warn=True, stream=many)
    sheet.set_tab_color("#C9C5BB")
    most = max(len(proposed) for proposed in by_segment.values())
    columns = [
        Column(t("reporting.column.fragment"), 90),
        *(Column(t("reporting.column.proposal", rank=rank), 24, "proposal") for rank in range(1, most + 1)),
        Column(t("reporting.column.score"), 12, "decimal"),
        Column(t("reporting.column.lead"), 14, "decimal"),
        Column(t("reporting.column.why"), 64),
        Column(t("reporting.column.who"), 28),
        Column(t("reporting.column.source"), 26),
        Column(t("reporting.column.fragment_id"), 30, "text"),
    ]
    main_table(book, sheet, columns, _rows(content, by_segment, most), frozen=0, printed=1 + most)


def _by_segment(suggestions: Sequence[Suggestion]) -> dict[str, list[Suggestion]]:
    found: dict[str, list[Suggestion]] = {}
    for suggestion in suggestions:
        found.setdefault(suggestion.segment, []).append(suggestion)
    return {key: sorted(proposed, key=lambda one: one.rank) for key, proposed in found.items()}


def _rows(
    content: Content, by_segment: Mapping[str, Sequence[Suggestion]], most: int
) -> Iterator[tuple[Value, ...]]:
    labels = content.study.code_labels
    for passage in content.passages(tuple(content.study.segments)):
        proposed = by_segment.get(passage.segment.id)
        if proposed:
            yield _row(passage, proposed, labels, most)


def _row(
    passage: Passage, proposed: Sequence[Suggestion], labels: Mapping[str, str], most: int
) -> tuple[Value, ...]:
    codes = [labels.get(one.code, one.code) for one in proposed]
    lead = round(proposed[0].score - proposed[1].score, 4) if len(proposed) > 1 else None
    return (
        "\n".join(paragraphs(passage.segment.text)),
        *codes,
        *[None] * (most - len(codes)),
        proposed[0].score,
        lead,
        "; ".join(evidence.text for evidence in proposed[0].why),
        passage.attribution,
        passage.document.title,
        passage.segment.id,
    )
