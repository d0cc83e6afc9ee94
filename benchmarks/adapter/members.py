"""``python members.py PACK PLAN OUT SPLIT``: train each member on one split.

The deltas of several runs are averaged (Wortsman et al. 2022, "Model soups"): their mean is their ranks side
by side. After each member the mean so far is measured at several shares, and all deltas are saved.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
from batches import Sampler
from encoder import Encoder
from measures import measured
from train import DEFAULT, Tokens, _on, embedded, fit


def main(pack: Path, plan: Path, out: Path, split: str) -> None:
    """Write ``OUT/figures-SPLIT.jsonl`` and ``OUT/deltas-SPLIT.npz``."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    told = json.loads((pack / "texts.json").read_text(encoding="utf-8"))
    tokens = Tokens(pack / "tokens.npz", device)
    plans = json.loads(plan.read_text(encoding="utf-8"))
    base = embedded(_on(Encoder(pack / "weights.npz", rank=0), device), tokens)
    deltas: dict[str, np.ndarray] = {}
    done: list[Encoder] = []
    started = time.time()
    with (out / f"figures-{split}.jsonl").open("w") as figures:

        def tell(name: str, model: Encoder, shares: list[float]) -> None:
            for share in shares:
                model.share = share
                vectors = embedded(model, tokens).cpu().numpy()
                line = {"run": {"name": f"{name}|{split}"}, "share": share, "seconds": time.time() - started}
                figures.write(json.dumps(line | measured(told, vectors, sampler)) + "\n")
                figures.flush()

        for name, setting in plans["members"].items():
            run = DEFAULT | setting | plans["splits"][split] | {"name": name}
            sampler = Sampler(told, run, base.cpu().numpy())
            if not done:
                tell("base", _on(Encoder(pack / "weights.npz", rank=0), device), [0.0])
            torch.manual_seed(run["seed"])
            model = _on(Encoder(pack / "weights.npz", rank=run["rank"], where=run["where"]), device)
            model.drop = run["dropout"]
            fit(model, tokens, sampler, run, base)
            done.append(model)
            deltas |= {f"{name}/{key}": values.astype(np.float16) for key, values in model.delta().items()}
            np.savez(out / f"deltas-{split}.npz", **deltas)
            tell(name, model, plans["shares"])
            if len(done) > 1:
                whole = mean_of(done, pack, device)
                tell(
                    "mean of " + "".join(list(plans["members"])[: len(done)]), whole, plans["shares_of_mean"]
                )


def mean_of(models: list[Encoder], pack: Path, device: str) -> Encoder:
    """One encoder whose delta is the mean of theirs."""
    rank = sum(next(iter(model.deltas.values())).shape[0] for model in models)
    found = _on(Encoder(pack / "weights.npz", rank=rank), device)
    with torch.no_grad():
        for key, values in found.deltas.items():
            own = [model.deltas[key] for model in models]
            values.copy_(torch.cat(own) if key.endswith("A") else torch.cat(own, dim=1) / len(own))
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("pack", "plan", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("split", help="one of the splits of the plan")
    main(**vars(parser.parse_args()))
