"""Agreement between coders: coefficients, intervals, and where they differ."""

from qualcode.analysis.agreement.decisions import Decisions, decisions
from qualcode.analysis.agreement.disputes import confusions, disagreements, facet_agreement
from qualcode.analysis.agreement.report import Agreement, agreement
from qualcode.analysis.agreement.sets import masi, set_alpha
from qualcode.analysis.agreement.unitizing import Unitizing, unitizing

__all__ = [
    "Agreement",
    "Decisions",
    "Unitizing",
    "agreement",
    "confusions",
    "decisions",
    "disagreements",
    "facet_agreement",
    "masi",
    "set_alpha",
    "unitizing",
]
