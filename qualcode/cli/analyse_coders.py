"""``qualcode analyse PROJECT.db agreement|unitizing|disagreements``: how far coders agree, and where not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli.analyse_group import AsCsv, By, Coders, Filter, codings_asked, names
from qualcode.cli.options import AsJson, Seed, not_both
from qualcode.i18n import t

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from qualcode.analysis import Agreement

Resample = Annotated[str, typer.Option("--resample", help=t("analysis.cli.resample"))]


def agreement(
    ctx: typer.Context,
    *,
    coders: Coders = "",
    by: By = "code",
    filter_: Filter = None,
    on: Annotated[str, typer.Option("--on", help=t("analysis.cli.on"))] = "fragments",
    only_coded: Annotated[bool, typer.Option("--only-coded", help=t("analysis.cli.only_coded"))] = False,
    facets: Annotated[bool, typer.Option("--facets", help=t("analysis.cli.facets"))] = False,
    resample: Resample = "fragment",
    seed: Seed = 0,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Work out how far coders agree."""
    from qualcode import analysis as figures
    from qualcode.analysis.notes import agreement_notes

    not_both("--facets", "--by", facets, by != "code")
    not_both("--facets", "--on", facets, on != "fragments")
    not_both("--facets", "--only-coded", facets, only_coded)

    asked = codings_asked(ctx, filter_, compares=True, as_json=as_json, as_csv=as_csv)
    if facets:
        asked.tell(figures.facet_agreement(asked.table, names(coders)), [t("analysis.note.facet_agreement")])
        return
    found = figures.agreement(
        asked.table, names(coders), by=by, unit=on, only_coded=only_coded, resample=resample, seed=seed
    )
    asked.tell(_agreed(found), agreement_notes(found), plain=_with_all(found.per_code, found.pooled))


def _agreed(found: Agreement) -> pd.DataFrame:
    """The codes that were given, and a last line with all decisions together, as people read them."""
    frame = _with_all(found.per_code[found.per_code["percent"].notna()], found.pooled)
    kept = ["label", *(f"given: {one}" for one in found.coders), "all", "percent", "kappa"]
    shown = frame[[*kept, "alpha", "alpha_low", "alpha_high", "ac1", "positive", "prevalence"]]
    return shown.rename(columns={"percent": "share_same", "alpha": "krippendorff"})  # heads that leave room


def _with_all(per_code: pd.DataFrame, pooled: Mapping[str, float]) -> pd.DataFrame:
    """The rows of the codes and a last one of all together, without a key."""
    frame = per_code.astype(object)
    told: dict[str, Any] = {"key": "", "label": t("analysis.pooled"), **pooled}
    frame.loc[len(frame.index) and max(frame.index) + 1] = [told.get(str(name)) for name in frame.columns]
    return frame


def unitizing(
    ctx: typer.Context,
    *,
    coders: Coders = "",
    by: By = "code",
    filter_: Filter = None,
    on: Annotated[str, typer.Option("--on", help=t("analysis.cli.length"))] = "characters",
    resample: Resample = "fragment",
    seed: Seed = 0,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Work out how far coders agree on free spans."""
    from qualcode import analysis as figures
    from qualcode.analysis.notes import unitizing_note

    asked = codings_asked(ctx, filter_, compares=True, as_json=as_json, as_csv=as_csv)
    found = figures.unitizing(asked.table, names(coders), by=by, unit=on, resample=resample, seed=seed)
    used = found.per_code[found.per_code["u"].notna()]
    every = list(dict.fromkeys([*found.per_code.columns, *found.overall]))
    plain = _with_all(found.per_code.reindex(columns=every), found.overall)
    asked.tell(used, [unitizing_note(found)], plain=plain)


def disagreements(
    ctx: typer.Context,
    *,
    coders: Coders = "",
    by: By = "code",
    filter_: Filter = None,
    confused: Annotated[bool, typer.Option("--confused", help=t("analysis.cli.confused"))] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List where coders differ."""
    from qualcode import analysis as figures

    asked = codings_asked(ctx, filter_, compares=True, as_json=as_json, as_csv=as_csv)
    listed = figures.confusions if confused else figures.disagreements
    asked.tell(listed(asked.table, names(coders), by=by))
