"""The encoder as an ONNX graph of standard operators, with its linear layers written in three ways."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from onnx import TensorProto, helper, numpy_helper, save

from qualcode.embedding.e5_weights import PackedE5

COM = "com.microsoft"


class Graph:
    """Nodes and initialisers, gathered by small methods that return the name of what they make.

    `linear` is ``fp32``, ``int8`` (weights per output row, unpacked in the graph) or ``4bit`` (the
    file's own blocks, multiplied by ONNX Runtime with activations in int8 per block).
    """

    def __init__(self, packed: PackedE5, linear: str) -> None:
        self.packed, self.kind = packed, linear
        self.nodes: list[object] = []
        self.constants: list[object] = []

    def constant(self, name: str, values: object) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, operator: str, inputs: list[str], out: str, domain: str = "", **settings: object) -> str:
        self.nodes.append(helper.make_node(operator, inputs, [out], domain=domain, **settings))
        return out

    def matrix(self, name: str, rows: int) -> np.ndarray:
        return self.packed.tensor(name).reshape(rows, -1)

    def linear(self, rows: str, name: str, out: str) -> str:
        bias = self.packed.tensor(f"{name}.b")
        weight = self.matrix(f"{name}.w", len(bias))
        added = self.constant(f"{out}.b", bias)
        if self.kind == "4bit":
            return self._four_bit(rows, weight, added, out)
        if self.kind == "int8":
            scale = (np.abs(weight).max(axis=1) / 127).astype(np.float32)
            whole = self.constant(f"{out}.q", np.round(weight.T / scale).astype(np.int8))
            zero = self.constant(f"{out}.z", np.zeros(len(bias), np.int8))
            scales = self.constant(f"{out}.s", scale)
            weights = self.node("DequantizeLinear", [whole, scales, zero], f"{out}.w", axis=1)
        else:
            weights = self.constant(f"{out}.w", weight.T)
        return self.node("Add", [self.node("MatMul", [rows, weights], f"{out}.m"), added], out)

    def _four_bit(self, rows: str, weight: np.ndarray, bias: str, out: str) -> str:
        outputs, inputs = weight.shape
        blocks = weight.reshape(outputs, inputs // 32, 32)
        scale = np.abs(blocks).max(axis=2) / 8
        exact = np.where((blocks == 8 * scale[..., None]).any(axis=2), -scale, scale)
        safe = np.where(exact == 0, 1, exact)
        numbers = np.clip(np.round(blocks / safe[..., None]) + 8, 0, 15).astype(np.uint8)
        pairs = numbers[..., 0::2] | (numbers[..., 1::2] << 4)
        inputs_of = [
            rows,
            self.constant(f"{out}.q", pairs),
            self.constant(f"{out}.s", safe.astype(np.float32).reshape(-1)),
            "",
            "",
            bias,
        ]
        shape = {"K": inputs, "N": outputs, "bits": 4, "block_size": 32, "accuracy_level": 4}
        return self.node("MatMulNBits", inputs_of, out, COM, **shape)

    def norm(self, rows: str, name: str, out: str) -> str:
        scale = self.constant(f"{out}.g", self.packed.tensor(f"{name}.w"))
        shift = self.constant(f"{out}.h", self.packed.tensor(f"{name}.b"))
        return self.node("LayerNormalization", [rows, scale, shift], out, epsilon=1e-12, axis=-1)


def write(packed: PackedE5, linear: str, path: Path) -> Path:
    """Write the graph: from ``ids`` and ``mask``, (n, length), to ``out``, (n, 384), of unit length."""
    graph = Graph(packed, linear)
    hidden = packed.sizes.hidden
    words = graph.constant("words", graph.matrix("emb.word", packed.sizes.vocabulary))
    places = graph.matrix("emb.pos", packed.sizes.positions) + graph.matrix("emb.type", 2)[0]
    for name, numbers in {"zero": [0], "one": [1], "two": [2], "last": [-1], "middle": [1, 2]}.items():
        graph.constant(name, np.array(numbers))
    length = graph.node("Slice", [graph.node("Shape", ["ids"], "shape"), "one", "two"], "length")
    place = graph.node("Slice", [graph.constant("places", places), "zero", length], "place")
    summed = graph.node("Add", [graph.node("Gather", [words, "ids"], "word"), place], "summed")
    rows = graph.norm(summed, "emb.ln", "x")
    mask = graph.node("Cast", ["mask"], "mask.f", to=TensorProto.FLOAT)
    hide = graph.node(
        "Sub",
        [graph.node("Unsqueeze", [mask, "middle"], "mask.4"), graph.constant("1", np.float32(1))],
        "hide.1",
    )
    hide = graph.node("Mul", [hide, graph.constant("big", np.float32(1e9))], "hide")
    graph.constant("heads", np.array([0, 0, packed.sizes.heads, hidden // packed.sizes.heads]))
    graph.constant("joined", np.array([0, 0, hidden]))
    graph.constant("root", np.float32((hidden // packed.sizes.heads) ** -0.5))
    for layer in range(packed.sizes.layers):
        rows = _layer(graph, rows, hide, f"l{layer}")
    kept = graph.node("Mul", [rows, graph.node("Unsqueeze", [mask, "last"], "mask.3")], "kept")
    total = graph.node("ReduceSum", [kept, "one"], "total", keepdims=0)
    graph.node("LpNormalization", [total], "out", axis=-1, p=2)
    made = helper.make_graph(
        graph.nodes,
        "e5",
        [
            helper.make_tensor_value_info("ids", TensorProto.INT64, ["n", "length"]),
            helper.make_tensor_value_info("mask", TensorProto.INT32, ["n", "length"]),
        ],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, ["n", hidden])],
        graph.constants,
    )
    versions = [helper.make_opsetid("", 20), helper.make_opsetid(COM, 1)]
    save(helper.make_model(made, opset_imports=versions, ir_version=9), path)
    return path


def _layer(graph: Graph, rows: str, hide: str, name: str) -> str:
    turned = {}
    for part, order in (("q", [0, 2, 1, 3]), ("k", [0, 2, 3, 1]), ("v", [0, 2, 1, 3])):
        made = graph.linear(rows, f"{name}.{part}", f"{name}.{part}.y")
        split = graph.node("Reshape", [made, "heads"], f"{name}.{part}.4")
        turned[part] = graph.node("Transpose", [split], f"{name}.{part}.t", perm=order)
    alike = graph.node("MatMul", [turned["q"], turned["k"]], f"{name}.qk")
    alike = graph.node("Add", [graph.node("Mul", [alike, "root"], f"{name}.qk.s"), hide], f"{name}.qk.m")
    share = graph.node("Softmax", [alike], f"{name}.p", axis=-1)
    seen = graph.node(
        "Transpose",
        [graph.node("MatMul", [share, turned["v"]], f"{name}.pv")],
        f"{name}.c",
        perm=[0, 2, 1, 3],
    )
    seen = graph.node("Reshape", [seen, "joined"], f"{name}.c3")
    added = graph.node("Add", [graph.linear(seen, f"{name}.ao", f"{name}.ao.y"), rows], f"{name}.a")
    middle = graph.norm(added, f"{name}.aln", f"{name}.a.n")
    wide = graph.node("Gelu", [graph.linear(middle, f"{name}.fi", f"{name}.fi.y")], f"{name}.g")
    added = graph.node("Add", [graph.linear(wide, f"{name}.fo", f"{name}.fo.y"), middle], f"{name}.f")
    return graph.norm(added, f"{name}.oln", f"{name}.f.n")
