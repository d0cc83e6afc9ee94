"""OpenDocument text, as LibreOffice saves it."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from odfdo import Document, Header, Paragraph, Style

from corpora.rendering.archive import steady
from corpora.rendering.delivery import Delivery, paragraphs


def odt(delivery: Delivery) -> bytes:
    """A heading, head matter, and turns with a bold label."""
    document = Document("text")
    document.body.clear()
    document.insert_style(Style("text", name="Vet", bold=True), automatic=True)
    title, *rest = delivery.head
    document.body.append(Header(1, title))
    for line in rest:
        document.body.append(Paragraph(line))
    document.body.append(Paragraph(""))
    for turn in delivery.turns:
        first, *more = paragraphs(turn.text, delivery.amount("paragraphs"))
        line = Paragraph(f"{turn.label}: {first}")
        line.set_span("Vet", offset=0, length=len(turn.label) + 1)
        document.body.append(line)
        document.body.append(Paragraph(""))
        for text in more:
            document.body.append(Paragraph(text))
            document.body.append(Paragraph(""))
    _date(document, delivery)
    buffer = io.BytesIO()
    document.save(buffer)
    return steady(buffer.getvalue())


def _date(document: Document, delivery: Delivery) -> None:
    moment = datetime.combine(delivery.script.date, datetime.min.time(), tzinfo=UTC).replace(tzinfo=None)
    meta = document.meta
    meta.date = meta.creation_date = moment
    meta.title = ""
    meta.creator = meta.initial_creator = delivery.habit("author", "transcriptie")
    meta.set_generator("qualcode corpora")
