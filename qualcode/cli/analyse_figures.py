"""``qualcode analyse PROJECT.db frequencies|crosstab|…``: figures of what people coded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.analyse_group import (
    Across,
    AsCsv,
    Base,
    By,
    Figure,
    Filter,
    Measure,
    RolledUp,
    figure,
    opened,
    shown,
)
from qualcode.cli.options import AsJson, Seed, not_both, only_with
from qualcode.i18n import t

if TYPE_CHECKING:
    import pandas as pd

    from qualcode.analysis import CodingTable

CONTRASTED = (
    "label",
    "speakers_one",
    "people_one",
    "speakers_other",
    "people_other",
    "difference",
    "p",
    "difference_low",
    "difference_high",
)
"""What people read first of two groups; counts of fragments come after, where there is room."""


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


def frequencies(
    ctx: typer.Context,
    *,
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


def crosstab(
    ctx: typer.Context,
    *,
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

    only_with("--share", share, base=base)
    only_with("--test", test, unit=unit != "speakers")
    not_both("--test", "--measure", test, measure != "fragments")
    not_both("--test", "--share", test, share)

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


def cooccurrence(
    ctx: typer.Context,
    *,
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


def sequences(
    ctx: typer.Context,
    *,
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


def saturation(
    ctx: typer.Context,
    *,
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
    from qualcode.analysis.notes import saturation_note

    def work_out(table: CodingTable) -> Figure:
        found = figures.saturation(table, by, unit=unit, base=base, run=run, threshold=threshold, seed=seed)
        return Figure(found.table, [saturation_note(found)])

    figure(ctx, work_out, filter_, as_json=as_json, as_csv=as_csv)


def contrast(
    ctx: typer.Context,
    groups: Annotated[str, typer.Argument(metavar="DIMENSION", help=t("analysis.cli.groups"))],
    one: Annotated[str, typer.Argument(metavar="WAARDE", help=t("analysis.cli.one"))],
    *,
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
        rest = [name for name in found.columns if name not in CONTRASTED]
        return Figure(found[[*CONTRASTED, *rest]], [t("analysis.note.contrast")], plain=found)

    figure(ctx, work_out, filter_, as_json=as_json, as_csv=as_csv)


def over_time(
    ctx: typer.Context,
    *,
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


def talk(ctx: typer.Context, filter_: Filter = None, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Tell who talks how much."""
    from qualcode import analysis as figures

    def work_out(table: CodingTable) -> Figure:
        return Figure(figures.talk_share(table))

    figure(ctx, work_out, filter_, compares=True, as_json=as_json, as_csv=as_csv)


def _percent(shares: pd.DataFrame) -> pd.DataFrame:
    """Shares as people read them; nothing where there is no base."""
    return shares.map(lambda one: shown(float(one), "share"))
