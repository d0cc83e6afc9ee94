"""``python -m corpora.build``: render every script to the file a transcriber would deliver."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from corpora.rendering import records
from corpora.rendering.delivery import Delivery, deliver, load_habits
from corpora.rendering.odt import odt
from corpora.rendering.pdf import pdf
from corpora.rendering.plain import initials, markdown, name_on_own_line, time_stamped
from corpora.rendering.script import load_script
from corpora.rendering.subtitles import srt, vtt_voice, vtt_zoom
from corpora.rendering.teams import teams
from corpora.rendering.word import bold_labels, italic_questions, table

HERE = Path(__file__).resolve().parent
CORPORA = ("flexwerk-zorg", "rondetafel-uitzend")
RENDERERS: dict[str, Callable[[Delivery], bytes]] = {
    "docx-bold": bold_labels,
    "docx-table": table,
    "docx-teams": teams,
    "docx-italic-questions": italic_questions,
    "txt-initials": initials,
    "txt-name-own-line": name_on_own_line,
    "txt-timestamps": time_stamped,
    "vtt-voice": vtt_voice,
    "vtt-zoom": vtt_zoom,
    "srt": srt,
    "odt": odt,
    "pdf": pdf,
    "md": markdown,
}
ASKED, ANSWERED = "Interviewer", "Geïnterviewde"
"""The labels that `qualcode.reading` gives where a file names nobody and only sets questions in italics."""


def build(corpus: Path) -> dict[str, bytes]:
    """Everything that belongs below ``corpora/<corpus>``, by path relative to it."""
    habits = load_habits(corpus.parent / "deliveries.toml")
    files: dict[str, bytes] = {}
    told: dict[str, dict[str, object]] = {}
    manifest_rows, speaker_rows = [], []
    for path in sorted((corpus / "script").glob("*.txt")):
        delivery = deliver(load_script(path), habits[path.stem])
        found = _labels(delivery)
        files[f"transcripts/{delivery.file}"] = RENDERERS[delivery.script.layout](delivery)
        manifest_rows.append(records.manifest_row(delivery))
        speaker_rows += records.speaker_rows(delivery, found)
        told[delivery.file] = records.truth(delivery, found)
    for path in sorted((corpus / "script").glob("*.csv")):
        data = path.read_bytes()
        name, title = str(habits[path.stem]["file"]), str(habits[path.stem]["title"])
        files[f"transcripts/{name}"] = data
        manifest_rows.append((name, title, "", "enquete", "", "0-meting", ""))
        speaker_rows += records.survey_speakers(data, name)
        told[name] = records.survey_truth(data, path.stem)
    files["transcripts/manifest.csv"] = records.manifest(manifest_rows)
    files["transcripts/sprekers.csv"] = records.speakers(speaker_rows)
    files["truth.json"] = records.as_json(told)
    return files


def write(corpus: Path) -> tuple[int, int]:
    """Write what changed and remove what no script gives any more; the numbers of both."""
    files = build(corpus)
    written = 0
    for name, data in files.items():
        path = corpus / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
            written += 1
    stale = [path for path in (corpus / "transcripts").iterdir() if f"transcripts/{path.name}" not in files]
    for path in stale:
        path.unlink()
    return written, len(stale)


def _labels(delivery: Delivery) -> Callable[[str], str]:
    if delivery.script.layout != "docx-italic-questions":
        return lambda label: label
    return lambda label: ASKED if delivery.script.voice(label).asks else ANSWERED


def main() -> int:
    """Build all corpora."""
    argparse.ArgumentParser(prog="python -m corpora.build", description=__doc__).parse_args()
    for name in CORPORA:
        written, removed = write(HERE / name)
        print(f"{name}: {written} files written, {removed} removed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
