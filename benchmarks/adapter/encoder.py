"""The encoder with low-rank deltas on its linear layers, in plain torch: for training alone.

Hu et al. 2022 (arXiv:2106.09685): a linear layer W becomes W + s B A with A (r, in) and B (out, r); only
A and B learn. The forward pass is BERT's as multilingual-e5-small has it, with mean pooling.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import nn

LAYERS, HEADS, HIDDEN = 12, 12, 384
ATTENTION = ("q", "k", "v", "ao")
LINEAR = (*ATTENTION, "fi", "fo")


class Encoder(nn.Module):
    """`weights`: as `benchmarks.adapter.pack` writes them. Texts start with ``<s>``, end with ``</s>``."""

    def __init__(self, weights: Path, *, rank: int, where: str = "all", scale: float = 2.0) -> None:
        super().__init__()
        self.scale, self.share, self.drop = scale, 1.0, 0.1
        for name, values in unpacked(weights).items():
            self.register_buffer(_plain(name), torch.from_numpy(values))
        adapted = ATTENTION if where == "attention" else LINEAR
        self.deltas = nn.ParameterDict()
        for layer in range(LAYERS):
            for short in adapted if rank else ():
                out, into = self.get_buffer(_plain(f"{layer}.{short}.w")).shape
                self.deltas[f"{layer}_{short}_A"] = nn.Parameter(torch.randn(rank, into) / into**0.5)
                self.deltas[f"{layer}_{short}_B"] = nn.Parameter(torch.zeros(out, rank))

    def forward(self, tokens: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Unit vectors (n, 384) of `tokens` (n, length) where `mask` is true."""
        hidden = self.word[tokens] + self.positions[: tokens.shape[1]] + self.types[0]
        hidden = self._dropped(self._normed(hidden, "ln"))
        seen = mask[:, None, None, :]
        for layer in range(LAYERS):
            rows, length, _ = hidden.shape
            q, k, v = (
                self._linear(hidden, f"{layer}.{name}").view(rows, length, HEADS, -1).transpose(1, 2)
                for name in "qkv"
            )
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=seen)
            mixed = mixed.transpose(1, 2).reshape(rows, length, HIDDEN)
            mixed = self._dropped(self._linear(mixed, f"{layer}.ao"))
            hidden = self._normed(hidden + mixed, f"{layer}.aln")
            inner = self._linear(F.gelu(self._linear(hidden, f"{layer}.fi")), f"{layer}.fo")
            hidden = self._normed(hidden + self._dropped(inner), f"{layer}.oln")
        kept = mask[..., None].to(torch.float32)
        return F.normalize((hidden.float() * kept).sum(1) / kept.sum(1), dim=1)

    def halved(self) -> Encoder:
        """Everything frozen, and so all that flows through, in bfloat16; the deltas stay float32."""
        for name, values in list(self.named_buffers()):
            self.register_buffer(name, values.to(torch.bfloat16))
        return self

    def delta(self) -> dict[str, np.ndarray]:
        """A and B of each layer, B times the scale, as float32."""
        found = {}
        for name, values in self.deltas.items():
            layer, short, which = name.split("_")
            factor = self.scale if which == "B" else 1.0
            found[f"{layer}.{short}.{which}"] = values.detach().float().cpu().numpy() * np.float32(factor)
        return found

    def _linear(self, rows: torch.Tensor, name: str) -> torch.Tensor:
        found = F.linear(rows, self._of(f"{name}.w"), self._of(f"{name}.b"))
        layer, short = name.split(".")
        if f"{layer}_{short}_A" in self.deltas:
            low = F.linear(rows, self.deltas[f"{layer}_{short}_A"].to(rows.dtype))
            found = found + self.scale * self.share * F.linear(
                low, self.deltas[f"{layer}_{short}_B"].to(rows.dtype)
            )
        return found

    def _normed(self, rows: torch.Tensor, name: str) -> torch.Tensor:
        return F.layer_norm(rows, (HIDDEN,), self._of(f"{name}.w"), self._of(f"{name}.b"), 1e-12)

    def _dropped(self, rows: torch.Tensor) -> torch.Tensor:
        return F.dropout(rows, self.drop, self.training)

    def _of(self, name: str) -> Any:
        return self.get_buffer(_plain(name))


def unpacked(path: Path) -> dict[str, np.ndarray]:
    """The weights as float32: whole numbers times the scale of their block of 32."""
    stored, found = np.load(path), {}
    for name in stored.files:
        if name.endswith(":q"):
            whole = stored[name].astype(np.float32)
            scale = stored[f"{name[:-2]}:s"]
            found[name[:-2]] = (whole.reshape(-1, 32) * scale[:, None]).reshape(whole.shape)
        elif not name.endswith(":s"):
            found[name] = stored[name]
    return found


def _plain(name: str) -> str:
    return name.replace(".", "_")
