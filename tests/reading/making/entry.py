"""One file as it is written down in ``sources/*.src``: its name, its options, its text, and what is expected of it."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

from .shapes import laid_out

MARK = re.compile(r"\{([^{}|\n]{1,14})\|(.*?)\}", re.DOTALL)
MARKED_UP = {".html", ".vtt", ".md", ".exb", ".trs", ".ttml", ".otr"}
OFFICE = {".docx", ".odt", ".rtf", ".doc", ".pdf"}


class Entry:
    """One file: its name, its options and what stands in it."""

    def __init__(self, source: str) -> None:
        head, _, rest = source.partition("\n")
        self.name = head.strip()
        self.suffix = Path(self.name).suffix
        self.options: dict[str, str] = {}
        while rest.startswith("@ "):
            line, _, rest = rest.partition("\n")
            key, _, value = line[2:].partition(" ")
            self.options[key] = value.strip()
        self.marked, self.begins = laid_out(rest.strip("\n") + "\n", self.options)

    @property
    def text(self) -> str:
        """What stands in the file."""
        bare = MARK.sub(lambda found: found[2], self.marked)
        return re.sub("⟦.*?⟧", "", bare, flags=re.DOTALL).replace("‹", "").replace("›", "")

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Who says what, in the order of the file, or of the keys in ``@ order``."""
        names = dict(pair.split("=", 1) for pair in self.options.get("names", "").split("; ") if pair)
        said: list[tuple[str, str]] = []
        marks = MARK.findall(self.marked)
        if "order" in self.options:
            marks.sort(key=lambda mark: self.options["order"].index(mark[0]))
        for who, words in marks:
            words = self._clean(words)
            if who == "+":
                said[-1] = (said[-1][0], said[-1][1] + "\n" + words)
            else:
                said.append((names.get(who, who), words))
        return said

    def _clean(self, words: str) -> str:
        words = re.sub("‹.*?›", "", words, flags=re.DOTALL).replace("⟦", "").replace("⟧", "")
        if self.suffix in OFFICE:
            words = re.sub(r"\[\^.*?\^\]|\[@.*?@\]|⊖.*?⊖", "", re.sub(r"\*\*|__|\^\^|%%|¬|⊕", "", words))
        if self.options.get("kind") == "rapport":
            lines = (re.sub(r"^(#+|-|\||\+|▭) | \|$", "", line) for line in words.splitlines())
            words = "\n".join(line.lstrip("| ") for line in lines)
            if self.suffix == ".pdf":
                words = words.replace(" | ", " ")
        if self.suffix in MARKED_UP or {"chromium", "weasy"} & set(self.options):
            words = html.unescape(re.sub(r"<[^>]+>", "", words))
        if self.suffix in {".csv", ".TextGrid"}:
            words = words.replace('""', '"')
        return words.replace("⏎", "\n").replace("→", " ").strip()

    @property
    def expected(self) -> dict[str, Any]:
        """The entry in gold.json."""
        found: dict[str, Any] = {}
        pairs = self.pairs
        for key in ("kind", "title"):
            if key in self.options:
                found[key] = self.options[key]
        if "interviewer" in self.options:
            found["interviewer"] = self.options["interviewer"].split("; ")
        if "meta" in self.options:
            found["metadata"] = dict(pair.split("=", 1) for pair in self.options["meta"].split("; "))
        if found.get("kind") == "rapport":
            found["speakers"] = []
            if pairs:
                found["blocks"] = [list(pair) for pair in pairs]
        elif found.get("kind") == "enquete":
            keyed = [([int(part) for part in who.split(".")], words) for who, words in pairs]
            ids = self.options.get("ids", "")
            ids = ids.split("; ") if "; " in ids else ids.split()
            found["turns"] = [
                [ids[key[0] - 1] if ids else f"Respondent {key[0]}", words]
                for key, words in sorted(keyed, key=lambda item: item[0][::-1])
            ]
            if "attributes" in self.options:
                found["attributes"] = json.loads(self.options["attributes"])
        else:
            found["turns"] = [list(pair) for pair in pairs]
            if "members" in self.options:
                found["members"] = True
            if "times" in self.options:
                found["times"] = [round(begin, 3) for begin in self.begins]
        return found
