"""An entry becomes a file."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from .entry import OFFICE, Entry
from .flat import flat_text
from .office import convert
from .printing import printed, scanned, two_up
from .typeset import lines_numbered, weasy
from .word import write_word


def write(entry: Entry, files: Path) -> None:
    """The file itself."""
    target = files / entry.name
    if "chromium" in entry.options:
        printed(entry.text, entry.options["chromium"], target)
    elif "weasy" in entry.options:
        weasy(entry.text, entry.options["weasy"], target)
    elif "reportlab" in entry.options:
        every, _, head = entry.options["reportlab"].partition(" ")
        lines_numbered(entry.text, target, every=int(every), head=head)
    elif entry.suffix in OFFICE and "raw" not in entry.options:
        _write_office(entry, target)
    elif entry.suffix == ".xlsx":
        _write_workbook(entry.text, target, dates="dates" in entry.options)
    elif entry.suffix == ".json" and "raw" not in entry.options:
        content = _amberscript(entry) if "amberscript" in entry.options else _whisperx(entry)
        indent = int(entry.options.get("indent", 2))
        target.write_text(json.dumps(content, ensure_ascii=False, indent=indent), "utf-8")
    elif entry.suffix == ".zip" and "members" in entry.options:
        _write_members(entry, target)
    elif entry.suffix == ".zip":
        _write_archive(entry, target)
    else:
        text = _line_ends(entry.text.replace("→", "\t"), entry.options)
        target.write_bytes(text.encode(entry.options.get("encoding", "utf-8")))


def _line_ends(text: str, options: dict[str, str]) -> str:
    """The text with the line ends of Windows, of an old Mac, or of several programs in turn."""
    newline = options.get("newline")
    if newline == "mixed":
        ends = ("\n", "\r\n", "\r")
        lines = text.split("\n")
        return "".join(line + ends[at % 3] for at, line in enumerate(lines[:-1])) + lines[-1]
    return text.replace("\n", {"cr": "\r"}.get(newline or "", "\r\n" if "crlf" in options else "\n"))


def _whisperx(entry: Entry) -> dict[str, Any]:
    """Segments of ``speaker: words`` lines, as WhisperX writes them."""
    segments = []
    at = 0.35
    for line in entry.text.strip().splitlines():
        who, _, words = line.partition(": ")
        step = 0.31 * len(words.split())
        spoken = [
            {"word": word, "start": round(at + 0.31 * n, 3), "end": round(at + 0.31 * n + 0.27, 3), "score": 0.9, "speaker": who}
            for n, word in enumerate(words.split())
        ]  # fmt: skip
        segments.append(
            {
                "start": round(at, 3),
                "end": round(at + step, 3),
                "text": " " + words,
                "words": spoken,
                "speaker": who,
            }
        )
        at += step + 0.4
    every = [word for segment in segments for word in segment["words"]]  # type: ignore[attr-defined]
    return {"segments": segments, "word_segments": every, "language": "nl"}


def _amberscript(entry: Entry) -> dict[str, Any]:
    """Segments of words, and the names of the speakers apart, as Amberscript gives them."""
    shown, named = (
        dict(pair.split("=", 1) for pair in entry.options[key].split("; ")) for key in ("shown", "names")
    )
    segments = []
    for line, at in zip(entry.text.strip().splitlines(), entry.begins, strict=True):
        who, _, said = line.partition(": ")
        words = [
            {"text": word, "start": round(at + 0.37 * n, 2), "end": round(at + 0.37 * n + 0.3, 2),
             "duration": 0.3, "conf": 0.97, "pristine": True}
            for n, word in enumerate(said.split())
        ]  # fmt: skip
        segments.append({"speaker": who, "words": words})
    speakers = [{"spkid": shown[key], "name": named[key]} for key in shown]
    return {"id": entry.name, "segments": segments, "speakers": speakers}


def _write_workbook(text: str, target: Path, dates: bool = False) -> None:
    import openpyxl

    def value(cell: str) -> int | str | datetime | None:
        if dates and re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", cell):
            return datetime.fromisoformat(cell)
        return int(cell) if cell.isdigit() else cell.replace("⏎", "\n") or None

    book = openpyxl.Workbook()
    sheet = book.active
    for at, line in enumerate(text.rstrip("\n").split("\n")):
        if line.startswith("=sheet "):
            sheet = book.create_sheet() if at else sheet
            sheet.title = line.removeprefix("=sheet ")
            continue
        sheet.append([value(cell) for cell in line.split("→")])
    book.save(target)


def _write_archive(entry: Entry, target: Path) -> None:
    """The text as the one file in an archive of a Mac, which adds its own notes."""
    inside = entry.options["inside"]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (
            (inside, entry.text.encode()),
            (f"{Path(inside).parent}/.DS_Store", b"\0\0\0\1Bud1"),
            (f"__MACOSX/{Path(inside).parent}/._{Path(inside).name}", b"\0\5\x16\7"),
        ):
            archive.writestr(zipfile.ZipInfo(name, (2026, 5, 20, 9, 30, 0)), data)


def _write_members(entry: Entry, target: Path) -> None:
    """An archive of several files in folders, each under a line ``--- path``."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in re.split("^--- ", entry.text, flags=re.MULTILINE)[1:]:
            path, _, words = part.partition("\n")
            data = words.encode()
            if path.endswith(".docx") and "~$" not in path:
                with tempfile.TemporaryDirectory() as folder:
                    write_word(Entry(part), Path(folder, "member.docx"))
                    data = Path(folder, "member.docx").read_bytes()
            archive.writestr(zipfile.ZipInfo(path, (2026, 3, 12, 14, 5, 0)), data)


def _write_office(entry: Entry, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        stem = target.stem
        if "flat" in entry.options:
            source = Path(folder, stem + ".fodt")
            source.write_text(flat_text(entry), "utf-8")
        else:
            source = Path(folder, stem + ".docx")
            write_word(entry, source)
        if between := entry.options.get("through"):
            convert([source], between, Path(folder))
            source = source.with_suffix(between)
        if source.suffix == target.suffix:
            shutil.copy(source, target)
            return
        convert([source], target.suffix, Path(folder))
        after = two_up if "twoup" in entry.options else scanned if "ocr" in entry.options else shutil.copy
        after(Path(folder, target.name), target)
