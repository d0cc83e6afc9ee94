"""Codes proposed for segments. A proposal is never counted: a person confirms it or not."""

from qualcode.suggesting.beforehand import expectations
from qualcode.suggesting.consistency import Doubt, consistency
from qualcode.suggesting.decided import Decided
from qualcode.suggesting.material import Material, gather, texts_of
from qualcode.suggesting.queue import Queued, queue
from qualcode.suggesting.suggester import Suggester

__all__ = [
    "Decided",
    "Doubt",
    "Material",
    "Queued",
    "Suggester",
    "consistency",
    "expectations",
    "gather",
    "queue",
    "texts_of",
]
