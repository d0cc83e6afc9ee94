"""The manual names what stands on the screen, and shows pictures that are made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qualcode import i18n
from qualcode.analysis import presets
from qualcode.codebook import load

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "docs" / "handleiding"
CHAPTERS = sorted(MANUAL.glob("*.md"))
NAMED = re.compile(r"(?<!\*)\*(?!\*)([^*|]+?)\*(?!\*)")
SHOWN = re.compile(r"!\[[^]]+\]\(img/([\w-]+)\.png\)")
KEYS = ROOT / "app" / "components" / "pane" / "keys.js"
WRITTEN = {
    "ArrowDown": "↓",
    "ArrowUp": "↑",
    "ArrowLeft": "←",
    "ArrowRight": "→",
    "Space": "Spatie",
    "Delete": "Del",
    "Escape": "Esc",
}
"""Keys by another name than the browser's."""
EXAMPLES = {"s", "Fatima’s", "“Dat doe ík dan”", "gold", "In n van N casussen"}
"""Words in italics that are nobody's name on a screen."""


def on_screen() -> str:
    """All Dutch texts of the app and the command line, the names of tables and of the shipped codes."""
    texts = list(i18n.catalogue("nl").values())
    for path in Path(presets.__path__[0]).glob("*.toml"):
        texts += re.findall(r'"([^"\n]+)"', path.read_text(encoding="utf-8"))
    book = load(ROOT / "codebooks" / "flexwerk-zorg.yaml")
    texts += [book.title, *(code.label for code in book.codes)]
    return "\n".join(texts).casefold()


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_every_name_in_italics_stands_on_a_screen(chapter: Path) -> None:
    screen = on_screen()
    named = {" ".join(name.split()) for name in NAMED.findall(chapter.read_text(encoding="utf-8"))} - EXAMPLES
    assert sorted(name for name in named if name.rstrip("…").casefold() not in screen) == []


def test_every_picture_is_made_and_shown() -> None:
    shown = [name for chapter in CHAPTERS for name in SHOWN.findall(chapter.read_text(encoding="utf-8"))]
    there = {path.stem for path in (MANUAL / "img").glob("*.png")}
    made = set(re.findall(r'^        \("([\w-]+)", ', (MANUAL / "make.py").read_text(encoding="utf-8"), re.M))
    assert sorted(shown) == sorted(there) == sorted(made)


def test_every_key_of_the_reading_pane_is_told() -> None:
    script = KEYS.read_text(encoding="utf-8").partition("export const KEYS")[2].partition("export const")[0]
    keys = [
        key
        for row in re.findall(r'\[(\["[^\]]*"\]|\["\]"\]), "k_', script)
        for key in re.findall(r'"([^"]+)"', row)
    ]
    rows = re.findall(r"^\| (.+?) \|", (MANUAL / "04-coderen.md").read_text(encoding="utf-8"), re.M)
    told = " ".join(rows)
    assert len(keys) > 50
    for key in keys:
        parts = [WRITTEN.get(part, part.upper() if len(part) == 1 else part) for part in key.split("+")]
        assert re.search(rf"(?<!\w){re.escape(' '.join(parts))}(?!\w)", told), key
