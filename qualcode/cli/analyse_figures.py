"""``qualcode analyse PROJECT.db frequencies|crosstab|…``: figures of what people coded."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from qualcode.cli.analyse_group import (
    Across,
    AsCsv,
    Base,
    By,
    Filter,
    Measure,
    RolledUp,
    codings_asked,
    opened,
    shown,
)
from qualcode.cli.options import AsJson, Seed, not_both, only_with
from qualcode.i18n import t

if TYPE_CHECKING:
    import pandas as pd


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

    asked = codings_asked(ctx, filter_, by=[by], as_json=as_json, as_csv=as_csv)
    found = figures.frequencies(asked.table, by, rolled_up=rolled_up, given_only=given)
    asked.tell(found.drop(columns=["path", "level", "coders"], errors="ignore"), plain=found)


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

    asked = codings_asked(ctx, filter_, by=[by, across], as_json=as_json, as_csv=as_csv)
    if test:
        tested = figures.association(asked.table, by, across, unit=unit, rolled_up=rolled_up, seed=seed)
        asked.tell(tested, [t("analysis.note.association")])
        return
    found = figures.crosstab(asked.table, by, across, measure=measure, base=base, rolled_up=rolled_up)
    cases = {t("analysis.cases_of", total=found.of_cases): found.cases}
    counted = t(f"analysis.measure.{measure}")
    if not share:
        asked.tell(found.counts.assign(**cases), [t("analysis.note.count", measure=counted)])
        return
    base_told = t(f"analysis.base.{found.base_name}").capitalize() + "."
    notes = [t("analysis.note.share", measure=counted), base_told]
    asked.tell(_percent(found.shares).assign(**cases), notes, plain=found.shares)


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

    asked = codings_asked(ctx, filter_, as_json=as_json, as_csv=as_csv)
    reach = int(near) if near.isdecimal() else near
    found = figures.cooccurrence(asked.table, by, near=reach, rolled_up=rolled_up)
    frame = found.frame().rename_axis(t("analysis.dimension.code")) if square else found.pairs()
    asked.tell(frame, [t("analysis.note.cooccurrence")])


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

    asked = codings_asked(ctx, filter_, as_json=as_json, as_csv=as_csv)
    asked.tell(figures.sequences(asked.table, by, lag=lag), [t("analysis.note.sequences")])


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

    asked = codings_asked(ctx, filter_, as_json=as_json, as_csv=as_csv)
    found = figures.saturation(asked.table, by, unit=unit, base=base, run=run, threshold=threshold, seed=seed)
    asked.tell(found.table, [saturation_note(found)])


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

    asked = codings_asked(ctx, filter_, as_json=as_json, as_csv=as_csv)
    found = figures.contrast(asked.table, groups, one, other, rows=by, rolled_up=rolled_up)
    rest = [name for name in found.columns if name not in CONTRASTED]
    asked.tell(found[[*CONTRASTED, *rest]], [t("analysis.note.contrast")], plain=found)


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

    asked = codings_asked(ctx, filter_, by=[by], as_json=as_json, as_csv=as_csv)
    shares = figures.over_time(asked.table, by, period).shares
    asked.tell(_percent(shares), plain=shares)


def talk(ctx: typer.Context, filter_: Filter = None, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Tell who talks how much."""
    from qualcode import analysis as figures

    asked = codings_asked(ctx, filter_, compares=True, as_json=as_json, as_csv=as_csv)
    asked.tell(figures.talk_share(asked.table))


def _percent(shares: pd.DataFrame) -> pd.DataFrame:
    """Shares as people read them; nothing where there is no base."""
    return shares.map(lambda one: shown(float(one), "share"))
