"""What is written for developers names what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "app/README.md",
    "benchmarks/README.md",
    *(f"docs/{name}.md" for name in ("architecture", "codebook", "exchange", "method", "rapportsjablonen")),
)
FORMER = {"cli.py", "project.py"}
"""Modules of the design, of which architecture.md says what became of them."""
ELSEWHERE = {"sources/", "Sources/", "schema.json", "rapport.json"}
"""Parts of files that go out or come in."""
EXAMPLES = re.compile("NAME|AREA|FILE")
NAMED = re.compile(r"`([\w./{},*-]+(?:\.(?:py|js|css|toml|json|md)|/))`")
LINKED = re.compile(r"\]\((?!https?:)([^)#]+)")


def places() -> set[str]:
    """Every file and folder of the project, as ``/a/b.py`` and ``/a/``."""
    found = set()
    for folder in ("qualcode", "app", "tests", "benchmarks", "corpora", "codebooks", "docs"):
        for path in (ROOT / folder).rglob("*"):
            place = f"/{path.relative_to(ROOT).as_posix()}"
            found.add(f"{place}/" if path.is_dir() else place)
        found.add(f"/{folder}/")
    return found | {f"/{path.name}" for path in ROOT.iterdir() if path.is_file()}


@pytest.mark.parametrize("page", PAGES)
def test_every_module_that_is_named_exists(page: str) -> None:
    named = set(NAMED.findall((ROOT / page).read_text(encoding="utf-8")))
    wanted = {name for name in named if not EXAMPLES.search(name) and not re.search("[*{]", name)}
    wanted -= FORMER | ELSEWHERE
    there = places()
    assert sorted(name for name in wanted if not any(place.endswith(f"/{name}") for place in there)) == []


def test_what_is_run_from_a_checkout_tells_how_and_refuses_words_it_does_not_know() -> None:
    """By argparse, all of them, so that ``--help`` starts no benchmark."""
    sources = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for folder in ("benchmarks", "corpora")
        for path in (ROOT / folder).rglob("*.py")
    }
    run = {name: source for name, source in sources.items() if '__name__ == "__main__"' in source}
    assert len(run) > 10
    assert [name for name, source in run.items() if "parse_args()" not in source] == []
    assert [name for name, source in sources.items() if "sys.argv" in source] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    at = (ROOT / page).parent
    links = LINKED.findall((ROOT / page).read_text(encoding="utf-8"))
    assert [link for link in links if not (at / link).exists()] == []
