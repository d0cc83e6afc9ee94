"""Files spoiled in ways that keep their format: parts of a package, elements, fields and lines changed, not mere bytes."""

from __future__ import annotations

import copy
import io
import json
import re
import zipfile
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from tests.zipped import zipped

PACKED = (".docx", ".docm", ".dotx", ".dotm", ".odt", ".ott", ".xlsx", ".xlsm", ".zip")
MARKED = (".eaf", ".fodt", ".exb", ".trs", ".ttml", ".dfxp", ".html", ".htm")
TOLD = (".json", ".otr")
LINED = (".cha", ".csv", ".tsv", ".md", ".markdown", ".vtt", ".srt", ".sbv", ".textgrid")
_XML = re.compile(r"<[^<>]*>|[^<]+|<")
_LINES = re.compile(r"[^\n]*\n|[^\n]+\Z")
_RTF = re.compile(r"\\[a-z]+-?\d* ?|\\'[0-9a-f]{2}|\\.|[{}]|[^\\{}]+")
_PDF = re.compile(r"\d+ \d+ obj|endobj|stream|endstream|<<|>>|/\w+|\d+|\s+|.", re.DOTALL)
ATTRIBUTE = re.compile(r"\s([\w:.-]+)=\"[^\"]*\"")
_ELEMENT = re.compile(r"<([\w:.-]+)(?:\s[^<>]*)?(?<!/)>[^<]+</")
_HEAD = re.compile(r"[^\w\n]{0,2}\w{1,12}\W", re.MULTILINE)
WORD = re.compile(r"[^\s,;|\"]+")
_VALUE = re.compile(r"\"[^\"]*\"|\d+")
NASTY = [
    "", "\x00", "-1", "0", "99999999999999999999", "1e999", "NaN", "x" * 5000, "\ud83d", "\ufffe", "é\u0301", "\r", "\t;,|\"'",
    "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;\">]>", "&d;", "<![CDATA[x]]>", "<!--", "-->", "<a>" * 400, "</a>" * 50,
    "<w:tbl><w:tr><w:tc>", "<w:del>", "{\\rtf1", "\\uc9999 ", "\\bin99999 ", "{" * 300, "00:00:00.000 --> 99:99:99.999", "*PAR:\t", "@End", "\"",
]  # fmt: skip
VALUES = ["", " ", "-1", "0", "x", "²", "1.5", "NaN", "1e999", "9" * 30, "1:2:3:4", "niemand", "é"]
"""What may stand in a field in place of what a reader looks for there: no number, too large a one, a name that nothing has."""
LEAVES: list[Any] = [
    None,
    True,
    -1,
    10**40,
    1e308,
    float("nan"),
    float("inf"),
    "",
    "\x00",
    "x" * 3000,
    [],
    {},
    [[[[]]]],
    [None] * 50,
]


def spoiled(draw: Callable[[st.SearchStrategy[Any]], Any], whole: bytes, other: bytes, suffix: str) -> bytes:
    """`whole`, a file of that sort, with one to five things changed; parts of `other`, of the same sort, may come in."""
    if suffix in PACKED:
        return _package(draw, whole, other)
    if suffix in (*MARKED, *LINED) and draw(st.booleans()):
        changed = whole.decode("utf-8", "replace")
        for _ in range(draw(st.integers(1, 3))):
            changed = (_field if suffix in MARKED else _line)(draw, changed)
        return changed.encode("utf-8", "surrogatepass")
    if suffix in TOLD:
        return _tree(draw, whole)
    tokens = {".rtf": _RTF, ".pdf": _PDF}.get(suffix, _XML if suffix in MARKED else _LINES)
    code = "latin-1" if suffix in (".rtf", ".pdf") else "utf-8"
    changed = _tokens(draw, whole.decode(code, "replace"), other.decode(code, "replace"), tokens)
    return changed.encode(code, "replace" if code == "latin-1" else "surrogatepass")


def _field(draw: Callable[[st.SearchStrategy[Any]], Any], text: str) -> str:
    """XML with one of its attributes or elements changed, emptied or taken away, once or wherever it stands.

    Fields are drawn by their names, so that one that stands in the file once is hit as often as one that stands on every line.
    """
    names = sorted({(False, name) for name in ATTRIBUTE.findall(text)})
    names += sorted({(True, name) for name in _ELEMENT.findall(text)})
    if not names:
        return text
    element, name = draw(st.sampled_from(names))
    value = draw(st.sampled_from(VALUES))
    named = re.escape(name)
    if element:
        field, new = rf"(<{named}(?:\s[^<>]*)?(?<!/)>)[^<]+(?=</)", rf"\g<1>{value}"
    else:
        gone = draw(st.integers(0, 2)) == 0
        field, new = rf"\s{named}=\"[^\"]*\"", "" if gone else f' {name}="{value}"'
    return _once_or_always(draw, re.compile(field), new, text)


def _line(draw: Callable[[st.SearchStrategy[Any]], Any], text: str) -> str:
    """Lines of which one of each sort that the file has is as likely as another, with a word of it changed or taken away."""
    lines = text.split("\n")
    sorts: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        sorts.setdefault(sort_of(line), []).append(at)
    at = draw(st.sampled_from(sorts[draw(st.sampled_from(sorted(sorts)))]))
    words = list(WORD.finditer(lines[at]))
    if not words:
        return text
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.sampled_from([first, first, len(words) - 1, draw(st.integers(first, len(words) - 1))]))
    new = draw(st.just("") | st.sampled_from(VALUES))
    lines[at] = lines[at][: words[first].start()] + new + lines[at][words[last].end() :]
    return "\n".join(lines)


def sort_of(line: str) -> str:
    """How a line opens, whatever the numbers in that: a header, a tier, a cell."""
    head = _HEAD.match(line)
    return re.sub(r"\d+", "0", head[0]) if head else line[:2]


def _once_or_always(
    draw: Callable[[st.SearchStrategy[Any]], Any], field: re.Pattern[str], new: str, text: str
) -> str:
    found = list(field.finditer(text))
    if draw(st.booleans()) or not found:
        return field.sub(new, text)
    one = draw(st.sampled_from(found))
    return text[: one.start()] + one.expand(new) + text[one.end() :]


def _tokens(
    draw: Callable[[st.SearchStrategy[Any]], Any], text: str, other: str, pattern: re.Pattern[str]
) -> str:
    parts = pattern.findall(text)
    others = pattern.findall(other) or [""]
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, max(0, len(parts) - 1)))
        way = draw(st.sampled_from(["drop", "double", "swap", "nasty", "value", "end", "splice", "many"]))
        if not parts:
            break
        if way == "drop":
            del parts[at : at + draw(st.integers(1, 4))]
        elif way == "double":
            parts[at:at] = parts[at : at + draw(st.integers(1, 30))]
        elif way == "swap":
            to = draw(st.integers(0, len(parts) - 1))
            parts[at], parts[to] = parts[to], parts[at]
        elif way == "nasty":
            parts.insert(at, draw(st.sampled_from(NASTY)))
        elif way == "value":
            value = draw(st.sampled_from(NASTY)).replace('"', "")
            parts[at] = _VALUE.sub(lambda _: f'"{value}"', parts[at], count=1)  # noqa: B023 (called at once)
        elif way == "end":
            del parts[at:]
        elif way == "splice":
            begin = draw(st.integers(0, len(others) - 1))
            parts[at:at] = others[begin : begin + draw(st.integers(1, 40))]
        else:
            parts[at] *= draw(st.integers(2, 60))
    return "".join(parts)


def _package(draw: Callable[[st.SearchStrategy[Any]], Any], whole: bytes, other: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(whole)) as one, zipfile.ZipFile(io.BytesIO(other)) as two:
        parts = {name: one.read(name) for name in one.namelist() if not name.endswith("/")}
        others = {name: two.read(name) for name in two.namelist() if not name.endswith("/")}
    name = draw(st.sampled_from(sorted(parts)))
    way = draw(st.sampled_from(["inside", "inside", "inside", "lost", "empty", "taken", "noise", "moved"]))
    if way == "inside":
        if draw(st.booleans()):
            changed = parts[name].decode("utf-8", "replace")
            for _ in range(draw(st.integers(1, 3))):
                changed = _field(draw, changed)
            parts[name] = changed.encode("utf-8", "surrogatepass")
            return _packed(draw, parts)
        alike = others.get(name, b"")
        changed = _tokens(
            draw, parts[name].decode("utf-8", "replace"), alike.decode("utf-8", "replace"), _XML
        )
        parts[name] = changed.encode("utf-8", "surrogatepass")
    elif way == "lost":
        del parts[name]
    elif way == "taken":
        parts[name] = others[draw(st.sampled_from(sorted(others)))]
    elif way == "moved":
        parts["../" + name] = parts.pop(name)
    else:
        parts[name] = b"" if way == "empty" else draw(st.binary(max_size=200))
    return _packed(draw, parts)


def _packed(draw: Callable[[st.SearchStrategy[Any]], Any], parts: dict[str, bytes]) -> bytes:
    """A zip of `parts`, cut off now and then."""
    data = zipped(parts, draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])))
    return data if draw(st.integers(0, 5)) else data[: draw(st.integers(1, len(data)))]


def _tree(draw: Callable[[st.SearchStrategy[Any]], Any], whole: bytes) -> bytes:
    tree = json.loads(whole.decode("utf-8-sig"))
    for _ in range(draw(st.integers(1, 5))):
        place: Any = tree
        while isinstance(place, dict | list) and place:
            keys = sorted(place) if isinstance(place, dict) else range(len(place))
            key = draw(st.sampled_from(list(keys)))
            if isinstance(place[key], dict | list) and place[key] and draw(st.integers(0, 6)):
                place = place[key]
                continue
            way = draw(st.sampled_from(["leaf", "leaf", "drop", "nest"]))
            if way == "leaf":
                place[key] = copy.deepcopy(draw(st.sampled_from(LEAVES)))
            elif way == "drop":
                del place[key]
            else:
                place[key] = [copy.deepcopy(place[key]) for _ in range(draw(st.integers(1, 5)))]
            break
    data = json.dumps(tree, ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass")
    return data if draw(st.integers(0, 5)) else data[: draw(st.integers(1, len(data)))]
