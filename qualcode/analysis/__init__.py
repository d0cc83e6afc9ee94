"""Figures: DataFrames made from nouns. Only codings, which people confirm, are ever counted as codes.

Everything starts from a `CodingTable`: codings laid on fragments and joined to who said them, where and when.

Examples
--------
>>> table = CodingTable.of(Material(cases, documents, segments), [codebook], codings)
>>> frequencies(table.where(coder="Noor"), rolled_up=True)
>>> crosstab(table, "code.1", "case").shares
"""

from qualcode.analysis import behind
from qualcode.analysis.agreement import (
    Agreement,
    Unitizing,
    agreement,
    confusions,
    disagreements,
    facet_agreement,
    unitizing,
)
from qualcode.analysis.association import association, contrast
from qualcode.analysis.crosstab import Crosstab, crosstab
from qualcode.analysis.frequencies import frequencies, material
from qualcode.analysis.making import Made, make
from qualcode.analysis.material import Material, Voice
from qualcode.analysis.matrix import Cell, Matrix, cell_key, matrix
from qualcode.analysis.naming import Dimension, dimensions
from qualcode.analysis.saturation import Saturation, saturation
from qualcode.analysis.table import CodingTable
from qualcode.analysis.talk import over_time, talk_share
from qualcode.analysis.together import Cooccurrence, cooccurrence, sequences
from qualcode.analysis.views import View, shipped
from qualcode.analysis.whose import Count, Decided, Whose
from qualcode.analysis.wording import lacks

__all__ = [
    "Agreement",
    "Cell",
    "CodingTable",
    "Cooccurrence",
    "Count",
    "Crosstab",
    "Decided",
    "Dimension",
    "Made",
    "Material",
    "Matrix",
    "Saturation",
    "Unitizing",
    "View",
    "Voice",
    "Whose",
    "agreement",
    "association",
    "behind",
    "cell_key",
    "confusions",
    "contrast",
    "cooccurrence",
    "crosstab",
    "dimensions",
    "disagreements",
    "facet_agreement",
    "frequencies",
    "lacks",
    "make",
    "material",
    "matrix",
    "over_time",
    "saturation",
    "sequences",
    "shipped",
    "talk_share",
    "unitizing",
]
