"""What Excel and Word refuse in a file that other readers take: rules on the parts of the package."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from io import BytesIO

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MOST_LINKS, LONGEST_TEXT, LONGEST_FORMULA, LONGEST_LITERAL = 65_530, 32_767, 8_192, 255


class Package:
    """The parts of a package, parsed."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            self.parts = {name: packed.read(name) for name in packed.namelist()}
            self.names = packed.namelist()

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    def matching(self, pattern: str) -> list[str]:
        return [name for name in self.names if re.fullmatch(pattern, name)]

    def relations(self, part: str) -> dict[str, str]:
        """Targets within the package by id, for a part."""
        folder, name = posixpath.split(part)
        path = f"{folder}/_rels/{name}.rels"
        if path not in self.parts:
            return {}
        return {
            one.get("Id", ""): posixpath.normpath(posixpath.join(folder, one.get("Target", ""))).lstrip("/")
            if not one.get("Target", "").startswith("/")
            else one.get("Target", "").lstrip("/")
            for one in self.xml(path)
            if one.get("TargetMode") != "External"
        }


def common(package: Package) -> list[str]:
    """Every part is well-formed, named once, has a type, and leads to parts that are there."""
    found = [f"twice: {name}" for name, n in Counter(package.names).items() if n > 1]
    types = package.xml("[Content_Types].xml")
    known = {one.get("Extension", "").casefold() for one in types if one.get("Extension")}
    named = {one.get("PartName", "").lstrip("/") for one in types if one.get("PartName")}
    found += [f"typed but absent: {name}" for name in named if name not in package.parts]
    for name in package.names:
        if (
            name != "[Content_Types].xml"
            and name not in named
            and name.rpartition(".")[2].casefold() not in known
        ):
            found.append(f"no type: {name}")
        if name.endswith((".xml", ".rels", ".svg")):
            etree.fromstring(package.parts[name])
        found += [
            f"{name}: {key} leads nowhere"
            for key, to in package.relations(name).items()
            if to not in package.parts
        ]
    return found


def workbook(data: bytes) -> list[str]:
    """What Excel would complain of in a workbook."""
    package = Package(data)
    found = common(package)
    book = package.xml("xl/workbook.xml")
    names = [sheet.get("name", "") for sheet in book.iter(f"{MAIN}sheet")]
    found += [f"sheet name: {name}" for name in names if len(name.encode("utf-16-le")) > 62 or not name]
    found += [
        f"sheet name: {name}" for name in names if re.search(r"[\[\]:*?/\\]", name) or name.strip("'") != name
    ]
    found += [f"sheet twice: {name}" for name, n in Counter(map(str.casefold, names)).items() if n > 1]
    shared = _shared(package)
    found += [f"text of {len(text)}" for text in shared if len(text.encode("utf-16-le")) > 2 * LONGEST_TEXT]
    tables: list[etree._Element] = []
    targets = package.relations("xl/workbook.xml")
    for place, sheet in enumerate(book.iter(f"{MAIN}sheet")):
        part = targets[sheet.get(f"{RELATION}id", "")]
        found += [f"{names[place]}: {what}" for what in _sheet(package, part, shared, names, tables)]
    for key in ("id", "name", "displayName"):
        counted = Counter(table.get(key, "").casefold() for table in tables)
        found += [f"table {key} twice: {value}" for value, n in counted.items() if n > 1]
    found += [
        f"table name: {one.get('name')}"
        for one in tables
        if not re.fullmatch(r"[A-Za-z_\\][\w.\\]*", one.get("name", ""))
    ]
    return found


def _shared(package: Package) -> list[str]:
    if "xl/sharedStrings.xml" not in package.parts:
        return []
    strings = package.xml("xl/sharedStrings.xml")
    return [_decoded("".join(t.text or "" for t in one.iter(f"{MAIN}t"))) for one in strings]


def _decoded(text: str) -> str:
    """Text as Excel reads it: ``_x005F_`` and the like are one character."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def _sheet(
    package: Package, part: str, shared: list[str], names: list[str], tables: list[etree._Element]
) -> list[str]:
    sheet, found = package.xml(part), []
    cells: dict[str, str] = {}
    last_row = 0
    for row in sheet.iter(f"{MAIN}row"):
        number = int(row.get("r", "0"))
        found += [f"row {number} out of order"] * (number <= last_row)
        last_row = number
        for cell in row:
            value = cell.find(f"{MAIN}v")
            inline = _decoded("".join(t.text or "" for t in cell.iter(f"{MAIN}t")))
            text = shared[int(value.text or 0)] if cell.get("t") == "s" and value is not None else inline
            cells[cell.get("r", "")] = text
            found += ["inline text too long"] * (len(inline.encode("utf-16-le")) > 2 * LONGEST_TEXT)
            formula = cell.findtext(f"{MAIN}f") or ""
            literals = re.findall(r'"((?:[^"]|"")*)"', formula)
            if len(formula) > LONGEST_FORMULA or any(len(one) > LONGEST_LITERAL for one in literals):
                found.append(f"formula too long in {cell.get('r')}")
    links = list(sheet.iter(f"{MAIN}hyperlink"))
    found += [f"{len(links)} links"] * (len(links) > MOST_LINKS)
    for link in links:
        to = re.fullmatch(r"'?(.+?)'?![A-Z]+[0-9]+", link.get("location") or "")
        if link.get("location") and (to is None or to[1].replace("''", "'") not in names):
            found.append(f"link to {link.get('location')}")
    for rule in sheet.iter(f"{MAIN}dataValidation"):
        texts = [one.text or "" for one in rule] + [rule.get(key, "") for key in ("prompt", "error")]
        found += ["validation too long"] * any(len(text) > LONGEST_LITERAL for text in texts)
    relations = package.relations(part)
    for listed in sheet.iter(f"{MAIN}tablePart"):
        target = relations[listed.get(f"{RELATION}id", "")]
        if target not in package.parts:
            continue  # told already
        table = package.xml(target)
        tables.append(table)
        found += _table(table, cells)
    merged = [one.get("ref", "") for one in sheet.iter(f"{MAIN}mergeCell")]
    if tables and any(not re.fullmatch("A2:[A-Z]+2", one) for one in merged):  # the line of explanation may
        found.append("merged cells")
    return found


def _table(table: etree._Element, cells: dict[str, str]) -> list[str]:
    found = []
    columns = [column.get("name", "") for column in table.iter(f"{MAIN}tableColumn")]
    found += [f"head twice: {name}" for name, n in Counter(map(str.casefold, columns)).items() if n > 1]
    first, _, last = table.get("ref", "").partition(":")
    left, top = _place(first)
    right, bottom = _place(last)
    if right - left + 1 != len(columns) or bottom <= top:
        found.append(f"table {table.get('ref')} for {len(columns)} columns")
    for at, name in enumerate(columns):
        written = cells.get(f"{_letters(left + at)}{top}", "")
        if _decoded(name) != written:
            found.append(f"head {name!r} over cell {written!r}")
        if not name or len(name) > LONGEST_LITERAL:
            found.append(f"head of {len(name)}")
    return found


def _place(cell: str) -> tuple[int, int]:
    letters, digits = re.fullmatch(r"([A-Z]+)([0-9]+)", cell).groups()  # type: ignore[union-attr]
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number, int(digits)


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def document(data: bytes) -> list[str]:
    """What Word would complain of in a document."""
    package = Package(data)
    found = common(package)
    body = package.xml("word/document.xml")
    relations = package.relations("word/document.xml")
    used = {
        value for one in body.iter() for key, value in one.attrib.items() if str(key).startswith(RELATION)
    }
    found += [f"unknown relation {key}" for key in used - set(relations)]
    for tag, key in (
        (f"{DRAWING}docPr", "id"),
        (f"{WORD}bookmarkStart", f"{WORD}id"),
        (f"{WORD}bookmarkStart", f"{WORD}name"),
    ):
        counted = Counter(one.get(key) for one in body.iter(tag))
        found += [f"{key} {value} twice" for value, n in counted.items() if n > 1]
    starts = Counter(one.get(f"{WORD}id") for one in body.iter(f"{WORD}bookmarkStart"))
    if starts != Counter(one.get(f"{WORD}id") for one in body.iter(f"{WORD}bookmarkEnd")):
        found.append("bookmarks do not end")
    marks = {one.get(f"{WORD}name") for one in body.iter(f"{WORD}bookmarkStart")}
    anchors = {one.get(f"{WORD}anchor") for one in body.iter(f"{WORD}hyperlink")} - {None}
    found += [f"link to {name}" for name in anchors - marks]
    found += [
        f"no alternative text: {one.get('id')}"
        for one in body.iter(f"{DRAWING}docPr")
        if not one.get("descr")
    ]
    for name in package.matching(r"word/(document|header\d*|footer\d*)\.xml"):
        found += [f"{name}: {what}" for what in _fields(package.xml(name))]
    styles = {one.get(f"{WORD}styleId") for one in package.xml("word/styles.xml").iter(f"{WORD}style")}
    for tag in ("pStyle", "rStyle", "tblStyle"):
        named = {one.get(f"{WORD}val") for one in body.iter(f"{WORD}{tag}")}
        found += [f"no style {name}" for name in named - styles]
    for table in body.iter(f"{WORD}tbl"):
        columns = len(list(table.iter(f"{WORD}gridCol")))
        for row in table.iter(f"{WORD}tr"):
            held = row.findall(f"{WORD}tc")
            found += [f"{len(held)} cells in {columns} columns"] * (len(held) != columns)
            found += ["a cell does not end in a paragraph"] * any(cell[-1].tag != f"{WORD}p" for cell in held)
    if body[0][-1].tag != f"{WORD}sectPr":
        found.append("no section at the end")
    return found


def _fields(root: etree._Element) -> list[str]:
    depth, found = 0, []
    for mark in root.iter(f"{WORD}fldChar"):
        kind = mark.get(f"{WORD}fldCharType")
        depth += {"begin": 1, "end": -1}.get(str(kind), 0)
        found += ["a field ends that did not begin"] * (depth < 0)
    return [*found, *(["a field does not end"] * (depth > 0))]
