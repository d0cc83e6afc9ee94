"""Workbook and document hold nothing that Excel or Word refuses; the rules are seen to bite."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path

import builders
import package_rules as rules
import pytest

from qualcode.reporting.excel import WorkbookOptions, write_workbook
from qualcode.reporting.study import Study
from qualcode.reporting.word import report_docx
from tests.zipped import parts_of, zipped

HOSTILE = "=1+1 \x00\x0b\ufffe <b>&'\"[]:*?/\\ _x0041_ " + "lang " * 9_000


def study() -> Study:
    """Two coders, accepted threads, everything that a user can name given a hostile name."""
    base = builders.accepted(builders.study(codings=60))
    second = tuple(replace(one, id=f"{one.id}b", coder="Bea [x]") for one in base.codings[::2])
    told = replace(base, codings=(*base.codings, *second))
    cases = tuple(replace(case, name=HOSTILE[:60] + case.name, key=case.id) for case in told.cases)
    return replace(builders.with_text(told, HOSTILE), cases=cases, title=HOSTILE[:70])


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path: Path = tmp_path_factory.mktemp("uit") / "uit.xlsx"
    write_workbook(path, study(), WorkbookOptions(app="http://localhost:8501"))
    return path.read_bytes()


@pytest.fixture(scope="module")
def document() -> bytes:
    return report_docx(study())


def test_excel_has_nothing_to_complain_of(workbook: bytes) -> None:
    assert rules.workbook(workbook) == []


def test_word_has_nothing_to_complain_of(document: bytes) -> None:
    assert rules.document(document) == []


@pytest.mark.skipif(
    importlib.util.find_spec("openxml_audit") is None, reason="openxml-audit is not installed"
)
@pytest.mark.parametrize(
    ("kind", "part"), [("xlsx", "xl/worksheets/sheet2.xml"), ("docx", "word/document.xml")]
)
def test_valid_against_the_schemas_of_the_standard(
    kind: str, part: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """ECMA-376, as openxml-audit (MIT) has it from Microsoft's Open XML SDK; and it is seen to bite."""
    from openxml_audit import OpenXmlValidator

    data = request.getfixturevalue("workbook" if kind == "xlsx" else "document")
    path = tmp_path / f"uit.{kind}"
    path.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    begin = "<sheetData>" if kind == "xlsx" else "<w:body>"
    path.write_bytes(spoilt(data, part, begin, f"{begin}<wrong/>"))
    assert not OpenXmlValidator().validate(path).is_valid


def spoilt(data: bytes, pattern: str, before: str, after: str) -> bytes:
    """The package with one thing replaced in the first part that has it."""
    parts = parts_of(data)
    name = next(name for name, content in parts.items() if pattern in name and before.encode() in content)
    parts[name] = parts[name].replace(before.encode(), after.encode(), 1)
    return zipped(parts)


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("tables/table2", 'name="Tabel_2"', 'name="Tabel_1"'),
        ("tables/table1", '<tableColumn id="1" name="', '<tableColumn id="1" name="x'),
        ("worksheets/_rels", "tables/table1.xml", "tables/table999.xml"),
        ("workbook.xml", '<sheet name="', '<sheet name="a:b'),
        ("worksheets/sheet1", "location=\"'", "location=\"'weg "),
    ],
)
def test_the_rules_for_excel_bite(workbook: bytes, part: str, before: str, after: str) -> None:
    assert rules.workbook(spoilt(workbook, part, before, after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('w:fldCharType="end"', 'w:fldCharType="separate"'),
        ('w:anchor="_Toc', 'w:anchor="weg'),
        ("<w:gridCol ", "<w:gridCol/><w:gridCol "),
        ('r:embed="rId', 'r:embed="weg'),
        ("<w:bookmarkEnd ", "<w:bookmarkWeg "),
        ('<w:pStyle w:val="', '<w:pStyle w:val="weg'),
        (' descr="', ' niets="'),
    ],
)
def test_the_rules_for_word_bite(document: bytes, before: str, after: str) -> None:
    assert rules.document(spoilt(document, "word/document.xml", before, after))
