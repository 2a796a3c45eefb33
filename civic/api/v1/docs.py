"""The documentation of the API as a plain page, which runs no script and fetches nothing.

What frames it, and the reasons of refusals, speak the reader's language; the rest is English, as
the names of the API are.
"""

import base64
import hashlib
import re
from functools import cache
from typing import Any

from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from civic.api.shell.texts import language_of
from civic.api.v1 import guide
from civic.api.v1.endpoints import Endpoint
from civic.api.v1.openapi import document, parameters, words_of
from civic.api.v1.routes import ROOT, endpoints
from civic.i18n import direction, say, spoken

CODE = re.compile(r"`([^`]+)`")
STYLE = """:root{color-scheme:light dark;font:17px/1.55 system-ui,sans-serif}
body{margin:0 auto;max-width:56rem;padding:1.5rem 1rem 4rem}
code{font-size:.9em;overflow-wrap:anywhere}h2{margin-top:2.5rem}h3{margin-top:2rem}
th code{white-space:nowrap}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;
padding:.3rem .8rem .3rem 0;border-bottom:1px solid #8886}th{font-weight:600}
.wide{overflow-x:auto}a{color:inherit}section{scroll-margin-top:1rem}"""
NOTHING = Markup("")
POLICY = (
    "default-src 'none'; style-src 'sha256-"
    + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    + "'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)
HEADERS = {
    "cache-control": "private, max-age=300",
    "vary": "Cookie, Accept-Language",
    "content-security-policy": POLICY,
}


async def _docs(request: Request) -> Response:
    language = language_of(request.headers)
    return HTMLResponse(page(language), headers={**HEADERS, "content-language": language})


def page(language: str) -> str:
    """Return the page: how the API works, each endpoint, each shape, each refusal."""
    title = say("api.docs_title", language)
    head = Markup(
        '<!doctype html><html lang="{0}" dir="{1}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        "<title>{2}</title><style>{3}</style></head><body><main>"
        '<p><a href="/">{4}</a></p><h1>{2}</h1>'
    ).format(
        language, direction(language), title,
        Markup(STYLE),  # noqa: S704  our own
        say("api.docs_home", language),
    )  # fmt: skip
    reasons = [_element("h2", say("api.docs_reasons", language)), _reasons(language)]
    note = NOTHING if language == "en" else _element("p", say("api.docs_language", language))
    whole = [head, note, _in_english(), *reasons, Markup("</main></body></html>")]
    return str(Markup("\n").join(whole))


@cache
def _in_english() -> Markup:
    parts = [_element("p", guide.INTRODUCTION)]
    parts.append(
        Markup('<p><a href="{0}">OpenAPI 3.1</a> · <code>{1}</code></p>').format(
            f"{ROOT}/openapi.json", ROOT
        )
    )
    for title, said in guide.SECTIONS:
        parts.append(_element("h2", title))
        parts += [_element("p", paragraph) for paragraph in said]
    for family, about in guide.FAMILIES.items():
        parts.append(_element("h2", family.capitalize()))
        parts.append(_element("p", about))
        parts += [_endpoint(each) for each in endpoints() if each.family == family]
    parts += [_element("h2", "Shapes"), *_shapes()]
    return Markup('<div lang="en" dir="ltr">{}</div>').format(Markup("\n").join(parts))


def _endpoint(endpoint: Endpoint) -> Markup:
    summary, more = words_of(endpoint)
    called = f"{endpoint.method} {ROOT}{endpoint.path}"
    rows = [(each["name"], _kind(each["schema"]), each.get("description", ""))
            for each in parameters(endpoint)]  # fmt: skip
    sent = _link("Sends", endpoint.body.__name__) if endpoint.body else Markup("")
    lists = "Gives a list of" if endpoint.lists else "Gives"
    gives = _link(lists, endpoint.gives.__name__) if endpoint.gives else Markup("")
    return Markup('<section id="{}"><h3>{}</h3><p><code>{}</code></p>{}{}{}{}</section>').format(
        endpoint.name, summary, called, _element("p", more), _table(rows), sent, gives
    )


def _shapes() -> list[Markup]:
    found = []
    for name, schema in document()["components"]["schemas"].items():
        rows = [
            (field, _kind(told), told.get("description", ""))
            for field, told in schema.get("properties", {}).items()
        ]
        found.append(
            Markup('<section id="shape-{0}"><h3>{0}</h3>{1}{2}</section>').format(
                name, _element("p", schema.get("description", "")), _table(rows)
            )
        )
    return found


def _reasons(language: str) -> Markup:
    families = ("reasons.", "invalid.", "upload.", "api.no_")
    texts = spoken().texts[language].items()
    known = [(key, text) for key, text in texts if key.startswith(families)]
    rows = Markup("").join(
        Markup('<tr id="{0}"><th scope="row"><code>{0}</code></th><td>{1}</td></tr>').format(*each)
        for each in known
    )
    return Markup('<div class="wide"><table><tbody>{}</tbody></table></div>').format(rows)


def _table(rows: list[tuple[str, str, str]]) -> Markup:
    if not rows:
        return Markup("")
    lines = Markup("").join(
        Markup('<tr><th scope="row"><code>{}</code></th><td><code>{}</code></td><td>{}</td></tr>')
        .format(name, kind, _coded(said))
        for name, kind, said in rows
    )  # fmt: skip
    return Markup('<div class="wide"><table><tbody>{}</tbody></table></div>').format(lines)


def _kind(schema: dict[str, Any]) -> str:
    """Return what a field holds, in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(_kind(each) for each in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(str(each) or '""' for each in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    return str(schema.get("format") or schema.get("const") or schema.get("type", "any"))


def _link(what: str, name: str) -> Markup:
    return Markup('<p>{0} <a href="#shape-{1}">{1}</a>.</p>').format(what, name)


def _element(name: str, text: str) -> Markup:
    return Markup("<{0}>{1}</{0}>").format(Markup(name), _coded(text))  # noqa: S704  our own


def _coded(text: str) -> Markup:
    """Return a text in which what stands between backquotes is code."""
    return Markup(CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704  escaped above


ROUTES = [Route(f"{ROOT}/docs", _docs)]
