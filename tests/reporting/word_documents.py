"""The study that the Word reports of the tests tell of, and what stands in a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import builders
from docx.oxml.ns import qn

from qualcode.reporting.study import Study


def study() -> Study:
    return builders.accepted(builders.study(threads=4, cases=3, per_case=2, fragments=48, codings=24))


def headings(document: Any, level: int) -> list[str]:
    return [p.text for p in document.paragraphs if p.style.name == f"Heading {level}"]


def fields(element: Any) -> Iterator[str]:
    for code in element.iter(qn("w:instrText")):
        yield " ".join(str(code.text).split())
