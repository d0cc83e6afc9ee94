"""The group ``qualcode analyse PROJECT.db …``: its verbs, in the order in which the help tells them."""

from __future__ import annotations

from qualcode.cli.analyse_coders import agreement, disagreements, unitizing
from qualcode.cli.analyse_figures import (
    contrast,
    cooccurrence,
    crosstab,
    dimensions,
    frequencies,
    over_time,
    saturation,
    sequences,
    talk,
)
from qualcode.cli.analyse_views import delete_view, matrix, view, views, write
from qualcode.cli.codebook_group import ProjectFirst
from qualcode.cli.wording import Verbs
from qualcode.i18n import t

analyse_app = Verbs(
    cls=ProjectFirst, no_args_is_help=True, help=t("analysis.cli.help"), rich_markup_mode="rich"
)

analyse_app.command("matrix", help=t("analysis.cli.matrix_help"))(matrix)
analyse_app.command("views", help=t("analysis.cli.views_help"))(views)
analyse_app.command("view", help=t("analysis.cli.view_help"))(view)
analyse_app.command("delete-view", help=t("analysis.cli.delete_view_help"))(delete_view)
analyse_app.command("write", help=t("analysis.cli.write_help"))(write)
analyse_app.command("dimensions", help=t("analysis.cli.dimensions_help"))(dimensions)
analyse_app.command("frequencies", help=t("analysis.cli.frequencies_help"))(frequencies)
analyse_app.command("crosstab", help=t("analysis.cli.crosstab_help"))(crosstab)
analyse_app.command("cooccurrence", help=t("analysis.cli.cooccurrence_help"))(cooccurrence)
analyse_app.command("sequences", help=t("analysis.cli.sequences_help"))(sequences)
analyse_app.command("saturation", help=t("analysis.cli.saturation_help"))(saturation)
analyse_app.command("agreement", help=t("analysis.cli.agreement_help"))(agreement)
analyse_app.command("unitizing", help=t("analysis.cli.unitizing_help"))(unitizing)
analyse_app.command("disagreements", help=t("analysis.cli.disagreements_help"))(disagreements)
analyse_app.command("contrast", help=t("analysis.cli.contrast_help"))(contrast)
analyse_app.command("time", help=t("analysis.cli.time_help"))(over_time)
analyse_app.command("talk", help=t("analysis.cli.talk_help"))(talk)
