"""What note-taking programs and site builders write above a text: keys and values in YAML between ``---``, or in TOML between ``+++``."""

from __future__ import annotations

import re
import tomllib
from typing import Any

_YAML = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.S)
_PAIR = re.compile(r"(?P<key>[^\W\d_][^:\n]{0,60}?)[ \t]*:(?:[ \t]+(?P<value>.*))?[ \t]*")
_BELOW = re.compile(r"(?:[ \t]+-?|-)[ \t]*(?P<value>\S.*)")
_FOLDED = re.compile(r"[>|][+-]?\d?")
_LONGEST = 20_000


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """Keys and values above `text`, and the text below them; nothing and `text` itself where it begins otherwise.

    Lists become one value with semicolons. What looks so between two rules but is said, with a key that comes back below, stays text.
    """
    found = _YAML.match(text, 0, _LONGEST) or _TOML.match(text, 0, _LONGEST)
    if found is None:
        return {}, text
    told = _of_yaml(found[1]) if text.startswith("-") else _of_toml(found[1])
    below = text[found.end() :]
    if (
        not told
        or not below.strip()
        or any(re.search(rf"^\W{{0,3}}{re.escape(key)}\W{{0,3}}:", below, re.M) for key in told)
    ):
        return {}, text
    return {key: value for key, value in told.items() if value}, below


def _of_yaml(text: str) -> dict[str, str]:
    """Keys and values of simple YAML; none where a line is no pair, no item and no comment, or a key stands there twice."""
    told: dict[str, list[str]] = {}
    folded: set[str] = set()
    key = ""
    for line in text.split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if key and (item := _BELOW.fullmatch(line)):
            told[key].append(_plain(item["value"]))
            continue
        pair = _PAIR.fullmatch(line)
        if pair is None or pair["key"] in told:
            return {}
        key, value = pair["key"], (pair["value"] or "").strip()
        if _FOLDED.fullmatch(value):
            folded.add(key)
            value = ""
        listed = value[1:-1].split(",") if value[:1] == "[" and value[-1:] == "]" else [value]
        told[key] = [plain for part in listed if (plain := _plain(part))]
    return {key: (" " if key in folded else "; ").join(values) for key, values in told.items()}


def _plain(value: str) -> str:
    return value.strip().strip("\"'").strip()


def _of_toml(text: str) -> dict[str, str]:
    """Keys and values of TOML, those of its tables too; none where it is none."""
    try:
        return _flat(tomllib.loads(text))
    except tomllib.TOMLDecodeError:
        return {}


def _flat(table: dict[str, Any]) -> dict[str, str]:
    told: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            told |= _flat(value)
        elif isinstance(value, list):
            told[key] = "; ".join(str(part) for part in value if not isinstance(part, dict))
        else:
            told[key] = str(value)
    return told
