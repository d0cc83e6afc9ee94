r"""Fields in plain text, in a fixed layout, so that what other tools hold as one text comes back as fields.

A lead, then sections, each below its name in brackets on a line of its own::

    The definition of the code.

    [Wanneer wel]
    When the speaker …

    [Gegevens]
    sleutel: flexwerk-zorg/werkdruk

A line that would be taken for a heading has a backslash before it. White space around a field is not kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

_HEADING = re.compile(r"\[([^\]\n]+)\]\s*$")
_SPLIT = re.compile(r"(?<!\\)((?:\\\\)*) ?\| ?")


def write(lead: str, sections: Iterable[tuple[str, str]] = ()) -> str:
    """One text of `lead` and the named `sections`; empty sections are left out."""
    parts = [_escaped(lead.strip())]
    parts.extend(f"[{name}]\n{_escaped(body.strip())}" for name, body in sections if body.strip())
    return "\n\n".join(part for part in parts if part)


def read(text: str, names: Sequence[str]) -> tuple[str, Mapping[str, str]]:
    """Lead and sections of a text that `write` made; any other text is all lead.

    Only the given names count as headings.
    """
    found: dict[str, list[str]] = {"": []}
    current = ""
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        heading = _HEADING.match(line)
        if heading and heading[1] in names:
            current = heading[1]
            found.setdefault(current, [])
        else:
            found[current].append(line[1:] if line.startswith(("\\[", "\\\\")) else line)
    bodies = {name: "\n".join(lines).strip() for name, lines in found.items()}
    return bodies.pop(""), bodies


def pack(fields: Iterable[str]) -> str:
    """Fields on one line, parted by ``" | "``."""
    return " | ".join(_on_one_line(field) for field in fields)


def unpack(line: str) -> list[str]:
    """The fields of a line that `pack` made."""
    parts: list[str] = []
    begin = 0
    for match in _SPLIT.finditer(line):
        parts.append(line[begin : match.end(1)])
        begin = match.end()
    parts.append(line[begin:])
    return [_as_was(part) for part in parts]


def pairs(rows: Mapping[str, str]) -> str:
    """``name: value`` lines of what is not empty."""
    return "\n".join(f"{name}: {value}" for name, value in rows.items() if value)


def read_pairs(text: str) -> dict[str, str]:
    """The values by name of lines that `pairs` made; other lines are passed over."""
    split = (line.partition(": ") for line in text.split("\n"))
    return {name.strip(): value for name, colon, value in split if colon}


def _escaped(body: str) -> str:
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(f"\\{line}" if line.startswith(("[", "\\")) else line for line in lines)


def _on_one_line(field: str) -> str:
    text = field.replace("\\", "\\\\").replace("|", "\\|")
    for sign, written in _SIGNS.items():
        text = text.replace(sign, written)
    return _OUTER_SPACE.sub("\\\\s", text)


def _as_was(part: str) -> str:
    return _WRITTEN.sub(lambda match: _READ.get(match[0], match[1]), part)


_SIGNS = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_READ = {**{written: sign for sign, written in _SIGNS.items()}, "\\s": " "}
_WRITTEN = re.compile(r"\\(.)")
_OUTER_SPACE = re.compile("^ | $")
