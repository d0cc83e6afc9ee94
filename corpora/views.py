"""Every shipped view, once, on the corpora: `python -m corpora.views OUT` writes a workbook with all of them.

No language model is needed: the gold codings and the facets that a reader added to some of them are laid on
the sources, and each view is saved in the project, made and exported.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from corpora.gold import CODEBOOK, CORPORA, ROOT
from qualcode.project import Project
from qualcode.project.counting import ONCE
from qualcode.reporting.excel import WorkbookOptions


def project(path: Path) -> Project:
    """A project of both corpora with the gold codings (coder *gold*) and the facets (coder *facetten*)."""
    made = Project.create(path, who="corpora")
    for corpus in CORPORA:
        made.add([ROOT / corpus / "transcripts"])
    made.load_codebook(CODEBOOK)
    for corpus in CORPORA:
        for name in ("gold.json", "facets.json"):
            made.import_codings(ROOT / corpus / "gold" / name)
    made.count_codings_of(ONCE)  # the facets are a second coder's, on codes that both gave
    return made


def main(out: Path) -> None:
    """Save, make and export every shipped view."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / "overzichten.db"
    path.unlink(missing_ok=True)
    with project(path) as made:
        analysis = made.analysis()
        for view in analysis.presets():
            analysis.save(view)
        for view in analysis.views():
            print(f"{view.name}: {analysis.make(view).frame.shape[0]} rijen")
        print(made.export_excel(out / "overzichten.xlsx", WorkbookOptions()))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m corpora.views", description=__doc__)
    parser.add_argument("out", type=Path, nargs="?", default=Path("overzichten"))
    main(parser.parse_args().out)
