"""The texts of screens as browsers fetch them: one file per language, kept for ever."""

import asyncio
import hashlib
import json
from collections.abc import Collection
from functools import lru_cache

from starlette.datastructures import Headers
from starlette.requests import Request, cookie_parser
from starlette.responses import Response
from starlette.routing import Route

from civic import i18n
from civic.i18n import Speech
from civic.services.house import house
from civic.services.look import languages
from civic.services.work import Caller, perform
from civic.settings import settings

FOR_EVER = {"cache-control": "public, max-age=31536000, immutable"}
COOKIE = "civic_language"
GROUPS = ("site", i18n.TEAM, *i18n.PARTS)


def script_of(group: str, language: str) -> str:
    """Return the address of the script that brings one group of texts with the page."""
    return f"/i18n/{group}.{language}.{_mark(_script(group, language, i18n.spoken()))}.js"


def language_of(headers: Headers, offered: Collection[str] = (), otherwise: str = "") -> str:
    """Return the language for a caller: their own choice, their browser's, the platform's."""
    known = [code for code in i18n.languages() if not offered or code in offered]
    own = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
    accepted = headers.get("accept-language", "").split(",")
    wanted = [own, *(part.split(";")[0].strip().lower()[:2] for part in accepted)]
    return next((code for code in wanted if code in known), otherwise or settings().language)


async def _texts(request: Request) -> Response:
    group, language = request.path_params["group"], request.path_params["language"]
    if group not in GROUPS or language not in i18n.LANGUAGES:
        return Response(status_code=404)
    await asyncio.to_thread(perform, house(), Caller(), languages)  # what is said today
    speech, asked = i18n.spoken(), request.path_params["mark"]
    if request.path_params["kind"] == "js":
        script = _script(group, language, speech)
        return _answer(script, "text/javascript", is_named=asked == _mark(script))
    texts = speech.file(group, language)
    return _answer(texts, "application/json", is_named=asked == speech.edition)


def _answer(content: bytes, kind: str, *, is_named: bool) -> Response:
    """Return texts, kept for ever only under the name that is theirs."""
    headers = FOR_EVER if is_named else {"cache-control": "no-cache"}
    return Response(content, media_type=kind, headers=headers)


@lru_cache(maxsize=128)
def _script(group: str, language: str, speech: Speech) -> bytes:
    texts = speech.file(group, language).decode()
    if group != "site":
        return f"window.civicTexts.{group}={texts}".encode()
    given = {
        "language": language,
        "rightToLeft": sorted(i18n.RIGHT_TO_LEFT),
        "edition": speech.edition,
        "parts": {i18n.TEAM: [i18n.TEAM], **i18n.PARTS},
    }
    opening = json.dumps(given, separators=(",", ":"))[:-1]
    return f'window.civicTexts={opening},"site":{texts}}}'.encode()


def _mark(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


ROUTES = [Route("/i18n/{group}.{language}.{mark}.{kind:str}", _texts)]
