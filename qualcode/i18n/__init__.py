"""One catalogue for all screen and report text: Dutch first, English second.

The texts live in ``nl/*.toml`` and ``en/*.toml``, one file per area, nested tables giving dotted
keys: ``t("reading.error.empty", file="a.docx")``. The language is `QUALCODE_LANG` or the value last
given to `use_language`.
"""

from __future__ import annotations

import os
import tomllib
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

LANGUAGES = ("nl", "en")
_language = ""
_CHOICE = ":?"


class _Counting(Formatter):
    """Knows ``{n:?fragment|fragmenten}``: the first word where `n` is 1, else the second."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """The word for the number `value`, or what Python makes of any other format."""
        if not format_spec.startswith("?"):
            return str(super().format_field(value, format_spec))
        one, _, many = format_spec[1:].partition("|")
        return one if str(value) == "1" else many


_FORMATTER = _Counting()


def use_language(code: str) -> None:
    """Choose the language of all further texts: ``"nl"`` or ``"en"``."""
    global _language  # noqa: PLW0603 (one language per process)
    if code not in LANGUAGES:
        raise ValueError(f"no texts in {code!r}; choose from {', '.join(LANGUAGES)}")
    _language = code


def language() -> str:
    """The language in use."""
    if _language:
        return _language
    wanted = os.environ.get("QUALCODE_LANG", "nl")[:2]
    return wanted if wanted in LANGUAGES else "nl"


@cache
def catalogue(code: str) -> dict[str, str]:
    """All texts of one language by dotted key."""
    names = sorted(entry.name for entry in files(__name__).joinpath(code).iterdir())
    areas = (_of_area(code, name.removesuffix(".toml")) for name in names if name.endswith(".toml"))
    return {key: text for texts in areas for key, text in texts.items()}


@cache
def _of_area(code: str, area: str) -> dict[str, str]:
    """The texts of one area, of which a verb needs two or three; none where there is no such area."""
    entry = files(__name__).joinpath(code, f"{area}.toml")
    texts: dict[str, str] = {}
    if area.isidentifier() and entry.is_file():
        _flatten(tomllib.loads(entry.read_text(encoding="utf-8")), area, texts)
    return texts


def t(key: str, *, default: str | None = None, **params: Any) -> str:
    """The text for `key` with its placeholders filled; ``{n:?one|many}`` chooses a word by number.

    A key without text gives `default`, or raises KeyError: a missing text is a programming error.
    """
    text = _of_area(language(), key.partition(".")[0]).get(key)
    if text is None:
        if default is None:
            raise KeyError(f"no text for {key!r} in the catalogue {language()!r}")
        return default
    if not params:
        return text
    return _FORMATTER.vformat(text, (), params) if _CHOICE in text else text.format(**params)


def in_every_language(key: str) -> tuple[str, ...]:
    """The text for `key` in each language, Dutch first: to know again what was named in another one."""
    return tuple(_of_area(code, key.partition(".")[0])[key] for code in LANGUAGES)


def _flatten(table: dict[str, Any], prefix: str, into: dict[str, str]) -> None:
    for name, value in table.items():
        key = prefix if name == "_" else f"{prefix}.{name}"
        if isinstance(value, dict):
            _flatten(value, key, into)
        else:
            into[key] = str(value)
