"""Sets whose files are made by code: conversations laid out in one shape after another, and the note of what each says."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from .office import convert

Talk = list[tuple[str, str]]
"""Who says what, in order; who is a key that each layout gives a name of its own."""
WordFile = tuple[Any, Talk, dict[str, str], dict[str, Any]]
"""A python-docx document, what is said in it, the names there, and what else is expected."""


class FileSet:
    """The files below a folder, and ``gold.json`` beside them with what each says."""

    def __init__(self, here: Path) -> None:
        self.here = here
        self.files = here / "files"
        self.gold: dict[str, dict[str, Any]] = {}

    def clear(self) -> None:
        """Take away what an earlier run made."""
        shutil.rmtree(self.files, ignore_errors=True)
        self.files.mkdir(parents=True)

    def text(self, name: str, words: str, encoding: str = "utf-8") -> None:
        """Write a file of which nothing is expected yet."""
        (self.files / name).write_bytes(words.encode(encoding))

    def tell(self, name: str, talk: Talk, names: dict[str, str] | None = None, **more: Any) -> None:
        """Note what a conversation says."""
        names = names or {}
        self.gold[name] = {"turns": [[names.get(who, who), said] for who, said in talk], **more}

    def report(self, name: str, *blocks: tuple[str, str], **more: Any) -> None:
        """Note the blocks of a report: kind and words."""
        listed = [list(block) for block in blocks]
        self.gold[name] = {"kind": "rapport", "blocks": listed, "speakers": [], **more}

    def put(self, name: str, content: str | bytes, talk: Talk, names: dict[str, str], **more: Any) -> None:
        """Write a conversation and note what it says."""
        (self.files / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        self.tell(name, talk, names, **more)

    def prose(self, name: str, words: str) -> None:
        """Write a text that is no conversation, and note so."""
        self.text(name, words)
        self.gold[name] = {"speakers": [], "kind": "rapport"}

    def word(self, documents: dict[str, WordFile], wanted: dict[str, str]) -> None:
        """Write each document in the wanted formats (``"docx odt"``), by LibreOffice where it is not Word's own."""
        with tempfile.TemporaryDirectory() as folder:
            for name, (document, talk, names, more) in documents.items():
                source = Path(folder, f"{name}.docx")
                document.save(source)
                for suffix in wanted[name].split():
                    if suffix != "docx":
                        convert([source], f".{suffix}", Path(folder))
                    shutil.copy(Path(folder, f"{name}.{suffix}"), self.files / f"{name}.{suffix}")
                    self.tell(f"{name}.{suffix}", talk, names, **more)

    def close(self) -> None:
        """Write gold.json."""
        text = json.dumps(self.gold, ensure_ascii=False, indent=1, sort_keys=True)
        (self.here / "gold.json").write_text(text + "\n", encoding="utf-8")
        print(len(self.gold), "files")


def form(
    talk: Talk, names: dict[str, str], shape: str, gap: str = "\n\n", *, step: int = 11, first: int = 2
) -> str:
    """Each turn in one shape, a turn every `step` seconds.

    In the shape: ``{who}``, ``{said}``, the number ``{n}`` and its last digit before it ``{d}``, minutes ``{m}``, seconds
    ``{s}`` (two digits), ``{sec}`` (as they come) and ``{ms}`` (all in thousandths), the times of begin ``{h}`` and end ``{e}``.
    """
    parts = []
    for number, (who, said) in enumerate(talk):
        at = number * step + first
        parts.append(
            shape.format(
                who=names.get(who, who), said=said, n=number + 1, d=number % 10, m=at // 60, s=f"{at % 60:02}",
                sec=at % 60, ms=at * 1000, h=clock(at), e=clock(at + 9),
            )
        )  # fmt: skip
    return gap.join(parts) + "\n"


def clock(seconds: int) -> str:
    """``00:01:05``; no file here takes an hour."""
    return f"00:{seconds // 60:02}:{seconds % 60:02}"


def fill(cells: Any, words: list[str] | tuple[str, ...]) -> None:
    """Words into the cells of a row of a Word table."""
    for cell, said in zip(cells, words, strict=True):
        cell.text = said
