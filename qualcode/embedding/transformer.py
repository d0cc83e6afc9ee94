"""Any sentence-transformers model from a folder on this machine."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.embedding.linear import native_precision, pack_linear_layers
from qualcode.embedding.side_by_side import alone, cores, side_by_side
from qualcode.embedding.texts import batches, clean
from qualcode.embedding.vectors import unit
from qualcode.errors import ModelError
from qualcode.progress import Progress, silent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BATCH = 8
_E5 = re.compile(r"(?:^|[-_/])e5[-_](?!.*instruct)", re.IGNORECASE)
_SAMPLE, _SAMPLES = 65_536, 64


class TransformerEmbedder:
    """A SentenceTransformer, loaded when first used and never from the network.

    Parameters
    ----------
    name : what the model is called.
    version : what tells its content from another's of the same name.
    dimensions : length of a vector.
    locate : gives the folder, and may make it.
    prompts : put before each text, by name; the folder's own when empty. The first is the default.
    light : gives nearly the same vector of one clean text without loading the model.
    """

    def __init__(
        self,
        name: str,
        *,
        version: str,
        dimensions: int,
        locate: Callable[[], Path],
        prompts: Mapping[str, str] | None = None,
        light: Callable[[str], NDArray[np.float32]] | None = None,
    ) -> None:
        self.name = name
        self.dimensions = dimensions
        self._precision = native_precision() if _device() == "cpu" else "fp32"
        self.id = f"{name}@{version}/{self._precision}"
        self._locate = locate
        self._prompts = dict(prompts or {})
        self._light = light
        self._loading = threading.Lock()

    @classmethod
    def from_folder(cls, folder: Path, name: str = "") -> TransformerEmbedder:
        """The model in `folder`; E5 models get their prompts where the folder has none.

        Raises
        ------
        ModelError : the folder holds no sentence-transformers model.
        """
        name = name or folder.name
        return cls(
            name,
            version=folder_version(folder),
            dimensions=folder_dimensions(folder, name),
            locate=lambda: folder,
            prompts=prompts_for(folder, name),
        )

    @cached_property
    def model(self) -> Any:
        """The SentenceTransformer itself.

        Raises
        ------
        ModelError : it cannot be loaded.
        """
        model = load(self._locate(), self.name, self._prompts, self._precision)
        model.encode(
            ["."]
        )  # a tokenizer is set up by its first text, which must not be in two threads at once
        return model

    def encode(self, texts: Sequence[str], *, progress: Progress = silent) -> NDArray[np.float32]:
        """See `Embedder.encode`. Words beyond the model's longest input (E5: 512 pieces) are not seen.

        Raises
        ------
        ModelError : the model cannot be loaded.
        """
        import numpy as np

        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        cleaned = [clean(text) for text in texts]
        filled = [index for index, text in enumerate(cleaned) if text]
        done = len(texts) - len(filled)
        progress(done, len(texts))
        parts = [[filled[index] for index in batch] for batch in batches([cleaned[i] for i in filled], BATCH)]
        workers = self._workers() if len(parts) > 1 else 1
        for places, found in side_by_side(
            lambda places: self._encode_batch([cleaned[place] for place in places]), parts, workers
        ):
            vectors[places] = found
            done += len(places)
            progress(done, len(texts))
        progress(len(texts), len(texts))
        return unit(vectors)

    def query(self, text: str) -> NDArray[np.float32]:
        """See `Embedder.query`. With a light way the model is not loaded for it."""
        cleaned = clean(text)
        if self._light is None or not cleaned:
            only: NDArray[np.float32] = self.encode([text])[0]
            return only
        return self._light(cleaned)

    def _workers(self) -> int:
        """How many batches are encoded at a time; the model is loaded first, so that none waits for it."""
        with self._loading:
            _ = self.model
        return cores() if _device() == "cpu" else 1

    def _encode_batch(self, texts: list[str]) -> NDArray[np.float32]:
        import torch

        with self._loading:
            model = self.model
        if _device() == "cpu":
            alone()
        with torch.inference_mode():
            found: NDArray[np.float32] = model.encode(
                texts, batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True
            )
        return found


def load(folder: Path, name: str, prompts: Mapping[str, str], precision: Any) -> Any:
    """The SentenceTransformer in `folder`, its linear layers packed; touches no network.

    Raises
    ------
    ModelError : the folder is incomplete or made for another version.
    """
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    from sentence_transformers import SentenceTransformer

    try:
        with _silence():
            model = SentenceTransformer(
                str(folder),
                device=_device(),
                local_files_only=True,
                prompts=dict(prompts) or None,
                default_prompt_name=next(iter(prompts), None),
            )
    except Exception as error:
        raise ModelError("embedding.error.broken", name=name, reason=type(error).__name__) from error
    model.eval()
    return pack_linear_layers(model, precision) if _device() == "cpu" else model


@contextmanager
def _silence() -> Iterator[None]:
    """No remarks and no progress bars from the libraries while a model is loaded."""
    from transformers.utils import logging as remarks

    quiet = [logging.getLogger(name) for name in ("sentence_transformers", "transformers")]
    levels = [logger.level for logger in quiet]
    for logger in quiet:
        logger.setLevel(logging.ERROR)
    remarks.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        for logger, level in zip(quiet, levels, strict=True):
            logger.setLevel(level)


def folder_version(folder: Path) -> str:
    """Twelve hexadecimal digits that change when the model in `folder` does.

    Files over 4 MB are sampled in 64 places, so that this takes milliseconds.
    """
    digest = hashlib.sha256()
    names = ("*.json", "*.safetensors", "*.bin", "*.txt", "*.model")
    for path in sorted({path for pattern in names for path in folder.rglob(pattern)}):
        digest.update(f"{path.relative_to(folder).as_posix()}:{path.stat().st_size}\n".encode())
        with path.open("rb") as file:
            size = path.stat().st_size
            step = max(size // _SAMPLES, _SAMPLE)
            for at in range(0, size, step):
                file.seek(at)
                digest.update(file.read(_SAMPLE))
    return digest.hexdigest()[:12]


def folder_dimensions(folder: Path, name: str) -> int:
    """Length of the vectors of the model in `folder`.

    Raises
    ------
    ModelError : the folder does not say, so it is no sentence-transformers model.
    """
    found = 0
    keys = ("out_features", "word_embedding_dimension", "embedding_dimension", "hidden_size")
    modules = _json(folder / "modules.json")
    paths = [module.get("path", "") for module in modules] if isinstance(modules, list) else [""]
    for path in paths:
        config = _json(folder / path / "config.json")
        found = next((int(config[key]) for key in keys if key in config), found)
    if not found:
        raise ModelError("embedding.error.no_model", name=name)
    return found


def prompts_for(folder: Path, name: str) -> dict[str, str]:
    """``query: `` for an E5 model without prompts of its own; else empty: the folder's prompts hold."""
    own = _json(folder / "config_sentence_transformers.json")
    has_own = any((own.get("prompts") or {}).values()) if isinstance(own, dict) else False
    return {"query": "query: "} if _E5.search(name) and not has_own else {}


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _device() -> str:
    return os.environ.get("QUALCODE_DEVICE", "cpu")
