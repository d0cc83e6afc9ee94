"""``python train.py PACK PLAN OUT [SHARE OF]``: train and measure the runs of a plan.

Needs torch and NumPy alone. A run is a setting and a split: which cases and codes are left out of training
and measured. Each gives one line
of JSON in ``OUT/figures-SHARE.jsonl``; runs with ``keep`` also their vectors and deltas.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from batches import Sampler
from encoder import Encoder
from measures import measured

DEFAULT: dict[str, Any] = {
    "rank": 8, "where": "all", "lr": 3e-4, "steps": 400, "tau": 0.03, "decay": 0.01,
    "dropout": 0.1, "anchor": 0.0, "mix": {"book": 0.4, "coded": 0.4, "asked": 0.1, "next": 0.1},
    "books": "shipped", "crop": 0.3, "size": 128, "seed": 0, "warmup": 0.1, "shares": [1.0], "keep": False,
    "across": 0.0, "longest": 112,
}  # fmt: skip


def main(pack: Path, plan: Path, out: Path, share: int = 0, of: int = 1) -> None:
    """Do each run whose number falls to this share."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    told = json.loads((pack / "texts.json").read_text(encoding="utf-8"))
    tokens = Tokens(pack / "tokens.npz", device)
    runs = json.loads(plan.read_text(encoding="utf-8"))
    base = embedded(_on(Encoder(pack / "weights.npz", rank=0), device), tokens)
    with (out / f"figures-{share}.jsonl").open("a") as figures:
        for number, run in enumerate(runs):
            if number % of == share:
                for line in one(pack, told, tokens, DEFAULT | run, base, out, number):
                    figures.write(json.dumps(line) + "\n")
                    figures.flush()


def one(pack, told, tokens, run, base, out, number):  # type: ignore[no-untyped-def]
    """Train one run; gives a line of figures for each share of the delta."""
    started = time.time()
    sampler = Sampler(told, run, base.cpu().numpy())
    if run["steps"] == 0:
        yield {"run": run, "share": 0, **measured(told, base.cpu().numpy(), sampler)}
        return
    torch.manual_seed(run["seed"])
    model = _on(Encoder(pack / "weights.npz", rank=run["rank"], where=run["where"]), tokens.device)
    model.drop = run["dropout"]
    fit(model, tokens, sampler, run, base)
    for share in run["shares"]:
        model.share = share
        vectors = embedded(model, tokens).cpu().numpy()
        yield {
            "run": run,
            "share": share,
            "seconds": time.time() - started,
            **measured(told, vectors, sampler),
        }
    if run["keep"]:
        np.savez(out / f"{run['name']}.npz", vectors=vectors.astype(np.float16), **model.delta())


def _on(model, device):  # type: ignore[no-untyped-def]
    return model.to(device).halved() if device == "cuda" else model.to(device)


def fit(model, tokens, sampler, run, base):  # type: ignore[no-untyped-def]
    """AdamW with a warm start and a straight way down."""
    parameters = list(model.deltas.parameters())
    optimiser = torch.optim.AdamW(
        parameters, lr=run["lr"], weight_decay=run["decay"], betas=(0.9, 0.98), fused=tokens.device == "cuda"
    )
    warm = max(1, int(run["warmup"] * run["steps"]))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, (run["steps"] - step) / (run["steps"] - warm + 1))
    )
    model.train()
    for _ in range(run["steps"]):
        batch = sampler.batch()
        vectors = in_pieces(model, tokens, batch, run["longest"])
        loss = contrast(vectors, batch, run["tau"])
        if run["anchor"]:
            loss = loss + run["anchor"] * kept_apart(vectors, base[batch.texts])
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        schedule.step()
    model.eval()


def in_pieces(model, tokens, batch, longest, pieces=2):  # type: ignore[no-untyped-def]
    """Vectors of a batch, the short texts apart from the long ones, so that little is padded."""
    rows = tokens.rows(batch.texts, batch.cuts, longest)
    order = np.argsort([len(row) for row in rows], kind="stable")
    found = [
        model(*tokens.filled([rows[at] for at in part])).float() for part in np.array_split(order, pieces)
    ]
    back = torch.from_numpy(np.argsort(order)).to(tokens.device)
    return torch.cat(found)[back]


def contrast(vectors, batch, tau):  # type: ignore[no-untyped-def]
    """Khosla et al. 2020: each text against all others, its positives pulled, the ignored left out."""
    likeness = vectors @ vectors.T / tau
    alike = torch.from_numpy(batch.alike).to(vectors.device)
    other = torch.from_numpy(batch.other).to(vectors.device)
    low = torch.finfo(likeness.dtype).min
    apart = torch.logsumexp(likeness.masked_fill(~other, low), dim=1, keepdim=True)
    chance = likeness - torch.logaddexp(likeness, apart)
    counts = alike.sum(1)
    there = counts > 0
    return -((chance * alike).sum(1)[there] / counts[there]).mean()


def kept_apart(vectors, base):  # type: ignore[no-untyped-def]
    """How far the likenesses within a batch, centred, have moved from those of the encoder as it came."""
    now, then = (torch.nn.functional.normalize(v - v.mean(0), dim=1) for v in (vectors, base))
    return ((now @ now.T - then @ then.T) ** 2).mean()


class Tokens:
    """All texts as token ids; a cut keeps a stretch of a text, so that training sees parts too."""

    def __init__(self, path: Path, device: str) -> None:
        stored = np.load(path)
        lengths = stored["lengths"]
        ends = np.cumsum(lengths)
        self.ids = [stored["flat"][end - n : end] for end, n in zip(ends, lengths, strict=True)]
        self.device = device

    def rows(self, texts, cuts, longest):  # type: ignore[no-untyped-def]
        rows = [self.ids[text] for text in texts]
        rows = [cut(row, *at) if at is not None else row for row, at in zip(rows, cuts, strict=True)]
        return [np.concatenate([row[: longest - 1], row[-1:]]) if len(row) > longest else row for row in rows]

    def filled(self, rows):  # type: ignore[no-untyped-def]
        width = -(-max(map(len, rows)) // 8) * 8
        ids = np.ones((len(rows), width), np.int64)
        mask = np.zeros((len(rows), width), bool)
        for place, row in enumerate(rows):
            ids[place, : len(row)] = row
            mask[place, : len(row)] = True
        to = {"device": self.device, "non_blocking": True}
        return torch.from_numpy(ids).to(**to), torch.from_numpy(mask).to(**to)


PROMPT = 3


def cut(row, first, share):  # type: ignore[no-untyped-def]
    """Prompt and end kept, of the words between a stretch of `share`, from `first` on."""
    words = row[PROMPT:-1]
    size = max(12, int(share * len(words)))
    if size >= len(words):
        return row
    start = int(first * (len(words) - size))
    return np.concatenate([row[:PROMPT], words[start : start + size], row[-1:]])


@torch.inference_mode()
def embedded(model, tokens, size=256):  # type: ignore[no-untyped-def]
    """Unit vectors of all texts."""
    model.eval()
    order = np.argsort([len(row) for row in tokens.ids], kind="stable")
    found = torch.zeros((len(order), 384), device=tokens.device)
    for start in range(0, len(order), size):
        rows = order[start : start + size]
        found[torch.from_numpy(rows).to(tokens.device)] = model(
            *tokens.filled([tokens.ids[row] for row in rows])
        ).float()
    return found.clone()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("pack", "plan", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("share", type=int, nargs="?", default=0, help="which part of the runs, from 0")
    parser.add_argument("of", type=int, nargs="?", default=1, help="in how many parts")
    main(**vars(parser.parse_args()))
