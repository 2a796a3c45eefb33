"""Deployment settings, read from the ``CIVIC_…`` variables of the environment once."""

import difflib
import hashlib
import hmac
import logging
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from civic.secret import secret_in

PREFIX = "CIVIC_"
TESTS_ONLY = frozenset({"CIVIC_TEST_POSTGRES_URL"})
SCHEMES = {
    "database_url": ("sqlite", "postgresql"),
    "redis_url": ("redis", "rediss", "unix"),
    "smtp_url": ("smtp", "smtps"),
    "public_url": ("http", "https"),
}
SECRET_LENGTH = 32
OWN_MACHINE = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104  a site is there to be reached
log = logging.getLogger(__name__)


class BadSettings(Exception):
    """A variable of the environment that cannot be used, and how to put it right."""


class Settings(BaseModel):
    """Everything a deployment may choose; each field is one variable."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)

    port: int = Field(3000, ge=1, le=65535, description="Port of the site.", examples=["3000"])
    host: str = Field(
        "",
        description="Address to listen on; when empty every one, or only this machine's own "
        "where sign-in codes are shown on screen.",
        examples=["127.0.0.1"],
    )
    data: Path = Field(
        Path("data"),
        description="Folder of the database, files, mail and secrets.",
        examples=["/var/lib/civic"],
    )
    database_url: str = Field(
        "",
        description="SQLite or PostgreSQL database; by default a SQLite file in the data folder.",
        examples=["postgresql://civic:password@localhost/civic"],
    )
    redis_url: str = Field(
        "",
        description="Redis through which several server processes share tabs, paces and news; "
        "memory when empty.",
        examples=["redis://localhost:6379/0"],
    )
    smtp_url: str = Field(
        "",
        description="Mail server; when empty each mail is a file in the data folder.",
        examples=["smtp://user:password@mail.example.org:587"],
    )
    mail_from: str = Field(
        "civic@localhost",
        pattern=r"^[^@\s]+@[^@\s]+$",
        description="Sender of every mail.",
        examples=["participation@example.org"],
    )
    public_url: str = Field(
        "",
        description="Address people type; used in mail, links and the check of origins.",
        examples=["https://participation.example.org"],
    )
    name_server: str = Field(
        "",
        pattern=r"^([0-9a-fA-F.]+(:\d{1,5})?|[0-9a-fA-F:]*)$",
        description="DNS server asked about the organiser's domain; the machine's own when empty.",
        examples=["9.9.9.9"],
    )
    trusted_proxy_hops: int = Field(
        0,
        ge=0,
        le=5,
        description="Number of reverse proxies in front whose client address is believed.",
        examples=["1"],
    )
    connections_per_address: int = Field(
        400,
        ge=4,
        description="Most connections of one address at each server process; a page holds two.",
        examples=["1000"],
    )
    embedding_model: str = Field(
        "default",
        min_length=1,
        description="Sentence-embedding model: `default` is the packaged one.",
        examples=["/srv/models/my-model"],
    )
    tile_url: str = Field(
        "",
        description="Base map tiles; when empty the layers stand on a plain ground.",
        examples=["https://tile.openstreetmap.org/{z}/{x}/{y}.png"],
    )
    tile_attribution: str = Field(
        "", description="Credit line of the base map.", examples=["© OpenStreetMap"]
    )
    language: str = Field(
        "fr",
        pattern=r"^[a-z]{2}$",
        description="Language shown when neither the person nor the browser says.",
        examples=["en"],
    )
    jobs: Literal["inside", "worker", "procrastinate"] = Field(
        "inside",
        description="Who runs jobs: the server itself, `python -m civic worker` alone, "
        "or workers woken by procrastinate on PostgreSQL.",
        examples=["worker"],
    )
    webhooks_anywhere: bool = Field(
        False,
        description="Let webhooks go to private addresses and without HTTPS, for development only.",
        examples=["true"],
    )
    demo: bool = Field(
        False, description="Show sign-in codes on screen, for trials only.", examples=["true"]
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="How much is written to the log.", examples=["warning"]
    )
    secret: str = Field(
        "",
        description="Key of all signatures; by default made on first start, in the data folder.",
        examples=["64 random letters and digits"],
        repr=False,
    )

    @field_validator("data", mode="after")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().resolve()

    @field_validator(*SCHEMES, mode="after")
    @classmethod
    def _known_scheme(cls, value: str, info: ValidationInfo) -> str:
        return _scheme(value, SCHEMES[str(info.field_name)]).rstrip("/")

    @field_validator("secret", mode="after")
    @classmethod
    def _long_enough(cls, value: str) -> str:
        if value and len(value) < SECRET_LENGTH:
            raise ValueError(f"must have at least {SECRET_LENGTH} characters")
        return value

    @property
    def database(self) -> str:
        """Address of the database in use."""
        url = self.database_url or f"sqlite:///{self.data / 'civic.db'}"
        return re.sub(r"^postgresql://", "postgresql+psycopg://", url)

    @property
    def files(self) -> Path:
        """Folder of what people upload."""
        return self.data / "files"

    @property
    def mail(self) -> Path:
        """Folder of the mails that no server takes."""
        return self.data / "mail"

    @property
    def secrets_file(self) -> Path:
        """Private file of the generated secret."""
        return self.data / "secret"

    @property
    def listens_on(self) -> str:
        """Address the server listens on: whoever can read codes on screen can be anybody."""
        if self.host:
            return self.host
        return OWN_MACHINE if self.demo else EVERYWHERE

    @property
    def address(self) -> str:
        """Address of the site as people type it."""
        return self.public_url or f"http://localhost:{self.port}"

    @property
    def origins(self) -> tuple[str, ...]:
        """Origins whose pages may speak to this server."""
        if self.public_url:
            return (_origin(self.public_url),)
        return tuple(f"http://{host}:{self.port}" for host in ("localhost", "127.0.0.1"))


@dataclass(frozen=True, slots=True)
class Variable:
    """One line of the table of variables."""

    name: str
    default: str
    meaning: str
    example: str


def variables() -> tuple[Variable, ...]:
    """List every variable the platform reads, for the README and for error messages."""
    return tuple(
        Variable(
            PREFIX + name.upper(),
            str(field.default).lower() if isinstance(field.default, bool) else str(field.default),
            field.description or "",
            str((field.examples or [""])[0]),
        )
        for name, field in Settings.model_fields.items()
    )


def read(environment: Mapping[str, str]) -> Settings:
    """Build the settings from ``environment``; an empty variable counts as absent.

    Raises:
        BadSettings: if a value cannot be used; the message names variable, fault and example.
    """
    known = {variable.name for variable in variables()}
    given = {
        name.removeprefix(PREFIX).lower(): value.strip()
        for name, value in environment.items()
        if name in known and value.strip()
    }
    try:
        return Settings.model_validate(given)
    except ValidationError as fault:
        raise BadSettings(_explain(fault)) from None


def unknown(environment: Mapping[str, str]) -> list[str]:
    """Say which ``CIVIC_…`` variables mean nothing here, with the nearest that does."""
    known = {variable.name for variable in variables()} | TESTS_ONLY
    return [
        f"{name} is not a setting of Civic{_nearest(name, sorted(known - TESTS_ONLY))}"
        for name in sorted(environment)
        if name.startswith(PREFIX) and name not in known
    ]


@cache
def settings() -> Settings:
    """Return the settings of this process."""
    for warning in unknown(os.environ):
        log.warning(warning)
    return read(os.environ)


def key_for(purpose: str, chosen: Settings | None = None) -> bytes:
    """Return the signing key of ``purpose``, derived from the platform's one secret."""
    chosen = chosen or settings()
    master = chosen.secret or secret_in(chosen.secrets_file)
    return hmac.new(master.encode(), purpose.encode(), hashlib.sha256).digest()


def _explain(fault: ValidationError) -> str:
    lines = []
    examples = {variable.name: variable.example for variable in variables()}
    for error in fault.errors():
        name = PREFIX + str(error["loc"][0]).upper()
        shown = "(hidden)" if name.endswith(("_URL", "_SECRET")) else repr(error["input"])
        wrong = error["msg"].removeprefix("Value error, ")
        lines.append(f"{name} is {shown}: {wrong}. Example: {name}={examples[name]}")
    return "\n".join(lines)


def _nearest(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f"; did you mean {near[0]}?" if near else ""


def _scheme(value: str, allowed: Sequence[str]) -> str:
    if value and urlsplit(value).scheme.split("+")[0] not in allowed:
        raise ValueError(f"must begin with {' or '.join(f'{name}://' for name in allowed)}")
    try:
        _ = urlsplit(value).port
    except ValueError:
        raise ValueError("has a port that is no number from 0 to 65535") from None
    if value.endswith("://"):
        raise ValueError("ends where the address should begin")
    return value


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
