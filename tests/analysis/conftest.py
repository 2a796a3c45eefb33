"""One embedder for all tests that need the real model, and its stand-in for the others."""

import pytest

from civic.analysis.embedding import CachedEmbedder, Embedder, HashingEmbedder, SentenceEmbedder


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    return CachedEmbedder(SentenceEmbedder(), tmp_path_factory.mktemp("vectors"))


@pytest.fixture
def twin() -> Embedder:
    return HashingEmbedder()
