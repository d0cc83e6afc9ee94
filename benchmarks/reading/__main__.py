"""All figures of reading: ``python -m benchmarks.reading``; ``--quick`` leaves out the speed."""

from __future__ import annotations

import argparse
import io
import itertools
import json
import re
import subprocess
import sys
import textwrap
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import mean, median

from benchmarks.reading import damage, scoring
from qualcode.model import DocumentKind
from qualcode.reading import read, read_bytes

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "reading" / "gold"
SEEDS = next(
    (up / "shared" / "seeds" for up in ROOT.parents if (up / "shared" / "seeds").is_dir()), ROOT / "seeds"
)
SETS = (
    ("Gold set", "gold", ""),
    ("First holdout", "holdout", ""),
    ("Second holdout", "unseen", ""),
    ("Third holdout, blind", "third", "of"),
    ("Fourth holdout, blind", "fourth", "of"),
    ("Fifth holdout, blind", "fifth", "of"),
    ("Sixth holdout, blind", "sixth", "of"),
    ("Seventh holdout, blind", "seventh", "of"),
    ("Eighth holdout, blind", "eighth", "of"),
    ("Ninth holdout, blind", "ninth", "of"),
    ("Tenth holdout, blind", "tenth", "of"),
    ("Eleventh holdout, blind", "eleventh", "of"),
    ("Twelfth holdout, blind", "twelfth", "of"),
    ("Thirteenth holdout, blind", "thirteenth", "of"),
    ("Fourteenth holdout, blind", "fourteenth", "of"),
    ("Fifteenth holdout, blind", "fifteenth", ""),
    ("Sixteenth holdout, blind", "sixteenth", "of"),
    ("Seventeenth holdout, blind", "seventeenth", "of"),
    ("Eighteenth holdout, blind", "eighteenth", "of"),
    ("Nineteenth holdout, blind", "nineteenth", "of"),
    ("Twentieth holdout, blind", "twentieth", "of"),
    ("Twenty-first holdout, blind", "twentyfirst", "of"),
    ("Twenty-second holdout, blind", "twentysecond", "of"),
    ("Twenty-third holdout, blind", "twentythird", "of"),
    ("Wild layouts", "wild", "of"),
)
"""Title and folder of each set of files below ``tests/reading``, and by what its files are grouped; else by their format."""
MEGABYTES = 10
_ROWS, _ROW = 45, 88
"""Lines of a page of the PDF, and signs of a line."""
_IN_TURN = 9
"""How often a document is read and parsed in turn, so that both meet the same machine; the fastest of each counts."""
_WORD = re.compile(r"\w+")


def _table(folder: Path, by: str) -> None:
    """Scores on a set of files, by group and in all."""
    wanted = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    groups: dict[str, list[scoring.Score]] = defaultdict(list)
    for name, entry in sorted(wanted.items()):
        score = scoring.score(folder / "files" / name, entry)
        groups[entry[by] if by else "report" if "turns" not in entry else Path(name).suffix].append(score)
        groups["all"].append(score)
    print("| files | n | perfect | boundary F1 | speaker accuracy | CER |\n|---|---|---|---|---|---|")
    for group, scores in sorted(groups.items(), key=lambda item: (item[0] == "all", item[0])):
        hits, found, asked = (sum(getattr(s, f) for s in scores) for f in ("hits", "found", "wanted"))
        right, words = sum(s.right for s in scores), sum(s.words for s in scores)
        errors, letters = sum(s.errors for s in scores), sum(s.letters for s in scores)
        whole = sum(1 for s in scores if s.f1 == 1 and s.accuracy == 1 and not s.errors and not s.wrong)
        print(
            f"| {group} | {len(scores)} | {whole} | "
            f"{_share(2 * hits, found + asked)} | {_share(right, words)} | {_share(errors, letters, 5)} |"
        )


def _share(part: int, whole: int, digits: int = 4) -> str:
    """A share as shown; a dash where there is nothing to take it of, as in files that only must be known as no talk."""
    return f"{part / whole:.{digits}f}" if whole else "–"


def seeds() -> None:
    """Damage in the source documents, before and after."""
    if not SEEDS.is_dir():
        print("(the source documents are not on this machine)")
        return
    rows: dict[str, list[str]] = defaultdict(list)
    files = sorted(SEEDS.glob("*.txt"))
    for file in files:
        transcript = read(file)
        mended = "\n".join(transcript.text[turn.start : turn.end] for turn in transcript.turns)
        before, after = damage.counts(file.read_text(encoding="utf-8")), damage.counts(mended)
        for key in before:
            rows[key].append(f"{before[key]} → {after[key]}")
    print(
        "| damage | " + " | ".join(file.name[:3] for file in files) + " |\n|---" + "|---" * len(files) + "|"
    )
    for key, cells in rows.items():
        print(f"| {key} | " + " | ".join(cells) + " |")


def speed() -> None:
    """Plain text through turns and repair (processor time, one core), and documents against their parser alone (on the wall)."""
    print("| input | MB | s | MB/s | times the tokenising |\n|---|---|---|---|---|")
    for name, file in (("interview", "txt-utf8.txt"), ("round table", "lay-table.txt"), ("wrapped", "txt-wrapped.txt"),
                       ("time marks", "lay-stamps.txt")):  # fmt: skip
        _plain(name, (GOLD / "files" / file).read_text(encoding="utf-8"))
    corpus = sorted((ROOT / "corpora" / "flexwerk-zorg" / "transcripts").glob("RR_interview2*.txt"))
    if corpus:
        _plain("interview of the corpora", read(corpus[0]).text)
    _talk_of_the_corpora()
    if SEEDS.is_dir():
        damaged = "\n".join(file.read_text(encoding="utf-8") for file in sorted(SEEDS.glob("*.txt")))
        mended = "\n\n".join(read(file).text for file in sorted(SEEDS.glob("*.txt")))
        _timed("reports, damaged", _varied(damaged, 3))
        _timed(
            "reports, mended, a paragraph a line, said to be a report",
            _varied(mended, 3),
            kind=DocumentKind.REPORT,
        )
        lines = (textwrap.fill(line, 90, break_on_hyphens=False) for line in mended.split("\n"))
        _timed("reports, mended, in lines of 90", _varied("\n".join(lines), 3))
    print("\n| document | parser alone, s | read, s | times |\n|---|---|---|---|")
    for suffix, data, alone in (("docx", _docx(), _parse_docx), ("pdf", _pdf(), _parse_pdf)):
        read_bytes(data, f"a.{suffix}")
        turns = [
            (
                _best(lambda d=data, s=suffix: read_bytes(d, f"a.{s}"), 1, clock=time.perf_counter),
                _best(lambda d=data, a=alone: a(d), 1, clock=time.perf_counter),
            )
            for _ in range(_IN_TURN)
        ]
        ours, theirs = map(min, zip(*turns, strict=True))
        print(f"| {suffix}, {len(data) >> 10} kB | {theirs:.3f} | {ours:.3f} | {ours / theirs:.2f} |")
    growth()


def growth() -> None:
    """Peak memory after ever more files, of a process of its own and of that which reads PDFs for it, as Linux counts it (VmHWM)."""
    script = (
        "import os, re\nfrom benchmarks.reading.__main__ import _docx, _pdf\nfrom qualcode.reading import read_bytes\n"
        "from qualcode.reading.apart import asking\n"
        "word, pages = _docx(), _pdf()\n"
        "def peak(process): return int(re.search(r'VmHWM:\\s+(\\d+)', open(f'/proc/{process}/status').read())[1]) >> 10\n"
        "for _ in range(3):\n"
        "    for _ in range(20):\n        read_bytes(word, 'a.docx'), read_bytes(pages, 'a.pdf')\n"
        "    print(f'{peak(os.getpid())}+{peak(asking.process())}')\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    print(f"\nPeak memory after 40, 80 and 120 files (docx and pdf): {', '.join(run.stdout.split())} MB")


def _plain(name: str, text: str, megabytes: int = MEGABYTES) -> None:
    _timed(name, (text + "\n") * (megabytes * 1_000_000 // len(text.encode()) + 1))


def _varied(text: str, megabytes: int) -> str:
    """Copies of a report that differ by a word in each line, or all but the first would go as pages extracted twice."""
    words = [word for word in text.split() if len(word) > 3 and word.isalpha()]
    copies = [text]
    while sum(map(len, copies)) < megabytes * 1_000_000:
        rows = [line.split(" ") for line in text.split("\n")]
        for index, row in enumerate(rows):
            if len(row) > 4:
                row[2] = words[(31 * index + 7919 * len(copies)) % len(words)]
        copies.append("\n".join(map(" ".join, rows)))
    return "\n".join(copies)


def _talks() -> list[Path]:
    """The files of all talk of the corpora."""
    every = sorted(ROOT.glob("corpora/*/transcripts/*"))
    return [file for file in every if file.suffix in (".txt", ".md", ".docx", ".odt", ".pdf", ".vtt", ".srt")]


def _talk_of_the_corpora(megabytes: float = 0.5) -> None:
    """Every talk of the corpora as plain text, each read as a file of its own, with how long their turns are."""
    talks = [read(file) for file in _talks()]
    turns = [len(t.text[turn.start : turn.end].encode()) for t in talks for turn in t.turns if turn.speaker]
    if turns:
        name = f"{len(talks)} talks of the corpora, turns of {median(turns):.0f} bytes (median; mean {mean(turns):.0f})"
        texts = (talk.text + "\n" for talk in talks)
        _timed(name, *(text * (int(megabytes * 1e6 / len(text.encode())) + 1) for text in texts))


def _timed(name: str, *texts: str, kind: DocumentKind | None = None) -> None:
    size, took, base = 0, 0.0, 0.0
    for text in texts:
        data = text.encode()
        read_bytes(data[:100_000], "a.txt", kind=kind)
        took += _best(lambda data=data: read_bytes(data, "a.txt", kind=kind), 2)
        base += _best(lambda data=data: _tokenised(data), 5)
        size += len(data)
    print(f"| {name} | {size / 1e6:.1f} | {took:.2f} | {size / 1e6 / took:.1f} | {took / base:.2f} |")


def _tokenised(data: bytes) -> int:
    """What the times are held against: bytes decoded, cut into lines and each into words, and the words counted."""
    return sum(len(_WORD.findall(line)) for line in data.decode().split("\n"))


def _best(work: Callable[[], object], times: int, clock: Callable[[], float] = time.process_time) -> float:
    """The least seconds that `work` took: of this process's processor, or on the wall where another process has a part in it."""
    found = []
    for _ in range(times):
        began = clock()
        work()
        found.append(clock() - began)
    return min(found)


def _docx() -> bytes:
    from docx import Document

    document = Document()
    for number in range(4000):
        paragraph = document.add_paragraph()
        paragraph.add_run("Interviewer:" if number % 2 else "Karin:").bold = True
        paragraph.add_run(" Dat is wat ik ervan vind, en zo denken er hier meer mensen over het rooster." * 3)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _parse_docx(data: bytes) -> str:
    from docx import Document

    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


def _pdf(count: int = 300) -> bytes:
    """A PDF of `count` pages full of lines: all talk of the corpora, one behind the other."""
    talk = "\n".join(read(file).text for file in _talks())
    rows = [row for line in talk.split("\n") for row in textwrap.wrap(line, _ROW)]
    rows = list(itertools.islice(itertools.cycle(rows), count * _ROWS))
    objects = ["1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
               f"2 0 obj<</Type/Pages/Count {count}/Kids[" + " ".join(f"{10 + 2 * n} 0 R" for n in range(count)) + "]>>endobj",
               "3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj"]  # fmt: skip
    for number in range(count):
        page = " ".join(f"({_escaped(row)}) Tj T*" for row in rows[number * _ROWS : (number + 1) * _ROWS])
        shown = f"BT /F1 10 Tf 40 800 Td 14 TL {page} ET"
        at = 10 + 2 * number
        objects += [
            f"{at} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {at + 1} 0 R>>endobj",
            f"{at + 1} 0 obj<</Length {len(shown)}>>stream\n{shown}\nendstream endobj",
        ]
    return ("%PDF-1.4\n" + "\n".join(objects) + "\ntrailer<</Root 1 0 R>>\n%%EOF").encode("cp1252", "replace")


def _escaped(row: str) -> str:
    return re.sub(r"([\\()])", r"\\\1", row)


def _parse_pdf(data: bytes) -> str:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(data)
    text = "\f".join(document[index].get_textpage().get_text_range() for index in range(len(document)))
    document.close()
    return text


def main() -> None:
    """Print the scores of every set, the damage in the source documents, and the speed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="leave out the speed")
    chosen = parser.parse_args()
    for title, folder, by in SETS:
        print(f"## {title}\n")
        _table(GOLD.parent / folder, by)
        print()
    print("## Source documents, damage before → after\n")
    seeds()
    if not chosen.quick:
        print("\n## Speed\n")
        speed()


if __name__ == "__main__":
    main()
