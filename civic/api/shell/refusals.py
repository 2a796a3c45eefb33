"""Saying no before anything inside has been asked: in words, for people and for programs."""

import json
from html import escape
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response

from civic import i18n
from civic.api.shell.headers import NOTHING
from civic.api.shell.texts import language_of


def refusal(headers: Headers, status: int, key: str) -> Response:
    """Return the answer ``key`` names, in the caller's language: a page, or JSON for programs."""
    language = language_of(headers)
    sentence = i18n.say(f"server.{key}", language)
    kept = {"cache-control": "no-store", "content-security-policy": NOTHING}
    if "text/html" in headers.get("accept", ""):
        opening = f'<!doctype html><html lang="{language}" dir="{i18n.direction(language)}">'
        head = f'<meta charset="utf-8"><title>{status}</title>'
        home = f'<p><a href="/">{escape(i18n.say("shell.home", language))}</a></p>'
        page = f"{opening}<head>{head}</head><body><h1>{escape(sentence)}</h1>{home}</body></html>"
        return HTMLResponse(page, status, kept)
    told = {
        "type": "about:blank",
        "code": f"shell.{key}",
        "status": int(status),
        "title": HTTPStatus(status).phrase,
        "detail": sentence,
    }
    body = json.dumps({"error": key, "message": sentence, **told}, ensure_ascii=False)
    return Response(body, status, kept, media_type="application/problem+json")
