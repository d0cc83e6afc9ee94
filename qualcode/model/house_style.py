"""What an organisation's own reports look like: files that a project keeps beside its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StyleKind(StrEnum):
    """What a file is for."""

    WORD = "word"
    HTML = "html"
    LOGO = "logo"


@dataclass(frozen=True, slots=True)
class StyleFile:
    """A Word template, an HTML template (Jinja2) or a logo, under the name it was given in."""

    kind: StyleKind
    name: str
    data: bytes
    author: str = ""
    changed: str = ""
