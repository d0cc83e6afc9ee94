"""Colours of the pictures, on light and on dark paper."""

from __future__ import annotations

from collections.abc import Sequence

PALETTE = ("#0072b2", "#d55e00", "#009e73", "#c65c9c", "#6a5acd")
"""Hues that stay apart in the common colour deficiencies (after Okabe and Ito 2008), 3:1 on either paper."""

PAPER, DARK_PAPER = "#ffffff", "#1b1f26"
INK, DARK_INK = "#1b2430", "#e8eaee"
SOFT, DARK_SOFT = "#565e6b", "#a9b1bd"

HEAT = (("#e6eff8", INK), ("#bfd8ee", INK), ("#86b7de", INK), ("#2f74ae", "#ffffff"), ("#14568c", "#ffffff"))
DARK_HEAT = (
    ("#1e2c3b", DARK_INK),
    ("#24415c", DARK_INK),
    ("#2a5f8c", "#ffffff"),
    ("#6aaee2", "#0e1216"),
    ("#a5d2f5", "#0e1216"),
)
"""From little to much: the colour of a cell and of the number in it."""

_LIGHT = f"""\
.qc{{font-family:"Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif;\
font-variant-numeric:tabular-nums}}
.qc text{{fill:{INK}}}
.qc .soft{{fill:{SOFT}}}
.qc .void{{fill:none;stroke:#c9c5bb}}
.qc .rest{{stroke:#9a958b;fill:none}}
.qc .halo{{stroke:{PAPER};stroke-width:3.5px;paint-order:stroke;stroke-linejoin:round}}
.qc .disc{{fill:{PAPER}}}
.qc .bar{{fill:#0072b2}}
.qc .hatch{{stroke:#0072b2}}
.qc .dot{{fill:#0072b2;stroke:#0072b2}}
.qc .ring{{fill:none;stroke:#767d88}}
.qc .rule{{fill:none;stroke:{SOFT}}}
"""
_DARK = f"""\
.qc text{{fill:{DARK_INK}}}
.qc .soft{{fill:{DARK_SOFT}}}
.qc .void{{stroke:#4a525f}}
.qc .rest{{stroke:#6d7480}}
.qc .halo{{stroke:{DARK_PAPER}}}
.qc .disc{{fill:{DARK_PAPER}}}
.qc .bar{{fill:#56a8dc}}
.qc .hatch{{stroke:#56a8dc}}
.qc .dot{{fill:#56a8dc;stroke:#56a8dc}}
.qc .ring{{stroke:#8b93a0}}
.qc .rule{{stroke:{DARK_SOFT}}}
"""


def _heat_rules(steps: Sequence[tuple[str, str]]) -> str:
    return "".join(
        f".qc .h{step}{{fill:{fill}}}\n.qc text.i{step}{{fill:{ink}}}\n"
        for step, (fill, ink) in enumerate(steps, 1)
    )


LIGHT = _LIGHT + _heat_rules(HEAT)
"""The style on light paper: one rule a line, in order of weight."""

STYLE = LIGHT + "@media screen and (prefers-color-scheme:dark){\n" + _DARK + _heat_rules(DARK_HEAT) + "}\n"
"""The style sheet every picture carries, so that it can also stand alone."""
