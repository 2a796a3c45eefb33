"""The one platform of this process, built from the settings of its deployment."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from civic.adapters.analyst import ProcessAnalyst
from civic.adapters.courier import OpenCourier
from civic.adapters.hub import Hub
from civic.adapters.limiter import WindowLimiter
from civic.adapters.mail import mailer_for
from civic.adapters.relay import RedisRelay
from civic.adapters.storage import FolderStorage
from civic.rules.reach import Deployed
from civic.services import scaled
from civic.services.database import open_engine
from civic.services.memory import memory_of
from civic.services.work import House
from civic.settings import Settings, key_for, settings

_served: list[House] = []


def house() -> House:
    """Return the platform that this process serves, opened when it is first asked for."""
    if not _served:
        _served.append(house_from(settings()))
    return _served[-1]


def house_from(chosen: Settings) -> House:
    """Build a platform on what a deployment has chosen."""
    model = chosen.embedding_model
    scales = chosen.jobs == "procrastinate"
    if scales:
        scaled.prepare(chosen.database)
    return House(
        engine=open_engine(chosen.database),
        storage=FolderStorage(chosen.files),
        limiter=WindowLimiter(chosen.redis_url or "memory://"),
        hub=hub_for(chosen),
        courier=courier_for(chosen),
        mailer=mailer_for(chosen.smtp_url, chosen.mail_from, chosen.mail),
        defer=scaled.defer if scales else None,
        analyst=ProcessAnalyst("" if model == "default" else model, chosen.data / "vectors"),
        secret=key_for("house", chosen),
        shows_codes=chosen.demo,
        public_url=chosen.address,
        deployed=deployed_by(chosen),
    )


def deployed_by(chosen: Settings) -> Deployed:
    """Return what the deployment itself says of the address and the mails of the platform."""
    usual = str(Settings.model_fields["mail_from"].default)
    return Deployed(
        address=chosen.public_url,
        sender="" if chosen.mail_from == usual else chosen.mail_from,
        usual_sender=usual,
        mail_host=urlsplit(chosen.smtp_url).hostname or "",
        name_server=chosen.name_server,
    )


def hub_for(chosen: Settings) -> Hub:
    """Return who tells open pages that something moved: through Redis those of all processes."""
    if not chosen.redis_url:
        return Hub()
    return Hub(RedisRelay(chosen.redis_url, f"civic:{key_for('relay', chosen).hex()[:32]}"))


def hear_others(platform: House) -> None:
    """Follow from now on what other processes of the platform write."""
    platform.hub.hear_others(memory_of(platform.engine).forget)


def courier_for(chosen: Settings) -> OpenCourier:
    """Return who carries messages to other programs: to public addresses, over HTTPS."""
    if chosen.webhooks_anywhere:
        return OpenCourier(allows=bool, schemes=("https", "http"))
    return OpenCourier()


@contextmanager
def serving(other: House) -> Iterator[None]:
    """Serve another platform for a while, as its tests do."""
    _served.append(other)
    try:
        yield
    finally:
        _served.remove(other)
