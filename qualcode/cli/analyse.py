"""``qualcode analyse PROJECT.db …``: figures of what people coded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qualcode.cli import analyse_views
from qualcode.cli.analyse_group import (
    Across,
    AsCsv,
    Base,
    By,
    Coders,
    Figure,
    Filter,
    Measure,
    RolledUp,
    Seed,
    analyse_app,
    figure,
    names,
    opened,
    shown,
)
from qualcode.cli.options import AsJson
from qualcode.i18n import t

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from qualcode.analysis import Agreement, CodingTable

__all__ = ["analyse_app", "analyse_views"]


@analyse_app.command(help=t("analysis.cli.dimensions_help"))
def dimensions(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List what this study can be broken down by."""
    from dataclasses import asdict

    from qualcode.cli.show import print_json, table_of

    with opened(ctx) as (_, analysis):
        found = analysis.dimensions()
    if as_json:
        print_json([asdict(one) for one in found])
    else:
        table_of(["--by", t("analysis.column.label")], [(one.name, one.label) for one in found])


@analyse_app.command(help=t("analysis.cli.frequencies_help"))
def frequencies(
    ctx: typer.Context,
    by: By = "code",
    filter_: Filter = None,
    rolled_up: RolledUp = False,
    given: Annotated[bool, typer.Option("--given/--all", help=t("analysis.cli.given"))] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Count codings, fragments, words, speakers, sources and cases."""
    from qualcode import analysis as figures

    def work_out(table: CodingTable) -> Figure:
        found = figures.frequencies(table, by, rolled_up=rolled_up, given_only=given)
        return Figure(found.drop(columns=["path", "level", "coders"], errors="ignore"), plain=found)

    figure(ctx, work_out, filter_, by=[by], as_json=as_json, as_csv=as_csv)


@analyse_app.command(help=t("analysis.cli.crosstab_help"))
def crosstab(
    ctx: typer.Context,
    by: By = "code.1",
    across: Across = "case",
    filter_: Filter = None,
    measure: Measure = "fragments",
    base: Base = "",
    share: Annotated[bool, typer.Option("--share/--count", help=t("analysis.cli.share"))] = False,
    test: Annotated[bool, typer.Option("--test", help=t("analysis.cli.test"))] = False,
    unit: Annotated[str, typer.Option("--unit", help=t("analysis.cli.unit"))] = "speakers",
    rolled_up: RolledUp = True,
    seed: Seed = 0,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Count one dimension by another."""
    from qualcode import analysis as figures

    def work_out(table: CodingTable) -> Figure:
        if test:
            tested = figures.association(table, by, across, unit=unit, rolled_up=rolled_up, seed=seed)
            return Figure(tested, [t("analysis.note.association")])
        found = figures.crosstab(table, by, across, measure=measure, base=base, rolled_up=rolled_up)
        cases = {t("analysis.cases_of", total=found.of_cases): found.cases}
        counted = t(f"analysis.measure.{measure}")
        if not share:
            return Figure(found.counts.assign(**cases), [t("analysis.note.count", measure=counted)])
        base_told = t(f"analysis.base.{found.base_name}").capitalize() + "."
        notes = [t("analysis.note.share", measure=counted), base_told]
        return Figure(_percent(found.shares).assign(**cases), notes, plain=found.shares)

    figure(ctx, work_out, filter_, by=[by, across], as_json=as_json, as_csv=as_csv)


@analyse_app.command(help=t("analysis.cli.cooccurrence_help"))
def cooccurrence(
    ctx: typer.Context,
    by: By = "code",
    filter_: Filter = None,
    near: Annotated[str, typer.Option("--near", help=t("analysis.cli.near"))] = "fragment",
    rolled_up: RolledUp = False,
    square: Annotated[bool, typer.Option("--square", help=t("analysis.cli.square"))] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Count which codes go together."""
    from qualcode import analysis as figures

    def work_out(table: CodingTable) -> Figure:
        reach = int(near) if near.isdecimal() else near
        found = figures.cooccurrence(table, by, near=reach, rolled_up=rolled_up)
        frame = found.frame().rename_axis(t("analysis.dimension.code")) if square else found.pairs()
        return Figure(frame, [t("analysis.note.cooccurrence")])

    figure(ctx, work_out, filter_, as_json=as_json, as_csv=as_csv)


@analyse_app.command(help=t("analysis.cli.sequences_help"))
def sequences(
    ctx: typer.Context,
    by: By = "code.1",
    filter_: Filter = None,
    lag: Annotated[int, typer.Option("--lag", min=1, help=t("analysis.cli.lag"))] = 1,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Count what follows what."""
    from qualcode import analysis as figures

    def work_out(table: CodingTable) -> Figure:
        return Figure(figures.sequences(table, by, lag=lag), [t("analysis.note.sequences")])

    figure(ctx, work_out, filter_, as_json=as_json, as_csv=as_csv)


@analyse_app.command(help=t("analysis.cli.saturation_help"))
def saturation(
    ctx: typer.Context,
    by: By = "code",
    filter_: Filter = None,
    unit: Annotated[str, typer.Option("--unit", help=t("analysis.cli.saturation_unit"))] = "document",
    base: Annotated[int, typer.Option("--base", min=1, help=t("analysis.cli.saturation_base"))] = 4,
    run: Annotated[int, typer.Option("--run", min=1, help=t("analysis.cli.saturation_run"))] = 2,
    threshold: Annotated[
        float, typer.Option("--threshold", min=0, max=1, help=t("analysis.cli.saturation_threshold"))
    ] = 0.05,
    seed: Seed = 0,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Follow new codes over the sources."""
    from qualcode import analysis as figures
    from qualcode.analysis.making import saturation_note

    def work_out(table: CodingTable) -> Figure:
        found = figures.saturation(table, by, unit=unit, base=base, run=run, threshold=threshold, seed=seed)
        return Figure(found.table, [saturation_note(found)])

    figure(ctx, work_out, filter_, as_json=as_json, as_csv=as_csv)


@analyse_app.command(help=t("analysis.cli.agreement_help"))
def agreement(
    ctx: typer.Context,
    coders: Coders = "",
    by: By = "code",
    filter_: Filter = None,
    on: Annotated[str, typer.Option("--on", help=t("analysis.cli.on"))] = "fragments",
    only_coded: Annotated[bool, typer.Option("--only-coded", help=t("analysis.cli.only_coded"))] = False,
    resample: Annotated[str, typer.Option("--resample", help=t("analysis.cli.resample"))] = "fragment",
    seed: Seed = 0,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Work out how far coders agree."""
    from qualcode import analysis as figures

    def work_out(table: CodingTable) -> Figure:
        found = figures.agreement(
            table, names(coders), by=by, unit=on, only_coded=only_coded, resample=resample, seed=seed
        )
        return Figure(_agreed(found), _agreement_notes(found), plain=_with_all(found.per_code, found.pooled))

    figure(ctx, work_out, filter_, compares=True, as_json=as_json, as_csv=as_csv)


def _agreed(found: Agreement) -> pd.DataFrame:
    """The codes that were given, and a last line with all decisions together, as people read them."""
    frame = _with_all(found.per_code[found.per_code["percent"].notna()], found.pooled)
    kept = ["label", *(f"given: {one}" for one in found.coders), "all", "percent", "kappa"]
    return frame[[*kept, "alpha", "alpha_low", "alpha_high", "ac1", "positive", "prevalence"]]


def _with_all(per_code: pd.DataFrame, pooled: Mapping[str, float]) -> pd.DataFrame:
    """The rows of the codes and a last one of all together, without a key."""
    frame = per_code.astype(object)
    told: dict[str, Any] = {"key": "", "label": t("analysis.pooled"), **pooled}
    frame.loc[len(frame.index) and max(frame.index) + 1] = [told.get(str(name)) for name in frame.columns]
    return frame


def _agreement_notes(found: Agreement) -> list[str]:
    """What must be known beside the coefficients."""
    from qualcode.analysis.making import masi_note

    return [
        t(
            "analysis.note.agreement_basis",
            fragments=found.fragments,
            documents=found.documents,
            uncoded=found.uncoded,
        ),
        t("analysis.note.same_codes", percent=f"{round(100 * found.same_codes)}%"),
        masi_note(found),
    ]


@analyse_app.command(help=t("analysis.cli.unitizing_help"))
def unitizing(
    ctx: typer.Context,
    coders: Coders = "",
    by: By = "code",
    filter_: Filter = None,
    on: Annotated[str, typer.Option("--on", help=t("analysis.cli.length"))] = "characters",
    resample: Annotated[str, typer.Option("--resample", help=t("analysis.cli.resample"))] = "fragment",
    seed: Seed = 0,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Work out how far coders agree on free spans."""
    from qualcode import analysis as figures
    from qualcode.analysis.making import unitizing_note

    def work_out(table: CodingTable) -> Figure:
        found = figures.unitizing(table, names(coders), by=by, unit=on, resample=resample, seed=seed)
        used = found.per_code[found.per_code["u"].notna()]
        every = list(dict.fromkeys([*found.per_code.columns, *found.overall]))
        plain = _with_all(found.per_code.reindex(columns=every), found.overall)
        return Figure(used, [unitizing_note(found)], plain=plain)

    figure(ctx, work_out, filter_, compares=True, as_json=as_json, as_csv=as_csv)


@analyse_app.command(help=t("analysis.cli.disagreements_help"))
def disagreements(
    ctx: typer.Context,
    coders: Coders = "",
    by: By = "code",
    filter_: Filter = None,
    confused: Annotated[bool, typer.Option("--confused", help=t("analysis.cli.confused"))] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List where coders differ."""
    from qualcode import analysis as figures

    def work_out(table: CodingTable) -> Figure:
        listed = figures.confusions if confused else figures.disagreements
        return Figure(listed(table, names(coders), by=by))

    figure(ctx, work_out, filter_, compares=True, as_json=as_json, as_csv=as_csv)


@analyse_app.command(help=t("analysis.cli.contrast_help"))
def contrast(
    ctx: typer.Context,
    groups: Annotated[str, typer.Argument(metavar="DIMENSION", help=t("analysis.cli.groups"))],
    one: Annotated[str, typer.Argument(metavar="WAARDE", help=t("analysis.cli.one"))],
    other: Annotated[str, typer.Argument(metavar="[WAARDE]", help=t("analysis.cli.other"))] = "",
    by: By = "code",
    filter_: Filter = None,
    rolled_up: RolledUp = True,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Compare two groups."""
    from qualcode import analysis as figures

    def work_out(table: CodingTable) -> Figure:
        found = figures.contrast(table, groups, one, other, rows=by, rolled_up=rolled_up)
        return Figure(found, [t("analysis.note.contrast")])

    figure(ctx, work_out, filter_, as_json=as_json, as_csv=as_csv)


@analyse_app.command("time", help=t("analysis.cli.time_help"))
def over_time(
    ctx: typer.Context,
    by: By = "code.1",
    period: Annotated[str, typer.Option("--period", help=t("analysis.cli.period"))] = "month",
    filter_: Filter = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Follow codes over time."""
    from qualcode import analysis as figures

    def work_out(table: CodingTable) -> Figure:
        shares = figures.over_time(table, by, period).shares
        return Figure(_percent(shares), plain=shares)

    figure(ctx, work_out, filter_, by=[by], as_json=as_json, as_csv=as_csv)


@analyse_app.command(help=t("analysis.cli.talk_help"))
def talk(ctx: typer.Context, filter_: Filter = None, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Tell who talks how much."""
    from qualcode import analysis as figures

    def work_out(table: CodingTable) -> Figure:
        return Figure(figures.talk_share(table))

    figure(ctx, work_out, filter_, compares=True, as_json=as_json, as_csv=as_csv)


def _percent(shares: pd.DataFrame) -> pd.DataFrame:
    """Shares as people read them; nothing where there is no base."""
    return shares.map(lambda one: shown(float(one), "share"))
