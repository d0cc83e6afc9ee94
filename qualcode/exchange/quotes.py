"""Tables of coded quotations in: Excel and CSV of ATLAS.ti, MAXQDA, NVivo and Taguette, HTML of Taguette.

They hold words, not places: the words are found back in the project's documents.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from qualcode.errors import ReadingError
from qualcode.exchange.archive import Archive, decoded
from qualcode.exchange.bundle import Bundle, Quote, Remark
from qualcode.exchange.html_text import text_of_html

Row = Sequence[str]
_MOST_ROWS = 200_000
_MOST_COLUMNS = 200
_HEADER_WITHIN = 15
_COLUMNS = {
    "text": (
        "quotation content,text content,quotation text,quote,segment,coded segment,coded text,content,text,"
        "codiertes segment,zitatinhalt,inhalt,citaat,citaattekst,inhoud,tekst,fragment,gecodeerd segment,"
        "contenido de la cita,segmento,contenu de la citation,segment codé,reference text,coverage text"
    ),
    "code": (
        "codes,code,tag,tags,node,nodes,code name,coding,theme,kode,códigos,código,codesystem,code path,"
        "hierarchical name,knoop,thema"
    ),
    "document": (
        "document,document name,dokumentname,dokument,documentnaam,bron,bestand,file,file name,filename,"
        "files,source,source name,name of document,documento,nom du document,nombre del documento,"
        "internal source name"
    ),
    "coder": (
        "created by,author,coder,user,modified by,autor,ersteller,auteur,gemaakt door,codeur,codeerder,"
        "initials,coded by,erstellt von,creado por,créé par"
    ),
    "created": (
        "created,creation date,date,created on,erstellt,erstellt am,gemaakt,gemaakt op,datum,creado,créé"
    ),
    "memo": "comment,kommentar,opmerking,comentario,commentaire,memo,note",
    "color": "color,colour,kleur,farbe",
}
_ROLES = {name: role for role, names in _COLUMNS.items() for name in names.split(",")}
_CODES_APART = re.compile(r"\s*[\n;]\s*")
_LEVELS = re.compile(r"\s*(?:>|\\+|→|»|::)\s*")
_BULLET = re.compile(r"^[●○•◦▪*-]\s+")
_GROUNDED = re.compile(r"^(?:Gr|D)\s?=\s?\d+(?:;\s*(?:Gr|D)\s?=\s?\d+)*$")
_ESCAPED_SLASH = re.compile(r"\\+/")


def read_quotes(data: bytes, name: str) -> Bundle:
    """The codings in a table of quotations.

    Raises
    ------
    ReadingError : it is damaged or unsafe, or has no columns with a quotation and its code.
    """
    if data[:2] == b"PK":
        sheets = _excel(data, name)
        alone = not any(_is_header(row) for _, grid in sheets for row in grid[:_HEADER_WITHIN])
        grids = [_named(sheet, grid) if alone else grid for sheet, grid in sheets]
    else:
        text = decoded(data)
        if re.match(r"\s*(?:<!doctype html|<html)", text, re.I):
            return _bundle(name, "Taguette", list(_html(text)))
        grids = [_csv(text)]
    quotes: list[Quote] = []
    tool = ""
    for grid in grids:
        found, made_by = _of_grid(grid)
        quotes.extend(found)
        tool = tool or made_by
    return _bundle(name, tool, quotes)


def _bundle(name: str, tool: str, quotes: list[Quote]) -> Bundle:
    if not quotes:
        raise ReadingError("exchange.error.no_quotes", file=name)
    if tool == "Taguette":
        quotes = _below_their_tags(quotes)
    uncoded = sum(1 for quote in quotes if not quote.path)
    remarks = (Remark("quote_uncoded", uncoded),) if uncoded else ()
    coded = tuple(quote for quote in quotes if quote.path)
    return Bundle(Path(name).stem, quotes=coded, tool=tool, remarks=remarks)


def _below_their_tags(quotes: list[Quote]) -> list[Quote]:
    """In Taguette ``work.pressure`` is below ``work`` where that is a tag too."""
    tags = {quote.path[0] for quote in quotes if quote.path}
    placed = []
    for quote in quotes:
        above, _, last = (quote.path[0] if quote.path else "").rpartition(".")
        placed.append(replace(quote, path=(above, last)) if above in tags and last else quote)
    return placed


def _of_grid(grid: list[Row]) -> tuple[list[Quote], str]:
    header = next((at for at, row in enumerate(grid[:_HEADER_WITHIN]) if _is_header(row)), None)
    if header is None:
        return [], ""
    columns = _roles(grid[header])
    quotes: list[Quote] = []
    for number, row in enumerate(grid[header + 1 :], start=header + 2):
        cells = {role: row[at].strip() if at < len(row) else "" for role, at in columns.items()}
        if not cells["text"]:
            continue
        one = Quote(
            cells.get("document", ""),
            cells["text"],
            (),
            coder=cells.get("coder", ""),
            created=cells.get("created", ""),
            memo=cells.get("memo", ""),
            color=cells.get("color", ""),
            row=number,
        )
        quotes.extend(replace(one, path=path) for path in list(_paths(cells["code"])) or [()])
    return quotes, _tool(grid[header])


def _named(sheet: str, grid: list[Row]) -> list[Row]:
    """The grid with its sheet's name as the code: ATLAS.ti can give a sheet per code and no column for it."""
    header = next((at for at, row in enumerate(grid[:_HEADER_WITHIN]) if _is_of_one_code(row)), None)
    if header is None:
        return grid
    width = max(len(row) for row in grid)
    filled = [[*row, *[""] * (width - len(row))] for row in grid]
    return [
        [*row, "Codes" if at == header else sheet if at > header else ""] for at, row in enumerate(filled)
    ]


def _is_of_one_code(row: Row) -> bool:
    names = {" ".join(cell.casefold().split()) for cell in row}
    return "id" in names and bool(names & {"quotation content", "zitatinhalt"})


def _is_header(row: Row) -> bool:
    return {"text", "code"} <= _roles(row).keys()


def _roles(row: Row) -> dict[str, int]:
    """Which column holds what; of several the one whose name comes first in our lists."""
    found: dict[str, tuple[int, int]] = {}
    for at, cell in enumerate(row):
        name = " ".join(cell.casefold().split())
        role = _ROLES.get(name)
        if role is not None:
            rank = _COLUMNS[role].split(",").index(name)
            if role not in found or rank < found[role][0]:
                found[role] = (rank, at)
    return {role: at for role, (_, at) in found.items()}


def _paths(cell: str) -> Iterator[tuple[str, ...]]:
    """The paths of the codes in one cell: on lines or parted by semicolons, levels by ``>`` and such."""
    for one in _CODES_APART.split(_ESCAPED_SLASH.sub("/", cell.strip())):
        if _GROUNDED.match(one):  # how often ATLAS.ti counts the code, below its name
            continue
        levels = tuple(level for level in _LEVELS.split(_BULLET.sub("", one.strip())) if level)
        if levels:
            yield levels


def _tool(header: Row) -> str:
    names = {" ".join(cell.casefold().split()) for cell in header} - {""}
    if names & {"quotation content", "quotation name", "zitatinhalt"}:
        return "ATLAS.ti"
    if names & {"document group", "dokumentgruppe", "weight score", "coverage %"}:
        return "MAXQDA"
    if names == {"id", "document", "tag", "content"}:
        return "Taguette"
    return "NVivo" if names & {"node", "nodes", "hierarchical name", "coverage", "references"} else ""


def _csv(text: str) -> list[Row]:
    lines = text.replace("\x00", "")
    counts = {sign: lines[:4000].count(sign) for sign in (",", ";", "\t")}
    separator = max(counts, key=lambda sign: counts[sign])
    csv.field_size_limit(16 << 20)
    try:
        reader = csv.reader(StringIO(lines, newline=""), delimiter=separator)
        return [row[:_MOST_COLUMNS] for _, row in zip(range(_MOST_ROWS), reader, strict=False)]
    except csv.Error:
        return []


def _excel(data: bytes, name: str) -> list[tuple[str, list[Row]]]:
    try:
        with ZipFile(BytesIO(data)) as package:
            archive = Archive(package, name)
            for path in archive.names():
                if path.endswith((".xml", ".rels")) and b"<!" in (archive.get(path) or b"")[:4096].replace(
                    b"<!--", b""
                ):
                    raise ReadingError("exchange.error.entities", file=name)
    except BadZipFile as problem:
        raise ReadingError("exchange.error.damaged", file=name) from problem
    import openpyxl

    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        grids = [(str(sheet.title), _grid(sheet)) for sheet in book.worksheets]
        book.close()
    except Exception as problem:  # openpyxl raises nearly anything on a damaged workbook
        raise ReadingError("exchange.error.damaged", file=name) from problem
    return grids


def _grid(sheet: Any) -> list[Row]:
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
    return [["" if cell is None else str(cell).replace("_x000D_", "") for cell in row] for row in rows]


_RULE = re.compile(r"<hr\s*/?>", re.I)
_DETAILS = re.compile(r"(.*)<p>\s*<strong>[^<]*</strong>(.*?)<strong>[^<]*</strong>(.*?)</p>", re.I | re.S)
_BODY = re.compile(r"<body[^>]*>(.*?)</body>", re.I | re.S)
_TITLE = re.compile(r"\s*<h1[^>]*>.*?</h1>", re.I | re.S)


def _html(html: str) -> Iterator[Quote]:
    """Taguette's highlights: the words, then a paragraph with the document and the tags."""
    body = _BODY.search(html)
    for number, part in enumerate(_RULE.split(_TITLE.sub("", body[1] if body else html, count=1)), start=1):
        match = _DETAILS.match(part)
        if match is None:
            continue
        words, document, tags = (text_of_html(piece) for piece in match.groups())
        for tag in [tag.strip() for tag in tags.split(",")]:
            yield Quote(document, words, (tag,) if tag else (), row=number)
