"""Somebody's own Word template: opened with care, for what is in it comes out in every report."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any

from qualcode import unzipping
from qualcode.errors import ReadingError, ReportError
from qualcode.reporting.own_file import Given, OwnFile, own_file
from qualcode.reporting.word.xml import node

LARGEST = 20_000_000
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_TYPES = "[Content_Types].xml"
_FETCHES = re.compile(
    r"^\s*(?:INCLUDE(?:PICTURE|TEXT)?|IMPORT|LINK|DDE(?:AUTO)?|DATABASE)\b", re.IGNORECASE | re.MULTILINE
)
"""Fields by which Word fetches what lies elsewhere, or talks to another program."""


def opened(given: Given) -> Any:
    """The template as a python-docx document.

    The template it was itself made from is forgotten: Word would look for it, and it may name a person.

    Raises
    ------
    ReportError : it is no .docx or .dotx, too large, holds macros, or leads to files elsewhere.
    """
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    file = own_file(given)
    if len(file.data) > LARGEST:
        raise ReportError("report.error.word_large", file=file.name, most=LARGEST // 1_000_000)
    try:
        document = Document(BytesIO(_as_document(file)))
    except (
        PackageNotFoundError,
        ValueError,
        KeyError,
        SyntaxError,
        OSError,
        NotImplementedError,
        RuntimeError,
        zipfile.BadZipFile,
    ) as error:
        raise ReportError("report.error.word_template", file=file.name) from error
    _forget_its_template(document)
    if any(_leads_away(part) for part in document.part.package.iter_parts()):
        raise ReportError("report.error.word_leads_away", file=file.name)
    return document


def _as_document(file: OwnFile) -> bytes:
    """A Word template (.dotx) as a document; a document as it is."""
    try:
        with unzipping.opened(file.data, file.name, "reading.error") as packed:
            content = {
                entry.filename: unzipping.unzipped(packed, entry, file.name, "reading.error")
                for entry in packed.infolist()
            }
    except ReadingError as error:
        raise ReportError("report.error.word_template", file=file.name) from error
    if b"macroEnabled" in content[_TYPES] or any(name.endswith("vbaProject.bin") for name in content):
        raise ReportError("report.error.word_macros", file=file.name)
    if _TEMPLATE not in content[_TYPES]:
        return file.data
    content[_TYPES] = content[_TYPES].replace(_TEMPLATE, _DOCUMENT)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for name, data in content.items():
            again.writestr(name, data)
    return out.getvalue()


def _forget_its_template(document: Any) -> None:
    settings = document.settings.element
    for element in settings.findall(node("w:attachedTemplate").tag):
        settings.remove(element)
    relations = document.part._settings_part.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("/attachedTemplate")]:
        del relations[key]


def _leads_away(part: Any) -> bool:
    """Whether Word would fetch something for this part: by a relation, or by a field that names a file."""
    if any(one.is_external and not one.reltype.endswith("/hyperlink") for one in part.rels.values()):
        return True
    element = getattr(part, "element", None)
    return element is not None and bool(_FETCHES.search(_fields(element)))


def _fields(element: Any) -> str:
    """The instructions of all fields below an element, one a line; Word cuts a long one into pieces."""
    from docx.oxml.ns import qn

    told = qn("w:instrText")
    found = element.iter(told, qn("w:fldChar"), qn("w:fldSimple"))
    return "".join(one.text or "" if one.tag == told else f"\n{one.get(qn('w:instr'), '')}" for one in found)
