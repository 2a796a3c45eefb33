"""The one platform of this process, built from the settings of its deployment."""

from functools import cache

from civic.adapters.limiter import WindowLimiter
from civic.adapters.mail import mailer_for
from civic.adapters.storage import FolderStorage
from civic.services.database import open_engine
from civic.services.work import House
from civic.settings import Settings, key_for, settings


@cache
def house() -> House:
    """Return the platform that this process serves, opened when it is first asked for."""
    return house_from(settings())


def house_from(chosen: Settings) -> House:
    """Build a platform on what a deployment has chosen."""
    return House(
        engine=open_engine(chosen.database),
        storage=FolderStorage(chosen.files),
        limiter=WindowLimiter(chosen.redis_url or "memory://"),
        mailer=mailer_for(chosen.smtp_url, chosen.mail_from, chosen.mail),
        secret=key_for("house", chosen),
        shows_codes=chosen.demo,
        public_url=chosen.address,
    )
