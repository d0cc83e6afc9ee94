"""The same talks in every layout that transcribers give them and every container that can carry it: the same speakers, turns, words and times."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from qualcode.model import Transcript, TurnKind
from qualcode.reading import read_bytes
from tests.reading.matrix import containers, layouts
from tests.reading.matrix.blocks import Block, Table
from tests.reading.matrix.talks import TALKS, Talk

SPOKEN = (TurnKind.SPEECH, TurnKind.PROSE)
OFFICE = {"odt": "odt", "rtf": "rtf", "pdf": "pdf"}
"""What LibreOffice makes, by suffix, and how it calls it."""


def word(blocks: list[Block], *, blank: bool) -> bytes:
    sink = io.BytesIO()
    containers.as_word(blocks, sink, blank=blank)
    return sink.getvalue()


def sheet(blocks: list[Block]) -> bytes:
    sink = io.BytesIO()
    containers.as_sheet(table_of(blocks), sink)
    return sink.getvalue()


def table_of(blocks: list[Block]) -> Table:
    (table,) = blocks
    assert isinstance(table, Table)
    return table


MADE: dict[str, tuple[str, Callable[[list[Block]], bytes]]] = {
    "lines": ("txt", lambda blocks: containers.as_text(blocks, "\n").encode()),
    "paragraphs in cp1252": ("txt", lambda blocks: containers.as_text(blocks, "\r\n\r\n").encode("cp1252")),
    "markdown": ("md", lambda blocks: containers.as_markdown(blocks).encode()),
    "page": ("html", lambda blocks: containers.as_html(blocks).encode()),
    "word": ("docx", lambda blocks: word(blocks, blank=False)),
    "word with blank paragraphs": ("docx", lambda blocks: word(blocks, blank=True)),
    "semicolons": ("csv", lambda blocks: containers.as_csv(table_of(blocks)).encode()),
    "workbook": ("xlsx", sheet),
    "pdf": ("pdf", containers.as_pdf),
    "pdf with paragraphs close together": ("pdf", lambda blocks: containers.as_pdf(blocks, 1.25)),
}  # fmt: skip
DRAWN = {"table"}
"""Layouts that a PDF draws as lines, which our own does not."""


def carries(suffix: str, layout: str) -> bool:
    if suffix == "pdf" and layout.partition("/")[0] in DRAWN:
        return False
    if suffix in layouts.SHEETS:
        return suffix in layouts.ONLY.get(layout, set())
    return suffix in layouts.ONLY.get(layout, {suffix})


def wanted(layout: str, talk: Talk) -> list[tuple[str, str]]:
    labels = layouts.LABELS[layout]
    return [(labels[who].rstrip("."), " ".join(" ".join(said).split())) for who, said in talk]


def found(read: Transcript) -> list[tuple[str, str]]:
    return [
        (turn.speaker.rstrip("."), " ".join(read.text[turn.start : turn.end].split()))
        for turn in read.turns
        if turn.kind in SPOKEN
    ]


def talks_of(layout: str) -> list[str]:
    """Type alone tells two voices apart, not five."""
    return [name for name in TALKS if not (layout.startswith("typography") and name == "flat")]


def check(layout: str, talk: Talk, data: bytes, name: str) -> None:
    read = read_bytes(data, name)
    expected = wanted(layout, talk)
    assert found(read) == expected
    if layout in layouts.TIMED:
        begins = [turn.begins for turn in read.turns if turn.kind in SPOKEN]
        assert begins == layouts.begins(talk)


@pytest.mark.parametrize(
    ("layout", "container"),
    [
        (layout, container)
        for layout in layouts.LAYOUTS
        for container in MADE
        if carries(MADE[container][0], layout)
    ],
)
def test_every_container_tells_what_the_layout_says(layout: str, container: str) -> None:
    suffix, make = MADE[container]
    for name in talks_of(layout):
        check(layout, TALKS[name], make(layouts.LAYOUTS[layout](TALKS[name])), f"{container} {name}.{suffix}")


def one_of_each_family(turn: int) -> list[str]:
    """A layout of each family, another for each `turn`."""
    families: dict[str, list[str]] = {}
    for layout in layouts.LAYOUTS:
        if carries("docx", layout):
            families.setdefault(layout.partition("/")[0], []).append(layout)
    return [variants[turn % len(variants)] for variants in families.values()]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice, which makes the files")
@pytest.mark.parametrize("turn", range(len(OFFICE)))
def test_what_libreoffice_makes_tells_the_same(turn: int, tmp_path: Path) -> None:
    suffix = list(OFFICE)[turn]
    chosen = one_of_each_family(turn)
    for number, layout in enumerate(chosen):
        talk = TALKS[talks_of(layout)[turn % 2]]
        containers.as_word(layouts.LAYOUTS[layout](talk), tmp_path / f"{number}.docx", blank=turn % 2 == 0)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", OFFICE[suffix], "--outdir", str(tmp_path)]
    sources = [str(tmp_path / f"{number}.docx") for number in range(len(chosen))]
    subprocess.run([*command, *sources], check=True, capture_output=True, timeout=300)
    for number, layout in enumerate(chosen):
        talk = TALKS[talks_of(layout)[turn % 2]]
        check(layout, talk, (tmp_path / f"{number}.{suffix}").read_bytes(), f"{number}.{suffix}")


def test_letters_that_a_browser_drew_one_by_one_are_no_names_in_a_narrow_column() -> None:
    printed = Path(__file__).parent / "pages" / "letters_one_by_one.pdf"
    check("letters/colon", TALKS["flat"], printed.read_bytes(), printed.name)


@pytest.mark.parametrize(("layout", "name"), [("initials/tab", "balie"), ("shortened/tab", "flat")])
def test_labels_that_a_tab_alone_parts_from_words_that_go_on_below_them(layout: str, name: str) -> None:
    """As a browser prints them: without white between paragraphs, and behind ``Int.`` hardly any."""
    printed = Path(__file__).parent / "pages" / f"{layout.replace('/', '_')}.pdf"
    check(layout, TALKS[name], printed.read_bytes(), printed.name)
