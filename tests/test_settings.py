"""Deployment settings: read once, explained where they are wrong."""

from pathlib import Path

import pytest

from civic import settings as deployment
from civic.settings import BadSettings, key_for, read, unknown, variables


def test_without_any_variable_the_platform_runs_on_its_own_folder() -> None:
    chosen = read({})

    assert chosen.port == 3000
    assert chosen.database == f"sqlite:///{Path('data').resolve() / 'civic.db'}"
    assert chosen.files.parent == chosen.data


def test_an_empty_variable_counts_as_absent() -> None:
    assert read({"CIVIC_PORT": " "}).port == 3000


@pytest.mark.parametrize(
    ("name", "value", "wrong"),
    [
        pytest.param("CIVIC_PORT", "many", "valid integer", id="a port in words"),
        pytest.param("CIVIC_PORT", "70000", "65535", id="a port that does not exist"),
        pytest.param("CIVIC_DATABASE_URL", "mysql://x", "sqlite://", id="an unknown database"),
        pytest.param("CIVIC_DATABASE_URL", "postgresql://a@b:x/c", "port", id="a port in a url"),
        pytest.param("CIVIC_DATABASE_URL", "postgresql://", "begin", id="half a database"),
        pytest.param("CIVIC_SMTP_URL", "mail.example.org", "smtp://", id="a mail server's name"),
        pytest.param("CIVIC_PUBLIC_URL", "example.org", "https://", id="an address without http"),
        pytest.param("CIVIC_NAME_SERVER", "dns.example", "pattern", id="a name server's name"),
        pytest.param("CIVIC_MAIL_FROM", "town", "pattern", id="a sender that is no address"),
        pytest.param("CIVIC_SECRET", "short", "32 characters", id="a secret that can be guessed"),
        pytest.param("CIVIC_LOG_LEVEL", "loud", "debug", id="a level that does not exist"),
    ],
)
def test_a_wrong_value_is_explained(name: str, value: str, wrong: str) -> None:
    example = next(variable.example for variable in variables() if variable.name == name)

    with pytest.raises(BadSettings) as no:
        read({name: value})

    assert name in str(no.value)
    assert wrong in str(no.value)
    assert f"Example: {name}={example}" in str(no.value)


def test_a_wrong_secret_or_address_is_not_repeated() -> None:
    with pytest.raises(BadSettings) as no:
        read({"CIVIC_SECRET": "hunter2", "CIVIC_DATABASE_URL": "mysql://me:hunter3@db"})

    assert "hunter" not in str(no.value)


@pytest.mark.parametrize("variable", variables(), ids=lambda variable: variable.name)
def test_every_variable_says_what_it_means_and_shows_one(variable: deployment.Variable) -> None:
    assert variable.meaning.endswith(".")
    assert variable.example


def test_a_misspelt_variable_is_noticed() -> None:
    assert unknown({"CIVIC_PROT": "1", "CIVIC_PORT": "1", "PATH": ""}) == [
        "CIVIC_PROT is not a setting of Civic; did you mean CIVIC_PORT?"
    ]


@pytest.mark.parametrize(
    ("given", "listens_on"),
    [
        pytest.param({}, "0.0.0.0", id="a site for everybody"),
        pytest.param({"CIVIC_DEMO": "true"}, "127.0.0.1", id="codes on screen"),
        pytest.param({"CIVIC_DEMO": "true", "CIVIC_HOST": "0.0.0.0"}, "0.0.0.0", id="on purpose"),
        pytest.param({"CIVIC_HOST": "10.0.0.5"}, "10.0.0.5", id="as chosen"),
    ],
)
def test_a_server_that_shows_sign_in_codes_is_reached_from_its_own_machine_only(
    given: dict[str, str], listens_on: str
) -> None:
    assert read(given).listens_on == listens_on


def test_postgresql_is_spoken_to_by_its_current_driver() -> None:
    chosen = read({"CIVIC_DATABASE_URL": "postgresql://civic:pw@db/civic"})

    assert chosen.database == "postgresql+psycopg://civic:pw@db/civic"


def test_a_platform_with_an_address_hears_only_that_origin() -> None:
    chosen = read({"CIVIC_PUBLIC_URL": "https://part.example.org/"})

    assert chosen.origins == ("https://part.example.org",)
    assert chosen.address == "https://part.example.org"


def test_the_secret_is_made_once_and_private(tmp_path: Path) -> None:
    chosen = read({"CIVIC_DATA": str(tmp_path / "new")})

    first = key_for("receipts", chosen)

    assert key_for("receipts", chosen) == first
    assert chosen.secrets_file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in chosen.data.iterdir()] == ["secret"]


def test_each_purpose_has_its_own_key(tmp_path: Path) -> None:
    chosen = read({"CIVIC_DATA": str(tmp_path)})

    assert key_for("receipts", chosen) != key_for("exports", chosen)


def test_a_given_secret_leaves_no_file(tmp_path: Path) -> None:
    key_for("receipts", read({"CIVIC_DATA": str(tmp_path), "CIVIC_SECRET": "x" * 32}))

    assert not list(tmp_path.iterdir())


def test_the_settings_do_not_show_their_secret() -> None:
    assert "x" * 32 not in repr(read({"CIVIC_SECRET": "x" * 32}))
