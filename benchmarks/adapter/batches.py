"""What is left out of training, and batches of what is left: which texts belong together and which do not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np

MAIN = "flexwerk-zorg"


@dataclass
class Batch:
    """`alike` and `other` are (n, n): pairs pulled together and pushed apart; the rest is ignored."""

    texts: np.ndarray
    cuts: list[tuple[float, float] | None]
    alike: np.ndarray
    other: np.ndarray


class Sampler:
    """Batches for one run. `run`: ``cases_out`` and ``codes_out`` name what training may not see."""

    def __init__(self, told: dict[str, Any], run: dict[str, Any], base: np.ndarray) -> None:
        self.rng, self.run = np.random.default_rng(run["seed"]), run
        self.place = {text: row for row, text in enumerate(told["texts"])}
        self.cases_out = set(run.get("cases_out", ()))
        self.codes_out = set(run.get("codes_out", ()))
        barred = self._barred(told, base)
        self.books: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self.parent: dict[tuple[str, str], str] = {}
        own = {
            "shipped": lambda book: not book.startswith(("cb-", "more-")),
            "more": lambda book: not book.startswith("cb-"),
            "only more": lambda book: book.startswith("more-"),
            "all": lambda book: True,
        }
        for one in told["codes"]:
            book, code = one["codebook"], one["code"]
            if own[run["books"]](book) and (book, code) not in barred:
                self.books[book][code].append(self.place[one["text"]])
                self.parent[book, code] = one["parent"]
        self.fragments = told["fragments"]
        self.learn = [
            row
            for row, one in enumerate(self.fragments)
            if one["case"] not in self.cases_out and not self.codes_out & set(one["codes"])
        ]
        self.coded = [row for row in self.learn if self.fragments[row]["codes"]]
        self.asked = [row for row in self.learn if self.fragments[row]["question"]]
        within = set(self.learn)
        self.followed = [row for row in self.learn if self.fragments[row]["before"] in within]
        counts: dict[str, int] = defaultdict(int)
        for row in self.coded:
            for code in self.fragments[row]["codes"]:
                counts[code] += 1
        rare = np.array([max(counts[c] ** -0.5 for c in self.fragments[r]["codes"]) for r in self.coded])
        self.rare = rare / rare.sum() if len(rare) else rare
        there = {
            "book": len(self.books) > 0, "coded": len(self.coded) > 50,
            "asked": len(self.asked) > 50, "next": len(self.followed) > 50,
        }  # fmt: skip
        weights = {kind: weight * there[kind] for kind, weight in run["mix"].items()}
        total = sum(weights.values())
        self.kinds, self.shares = list(weights), [weight / total for weight in weights.values()]

    def _barred(self, told: dict[str, Any], base: np.ndarray) -> set[tuple[str, str]]:
        """The left-out codes, and those of other codebooks that say about the same as one of them."""
        if not self.codes_out:
            return set()
        rows: dict[tuple[str, str], list[int]] = defaultdict(list)
        for one in told["codes"]:
            rows[one["codebook"], one["code"]].append(self.place[one["text"]])
        keys = list(rows)
        means = np.stack([base[rows[key]].mean(axis=0) for key in keys])
        means -= means.mean(axis=0)
        means /= np.linalg.norm(means, axis=1, keepdims=True)
        main = [place for place, key in enumerate(keys) if key[0] == MAIN]
        nearest = [main[at] for at in (means @ means[main].T).argmax(axis=1)]
        found = {key for key, near in zip(keys, nearest, strict=True) if keys[near][1] in self.codes_out}
        for one, other in told["related"]:
            for this, that in ((one, other), (other, one)):
                book, _, code = this.partition("/")
                if book == MAIN and code in self.codes_out:
                    found.add(tuple(that.split("/", 1)))  # type: ignore[arg-type]
        return found

    def batch(self) -> Batch:
        """The next batch, of a kind drawn by the mix."""
        kind = self.kinds[self.rng.choice(len(self.kinds), p=self.shares)]
        return getattr(self, f"_{kind}")()

    def _book(self) -> Batch:
        """Three texts of each of many codes of one codebook; parent and child are neither alike nor apart."""
        if (
            self.run["across"]
            and self.rng.random() < self.run["across"]
            and any(n.startswith("more-") for n in self.books)
        ):
            return self._across()
        names = list(self.books)
        sizes = np.array([len(self.books[name]) for name in names], dtype=float) ** 0.75
        name = names[self.rng.choice(len(names), p=sizes / sizes.sum())]
        codes = list(self.books[name])
        codes = [codes[at] for at in self.rng.permutation(len(codes))[: self.run["size"] // 3]]
        texts, labels = [], []
        for code in codes:
            own = self.books[name][code]
            for text in self.rng.choice(own, min(3, len(own)), replace=False):
                texts.append(text)
                labels.append(code)
        own = np.array(labels)
        alike = own[:, None] == own[None, :]
        child = np.array([self.parent[name, code] for code in labels])[:, None] == own[None, :]
        kin = child | child.T
        return self._made(texts, alike, ~alike & ~kin)

    def _across(self) -> Batch:
        """Codes of all the other subjects together, which say nothing of each other."""
        codes = [(name, code) for name in self.books if name.startswith("more-") for code in self.books[name]]
        codes = [codes[at] for at in self.rng.permutation(len(codes))[: self.run["size"] // 3]]
        texts, labels = [], []
        for name, code in codes:
            own = self.books[name][code]
            for text in self.rng.choice(own, min(3, len(own)), replace=False):
                texts.append(text)
                labels.append(f"{name}/{code}")
        names = np.array(labels)
        alike = names[:, None] == names[None, :]
        return self._made(texts, alike, ~alike)

    def _coded(self) -> Batch:
        """Coded fragments beside texts of the codes; those of one document with one code are left out."""
        half = self.run["size"] // 2
        drawn = self.rng.choice(self.coded, min(half, len(self.coded)), replace=False, p=self.rare)
        codes = self.books.get(MAIN, {})
        keys = list(self.rng.permutation(list(codes))) if codes else []
        wanted = {code for row in drawn for code in self.fragments[row]["codes"]}
        keys = sorted(keys, key=lambda key: key not in wanted)[:half] if keys else []
        texts, labels, documents = [], [], []
        for row in drawn:
            one = self.fragments[row]
            texts.append(self.place[one["text"]])
            labels.append(set(one["codes"]))
            documents.append(one["document"])
        for key in keys:
            texts.append(self.rng.choice(codes[key]))
            labels.append({key})
            documents.append("")
        names = sorted(set().union(*labels))
        at = {code: column for column, code in enumerate(names)}
        hot = np.zeros((len(labels), len(names)), np.float32)
        for row, own in enumerate(labels):
            hot[row, [at[code] for code in own]] = 1
        child = np.zeros((len(names), len(names)), np.float32)
        for code in names:
            parent = self.parent.get((MAIN, code), "")
            if parent in at:
                child[at[code], at[parent]] = 1
        shared = hot @ hot.T > 0
        kin = hot @ (child + child.T) @ hot.T > 0
        origin = np.array(documents)
        near = (origin[:, None] == origin[None, :]) & (origin != "")[:, None]
        return self._made(texts, shared & ~near, ~shared & ~kin)

    def _asked(self) -> Batch:
        drawn = self.rng.choice(self.asked, min(self.run["size"] // 2, len(self.asked)), replace=False)
        pairs = [(self.fragments[row]["question"], self.fragments[row]["text"]) for row in drawn]
        return self._pairs(pairs)

    def _next(self) -> Batch:
        drawn = self.rng.choice(self.followed, min(self.run["size"] // 2, len(self.followed)), replace=False)
        pairs = [
            (self.fragments[self.fragments[row]["before"]]["text"], self.fragments[row]["text"])
            for row in drawn
        ]
        return self._pairs(pairs)

    def _pairs(self, pairs: list[tuple[str, str]]) -> Batch:
        texts = [self.place[first] for first, _ in pairs] + [self.place[second] for _, second in pairs]
        n = len(pairs)
        group = np.concatenate([np.arange(n), np.arange(n)])
        alike = group[:, None] == group[None, :]
        same = np.array(texts)[:, None] == np.array(texts)[None, :]
        other = ~alike & ~same
        other[:n, :n] = False
        other[n:, n:] = False
        return self._made(texts, alike, other)

    def _made(self, texts: list[int], alike: np.ndarray, other: np.ndarray) -> Batch:
        cuts = [
            (self.rng.random(), 0.4 + 0.5 * self.rng.random())
            if self.rng.random() < self.run["crop"]
            else None
            for _ in texts
        ]
        alike = alike.copy()
        np.fill_diagonal(alike, False)
        other = other.copy()
        np.fill_diagonal(other, False)
        return Batch(np.array(texts), cuts, alike, other)
