"""`Project`: moves data between the stages and the store; nothing else touches both.

Each part of it is a class in a module of its own, so that a verb is found where one looks for it:
sources in `sources`, misread turns in `turns_by_hand`, codebooks in `codebooks`, what machines propose in
`proposals`, what people decide in `decisions` and (of threads) in `curation`, what they decided of those
before in `thread_past`, from where a code is likely in `thresholds`, whose codings count in `counting`, who
codes what blind in `blind`, named views and summaries in `views`, figures in `analysing`, what goes out in
`outlet` and its looks in `house_style`, what is exchanged with other tools in `exchanging`.
"""

from __future__ import annotations

from qualcode.project.analysing import Analysing
from qualcode.project.blind import Blind
from qualcode.project.counting import Counting
from qualcode.project.curation import Curation
from qualcode.project.decisions import Decisions
from qualcode.project.exchanging import Exchanging
from qualcode.project.house_style import HouseStyle
from qualcode.project.outlet import Outlet
from qualcode.project.thresholds import Thresholds
from qualcode.project.turns_by_hand import TurnsByHand
from qualcode.project.views import Views


class Project(
    Decisions,
    TurnsByHand,
    Curation,
    Thresholds,
    Counting,
    Blind,
    Views,
    Analysing,
    HouseStyle,
    Outlet,
    Exchanging,
):
    """A study: cases, documents, codebooks, proposals and codings in one file.

    Use `Project.create` for a new file and `Project.open` for an existing one; both give a context manager.

    Examples
    --------
    >>> with Project.create(path) as project:
    ...     project.add([folder], case="Verpleeghuis A")
    ...     threads = project.threads(about=12)
    ...     project.export_excel(path.with_suffix(".xlsx"))
    """
