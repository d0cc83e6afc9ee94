"""Which model is used, which are at hand, and fetching one that is not."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from qualcode.embedding import e5, use
from qualcode.embedding.hashing import HashingEmbedder
from qualcode.embedding.protocol import Embedder, ModelInfo
from qualcode.embedding.transformer import TransformerEmbedder
from qualcode.errors import ModelError
from qualcode.i18n import t
from qualcode.progress import Progress, silent

RECOMMENDED = ("intfloat/multilingual-e5-small", "clips/e5-small-trm-nl")
_HASHING = "hashing"
_OURS = (e5.NAME, e5.TALK)
_SPACY = "nl_core_news_"
_WEIGHTS_OF_OTHERS = ["onnx/*", "openvino/*", "*.onnx", "*.h5", "*.ot", "*.msgpack", "*.gguf", "*.mlmodel"]


def choose(model: str | None = None) -> Embedder:
    """The embedder to use; nothing is loaded before it encodes.

    Parameters
    ----------
    model : a hub name (``"intfloat/multilingual-e5-small"``) whose files are on this machine, a folder,
        ``"multilingual-e5-small"`` (the default), ``"multilingual-e5-small-talk"`` (the same, tuned to talk),
        ``"universal-sentence-encoder"``, or ``"hashing"`` for tests. None: the environment variable
        ``QUALCODE_MODEL``, else the default.

    Raises
    ------
    ModelError : it is not on this machine; nothing is ever fetched here.
    """
    return _choose(model or os.environ.get("QUALCODE_MODEL") or default_name(), _surroundings())


def default_name() -> str:
    """Name of the model that is used when none is asked for."""
    return use.NAME if e5.packed_file() is None and use.is_installed() else e5.NAME


def available() -> list[ModelInfo]:
    """The models that qualcode knows of and any chosen by ``QUALCODE_MODEL``, the one in use marked."""
    chosen = os.environ.get("QUALCODE_MODEL") or default_name()
    names = list(dict.fromkeys([e5.NAME, e5.TALK, use.NAME, *RECOMMENDED, chosen]))
    return [
        ModelInfo(name=name, at_hand=_is_at_hand(name), in_use=name == chosen, note=_note(name))
        for name in names
    ]


def install(name: str | None = None, progress: Progress = silent) -> str:
    """Bring a model to this machine; returns its name.

    None unpacks and verifies the default, from what is installed already. A hub name is fetched from
    the Hugging Face hub, and a name such as ``"nl_core_news_lg"`` by spaCy: the only use of the network.

    Raises
    ------
    ModelError : it cannot be fetched.
    """
    name = name or default_name()
    progress(0, 1)
    if name in _OURS:
        e5.verify(progress, name)
    elif name.startswith(_SPACY):
        _download_pipeline(name)
    elif name not in (use.NAME, _HASHING) and not Path(name).is_dir():
        _download_model(name)
    embedder = None if name.startswith(_SPACY) else choose(name)
    progress(1, 1)
    return embedder.id if embedder else name


def hub_folder(name: str) -> Path | None:
    """Where the hub's model of that name lies on this machine, or None; asks no network."""
    if name.count("/") != 1:
        return None
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    for file in ("modules.json", "config.json"):
        try:
            found = try_to_load_from_cache(name, file)
        except HFValidationError:
            return None
        if isinstance(found, str):
            return Path(found).parent
    return None


def _surroundings() -> tuple[str, ...]:
    """The settings that decide what a name means, so that a change of them is seen."""
    names = ("QUALCODE_CACHE", "QUALCODE_PRECISION", "QUALCODE_DEVICE", "HF_HOME")
    return tuple(os.environ.get(name, "") for name in names)


@lru_cache(maxsize=4)
def _choose(name: str, surroundings: tuple[str, ...]) -> Embedder:
    if name == _HASHING:
        return HashingEmbedder()
    if name in _OURS:
        return e5.embedder(name)
    if name == use.NAME:
        return use.UniversalSentenceEncoder()
    folder = Path(name).expanduser()
    if folder.is_dir():
        return TransformerEmbedder.from_folder(folder)
    found = hub_folder(name)
    if found is None:
        raise ModelError("embedding.error.absent", name=name)
    return TransformerEmbedder.from_folder(found, name)


def _is_at_hand(name: str) -> bool:
    if name in _OURS:
        return e5.packed_file() is not None
    if name == use.NAME:
        return use.is_installed()
    return name == _HASHING or Path(name).is_dir() or hub_folder(name) is not None


def _note(name: str) -> str:
    known = {e5.NAME: "default", e5.TALK: "talk", use.NAME: "use", _HASHING: "hashing"}
    known |= dict.fromkeys(RECOMMENDED, "recommended")
    return t(f"embedding.note.{known.get(name, 'own')}")


def _download_model(name: str) -> None:
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    from huggingface_hub import snapshot_download

    try:
        snapshot_download(name, ignore_patterns=_WEIGHTS_OF_OTHERS)
    except Exception as error:
        raise ModelError("embedding.error.fetch", name=name, reason=type(error).__name__) from error
    _choose.cache_clear()


def _download_pipeline(name: str) -> None:
    done = subprocess.run(  # noqa: S603  (our own interpreter, and a name that spaCy checks)
        [sys.executable, "-m", "spacy", "download", name], check=False, capture_output=True
    )
    if done.returncode != 0:
        raise ModelError("embedding.error.fetch", name=name, reason=f"spacy download: {done.returncode}")
