"""Faster matrix products on a processor: weights packed once for oneDNN, in bfloat16 where it has that.

Torch multiplies float32 with MKL, which is slow on processors that are not Intel's; oneDNN with packed
weights gives the same numbers two times as fast, and bfloat16 three times (benchmarks/encoder).
"""

from __future__ import annotations

import os
import platform
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from torch import nn

Precision = Literal["fp32", "bf16"]
_TYPICAL_ROWS = 1024
_TOLERANCE = {"fp32": 1e-4, "bf16": 3e-2}


@cache
def native_precision() -> Precision:
    """``bf16`` where the processor multiplies bfloat16 by itself, else ``fp32``; imports no torch.

    The environment variable ``QUALCODE_PRECISION`` decides otherwise.
    """
    wanted = os.environ.get("QUALCODE_PRECISION", "")
    if wanted == "fp32" or wanted == "bf16":
        return "fp32" if wanted == "fp32" else "bf16"
    if platform.system() != "Linux":
        return "fp32"
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "fp32"
    return "bf16" if "avx512_bf16" in flags or "amx_bf16" in flags else "fp32"


def pack_linear_layers(model: nn.Module, precision: Precision) -> nn.Module:
    """Replace every `torch.nn.Linear` within `model` by one that computes in `precision`; returns `model`.

    All else stays in float32. Where this build of torch cannot pack, ``fp32`` leaves the model as it is
    and ``bf16`` multiplies without packing, so that vectors of one precision agree on all machines.
    """
    from torch import nn

    for parent in list(model.modules()):
        for name, child in list(parent.named_children()):
            if type(child) is nn.Linear:
                setattr(parent, name, _faster(child, precision))
    return model


def _faster(layer: nn.Linear, precision: Precision) -> nn.Module:
    import torch

    kind = torch.float32 if precision == "fp32" else torch.bfloat16
    bias = None if layer.bias is None else layer.bias.detach().to(kind)
    weight = layer.weight.detach().to(kind)
    product = _packed_product(weight, bias)
    if product is None or not _agrees(product, layer, kind, _TOLERANCE[precision]):
        if precision == "fp32":
            return layer

        def product(rows: Any) -> Any:
            return torch.nn.functional.linear(rows, weight, bias)

    return _module(product, kind)


def _packed_product(weight: Any, bias: Any) -> Any:
    """The product with `weight` by the operator that torch's own compiler uses, or None without it."""
    import torch

    try:
        packed = torch.ops.mkldnn._reorder_linear_weight(weight, _TYPICAL_ROWS)
        operator = torch.ops.mkldnn._linear_pointwise
    except (AttributeError, RuntimeError, NotImplementedError):
        return None

    def product(rows: Any) -> Any:
        return operator(rows, packed, bias, "none", [], "")

    return product


def _agrees(product: Any, layer: nn.Linear, kind: Any, tolerance: float) -> bool:
    import torch

    rows = torch.linspace(-1, 1, 3 * layer.in_features).reshape(1, 3, layer.in_features)
    try:
        with torch.no_grad():
            found, wanted = product(rows.to(kind)).float(), layer(rows)
    except RuntimeError:
        return False
    return bool((found - wanted).abs().max() <= tolerance * (1 + wanted.abs().max()))


def _module(product: Any, kind: Any) -> nn.Module:
    from torch import nn

    class Product(nn.Module):
        def forward(self, rows: Any) -> Any:
            return product(rows.to(kind)).to(rows.dtype)

    return Product()
