"""What one sees without a network: a page of ours, with the drafts that this browser keeps.

A service worker fetches it while there is a network, and shows it where a page cannot be had.
"""

import base64
import hashlib
import json
from functools import cache
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from civic.api.shell.identity import current
from civic.api.shell.texts import language_of
from civic.i18n import direction, say
from civic.rules.theme import theme_css, theme_of
from civic.services.site import Site

PAGE = "/offline"
WORKER = "/worker.js"
HERE = Path(__file__).parent
WORDS = ("copy", "copied", "go_on", "written", "untitled")


async def _page(request: Request) -> Response:
    site = await current()
    language = language_of(request.headers, site.languages, site.language)
    script = _file("drafts.js")
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; "
        f"form-action 'none'; frame-ancestors 'self'; script-src '{_fingerprint(script)}'"
    )
    headers = {
        "cache-control": "private, no-cache",
        "vary": "Cookie, Accept-Language",
        "content-language": language,
        "content-security-policy": policy,
        "x-robots-tag": "noindex",
    }
    return HTMLResponse(_html(site, language, script), headers=headers)


def _html(site: Site, language: str, script: str) -> str:
    words = {name: say(f"offline.{name}", language) for name in WORDS}
    look = _file("offline.css") + theme_css(theme_of(site.brand))
    return (
        f'<!doctype html><html lang="{language}" dir="{direction(language)}"><head>'
        '<meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        f"<title>{_say('title', language)} · {escape(site.name)}</title><style>{look}</style>"
        f'</head><body><header><p dir="auto">{escape(site.name)}</p></header><main>'
        f"<h1>{_say('title', language)}</h1><p>{_say('lead', language)}</p>"
        f'<p><button type="button" id="again">{_say("again", language)}</button></p>'
        f'<section id="drafts" hidden data-words="{escape(json.dumps(words))}">'
        f"<h2>{_say('kept', language)}</h2><p>{_say('kept_lead', language)}</p>"
        '<ul></ul><p role="status"></p></section></main>'
        f'<script type="module">{script}</script></body></html>'
    )


async def _worker(_: Request) -> Response:
    headers = {
        "cache-control": "no-cache",
        "content-security-policy": "default-src 'none'; connect-src 'self'",
    }
    return Response(_file("worker.js"), media_type="text/javascript", headers=headers)


def _say(key: str, language: str) -> str:
    return escape(say(f"offline.{key}", language))


@cache
def _file(name: str) -> str:
    return (HERE / name).read_text("utf-8")


def _fingerprint(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


ROUTES = [Route(PAGE, _page), Route(WORKER, _worker)]
