"""A study with proposals that nobody coded yet, for the journeys through Coderen."""

from __future__ import annotations

from pathlib import Path

from qualcode.model import SegmentKind
from qualcode.project import Project

TRANSCRIPTS = Path(__file__).resolve().parents[2] / "corpora" / "flexwerk-zorg" / "transcripts"
ODD = "**vet** $x$ :smile: <script>alert(1)</script> <b>dik</b> [k](http://x) en 👩🏽😀 café"
SOURCES = ("GV01 clustermanager.docx", "Vlierhuis_Lies_26mrt.srt", "leerteam_WW_110624.vtt")


def make(folder: Path) -> Path:
    """Some interviews of the corpus with proposals, and one conversation full of odd signs."""
    odd = folder / "vreemd.txt"
    talk = [
        f"Interviewer: Vraag {n}?\n\nAnna: {ODD} Beurt {n} over het rooster en de inhuur.\n"
        for n in range(60)
    ]
    odd.write_text("\n".join(talk), "utf-8")
    path = folder / "studie.db"
    with Project.create(path, who="Noor") as project:
        project.add([TRANSCRIPTS / name for name in SOURCES])
        project.add([odd], case="Huis Vreemd")
        project.load_codebook("flexwerk-zorg")
        project.suggest(model="hashing")
    return path


def longest(study: Path) -> str:
    """The document with the most content fragments."""
    with Project.open(study, who="Noor") as project:
        counts = {
            d.id: len(project.segments(document=d.id, kind=SegmentKind.CONTENT)) for d in project.documents()
        }
    return max(counts, key=lambda document: counts[document])
