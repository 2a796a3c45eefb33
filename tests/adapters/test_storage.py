"""Files are kept under plain keys, and nowhere else."""

from pathlib import Path

import pytest

from civic.adapters.storage import FolderStorage, MemoryStorage, Storage


@pytest.fixture(params=["folder", "memory"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    """Return each kind of storage in turn."""
    return FolderStorage(tmp_path / "files") if request.param == "folder" else MemoryStorage()


def test_what_is_kept_comes_back(storage: Storage) -> None:
    storage.put("abc123.small", b"one")
    storage.put("abc123.small", b"two")

    assert storage.get("abc123.small") == b"two"
    assert storage.get("abc123") is None


def test_what_is_removed_is_gone_and_may_be_removed_again(storage: Storage) -> None:
    storage.put("abc123", b"one")

    storage.remove("abc123")
    storage.remove("abc123")

    assert storage.get("abc123") is None


@pytest.mark.parametrize(
    "key",
    ["", "..", "../secret", "/etc/passwd", "a/b", "a\\b", "ab\x00c", "ABC", "ab..c", ".hidden",
     "a" * 41, "ab.c.d", "é", "ab\n"],
)  # fmt: skip
def test_a_key_leads_nowhere_else(tmp_path: Path, key: str) -> None:
    storage = FolderStorage(tmp_path / "files")
    for act in (storage.get, storage.remove, lambda name: storage.put(name, b"x")):
        with pytest.raises(ValueError, match="not a key"):
            act(key)

    assert not list(tmp_path.rglob("*"))


def test_a_reader_sees_all_of_a_file_or_nothing(tmp_path: Path) -> None:
    FolderStorage(tmp_path).put("abc123", b"x" * 100_000)

    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["abc123"]
