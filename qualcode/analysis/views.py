"""Named views: tables that a researcher lays out once, keeps under a name, and takes out again."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from functools import cache
from importlib.resources import files
from typing import Any

from qualcode.analysis.naming import asks_who_coded
from qualcode.errors import AnalysisError

KINDS = (
    "matrix",
    "frequencies",
    "cooccurrence",
    "sequences",
    "saturation",
    "agreement",
    "unitizing",
    "disagreements",
    "contrast",
    "association",
    "talk",
    "time",
)
CONTENTS = ("summary", "quotes", "count", "share", "range", "mark")


@dataclass(frozen=True, slots=True)
class View:
    """How a table is laid out.

    Attributes
    ----------
    name : under which it is kept.
    kind : one of `KINDS`; nearly all that goes out is a ``matrix``.
    rows, columns : dimensions, as `axes` names them; several joined with ``|``; empty for none.
    row_headings, column_headings : rows and columns of one's own, after those of the dimension. Their cells
        hold only what a researcher writes there.
    filters : values to keep, by dimension.
    cell : what a cell shows: ``summary`` (what a researcher wrote, with the sources it stands on),
        ``quotes``, ``count``, ``share``, ``range`` (lowest and highest share over the cases) or ``mark``
        (● where there is anything).
    measure, base : of counts and shares; see `crosstab`.
    of : ``codings``, or ``material`` to count what was said, coded or not.
    group : a dimension whose value stands above each column, such as ``case.sector`` above cases.
    sort : ``most`` to put the rows with most first; else the order of the codebook.
    rolled_up : whether a sub-code counts for the codes above it.
    empty_rows : whether rows without anything are shown; columns always are, since an empty cell tells.
    number, caption, note : what stands above and below the table.
    quotes : how many quotes a cell shows at most.
    options : further settings of other kinds than a matrix, such as ``near`` or ``coders``.
    """

    name: str
    kind: str = "matrix"
    rows: str = "code"
    columns: str = "case"
    row_headings: tuple[str, ...] = ()
    column_headings: tuple[str, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cell: str = "count"
    measure: str = "fragments"
    base: str = ""
    of: str = "codings"
    group: str = ""
    sort: str = ""
    rolled_up: bool = True
    empty_rows: bool = True
    number: str = ""
    caption: str = ""
    note: str = ""
    quotes: int = 3
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Number and caption, as they stand above the table."""
        told = self.caption or self.name
        return f"{self.number}. {told}" if self.number else told

    @property
    def by_coder(self) -> bool:
        """Whether it tells coders apart, so that everybody's codings are laid out in it."""
        compared = self.kind in ("agreement", "unitizing", "disagreements")
        return compared or asks_who_coded((self.rows, self.columns, *self.filters))

    def details(self) -> dict[str, Any]:
        """The view without its name, as JSON can hold it; what is as usual is left out."""
        usual = asdict(View(""))
        told = {key: value for key, value in asdict(self).items() if key != "name" and value != usual[key]}
        return {key: list(value) if isinstance(value, tuple) else value for key, value in told.items()}

    @classmethod
    def of_details(cls, name: str, details: Mapping[str, Any]) -> View:
        """The view that `details` tells of; AnalysisError when a setting does not exist or cannot be."""
        known = {one.name for one in fields(cls)} - {"name"}
        for key in details:
            if key not in known:
                raise AnalysisError(
                    "analysis.error.setting", view=name, name=key, known=", ".join(sorted(known))
                )
        told = dict(details)
        for key in ("row_headings", "column_headings"):
            told[key] = tuple(str(one) for one in told.get(key, ()))
        told["filters"] = {
            key: (values,) if isinstance(values, str) else tuple(str(one) for one in values)
            for key, values in told.get("filters", {}).items()
        }
        view = cls(name=name, **told)
        for setting, value, choice in (("kind", view.kind, KINDS), ("cell", view.cell, CONTENTS)):
            if value not in choice:
                raise AnalysisError("analysis.error.choice", view=name, name=setting, known=", ".join(choice))
        return view


@cache
def shipped(codebook: str = "") -> tuple[View, ...]:
    """The views that come with qualcode: those for any study, and those made for that codebook."""
    folder = files("qualcode.analysis").joinpath("presets")
    names = ["algemeen", *([codebook] if codebook else [])]
    found: list[View] = []
    for name in names:
        file = folder.joinpath(f"{name}.toml")
        if file.is_file():
            told = tomllib.loads(file.read_text(encoding="utf-8"))
            found += [View.of_details(view, details) for view, details in told.items()]
    return tuple(found)
