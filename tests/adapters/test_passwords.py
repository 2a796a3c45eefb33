"""Passwords are kept so that nobody can read them back."""

from civic.adapters.passwords import hashed, matches


def test_a_password_matches_only_itself() -> None:
    kept = hashed("paper boats at noon")

    assert matches(kept, "paper boats at noon")
    assert not matches(kept, "paper boats at nine")


def test_a_password_is_kept_as_a_salted_argon2id_hash() -> None:
    first, second = hashed("paper boats at noon"), hashed("paper boats at noon")

    assert first.startswith("$argon2id$")
    assert first != second


def test_an_account_without_a_password_is_opened_by_none() -> None:
    assert not matches(None, "")
    assert not matches("", "")
    assert not matches("not a hash", "not a hash")
