"""Signing in and out, by real forms that work with or without scripts.

Every answer leads to a page; a cookie holds the visit, the code on its way, or the language.
That the form was sent by a page of ours is seen to by the shell.
"""

from functools import partial
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from civic.api.caller import caller_of
from civic.errors import CivicError, Invalid, Refused
from civic.i18n import LANGUAGES
from civic.rules.sign_in import CODE_LASTS, HOME, VISIT_LASTS, local_address
from civic.services import account, set_up, sign_in
from civic.services.account import NAME_MOST
from civic.services.house import house
from civic.services.lanes import performed
from civic.services.sign_in import Entered
from civic.settings import settings
from civic.state.base import LANGUAGE_COOKIE, LINK_COOKIE, PREVIEW_COOKIE, SESSION_COOKIE
from civic.state.notices import complaint_of
from civic.state.sign_in import ASK_COOKIE, NAME_COOKIE, TYPED_COOKIE
from civic.words import Reason

A_YEAR = 365 * 24 * 3600
PAGE, PASSWORD, WELCOME = "/sign-in", "/sign-in/password", "/welcome"


async def _code(request: Request) -> Response:
    form = await request.form()
    email = _text(form, "email")
    if not email and _text(form, "again"):
        email = unquote(request.cookies.get(TYPED_COOKIE, ""))
    try:
        asked = await performed(house(), caller_of(request), sign_in.ask_code, email)
    except CivicError as wrong:
        return _again(request, form, PAGE, wrong)
    answer = _to(request, form, f"{PAGE}/code")
    set_cookie(answer, ASK_COOKIE, asked.id, int(CODE_LASTS.total_seconds()))
    set_cookie(answer, TYPED_COOKIE, quote(asked.email), int(CODE_LASTS.total_seconds()))
    return answer


async def _enter(request: Request) -> Response:
    form = await request.form()
    ask, code = request.cookies.get(ASK_COOKIE, ""), _text(form, "code")
    try:
        entered = await performed(house(), caller_of(request), sign_in.enter_code, ask, code)
    except CivicError as wrong:
        return _again(request, form, f"{PAGE}/code", wrong)
    if not isinstance(entered, Entered):
        return _again(request, form, f"{PAGE}/code", Refused(entered))
    return _let_in(request, form, entered)


async def _password(request: Request) -> Response:
    form = await request.form()
    email, password = _text(form, "email"), _text(form, "password")
    caller = caller_of(request)
    try:
        proof = await performed(house(), caller, sign_in.check_password, email, password)
        entered = await performed(house(), caller, sign_in.open_visit, proof)
    except CivicError as wrong:
        return _again(request, form, PASSWORD, wrong)
    return _let_in(request, form, entered)


async def _begin(request: Request) -> Response:
    form = await request.form()
    typed = {name: _text(form, name) for name in ("key", "email", "name", "platform")}
    try:
        entered = await performed(house(), caller_of(request), set_up.begin, typed)
    except CivicError as wrong:
        return _again(request, form, "/setup", wrong)
    return _let_in(request, form, entered)


async def _name(request: Request) -> Response:
    """Take the name a new person gives themselves, where no script does, and go on."""
    form = await request.form()
    name = _text(form, "name")
    try:
        await performed(house(), caller_of(request), account.name_myself, name)
    except CivicError as wrong:
        is_known = not isinstance(wrong, Refused) or wrong.refusal.reason != Reason.NOT_SIGNED_IN
        answer = _again(request, form, WELCOME if is_known else PAGE, wrong)
        set_cookie(answer, NAME_COOKIE, quote(name[:NAME_MOST]), int(CODE_LASTS.total_seconds()))
        return answer
    answer = RedirectResponse(_next(request, form), 303)
    answer.delete_cookie(NAME_COOKIE, path="/")
    return answer


async def _onward(step: str, request: Request) -> Response:
    """Lead to another step, or to where the person was going, before the page knew where."""
    nothing = FormData()
    return _to(request, nothing, step) if step else RedirectResponse(_next(request, nothing), 303)


async def _out(request: Request) -> Response:
    await performed(house(), caller_of(request), sign_in.sign_out)
    answer = RedirectResponse(HOME, 303)
    answer.delete_cookie(SESSION_COOKIE, path="/")
    answer.delete_cookie(PREVIEW_COOKIE, path="/")
    answer.delete_cookie(LINK_COOKIE, path="/")
    return answer


async def _language(request: Request) -> Response:
    form = await request.form()
    answer = RedirectResponse(_page_before(request), 303)
    if _text(form, "language") in LANGUAGES:
        set_cookie(answer, LANGUAGE_COOKIE, _text(form, "language"), A_YEAR, hidden=False)
    return answer


async def _preview(request: Request) -> Response:
    """Look at the site as citizens do until the browser is shut, or look as oneself again."""
    form = await request.form()
    after = _text(form, "next")
    back = HOME if LINK_COOKIE in request.cookies else _page_before(request)
    answer = RedirectResponse(local_address(after) if after else back, 303)
    if _text(form, "as") == "citizen":
        set_cookie(answer, PREVIEW_COOKIE, "citizen")
    else:
        answer.delete_cookie(PREVIEW_COOKIE, path="/")
        answer.delete_cookie(LINK_COOKIE, path="/")
    return answer


def _let_in(request: Request, form: FormData, entered: Entered) -> Response:
    after = _next(request, form)
    page = f"{WELCOME}?{urlencode({'next': after})}" if entered.needs_name else after
    answer = RedirectResponse(page, 303)
    set_cookie(answer, SESSION_COOKIE, entered.token, int(VISIT_LASTS.total_seconds()))
    if entered.language in LANGUAGES and LANGUAGE_COOKIE not in request.cookies:
        set_cookie(answer, LANGUAGE_COOKIE, entered.language, A_YEAR, hidden=False)
    answer.delete_cookie(ASK_COOKIE, path="/")
    answer.delete_cookie(TYPED_COOKIE, path="/")
    return answer


def _again(request: Request, form: FormData, page: str, wrong: CivicError) -> Response:
    complaint = complaint_of(wrong)
    said = {"error": complaint.key, **complaint.figures}
    if isinstance(wrong, Invalid):
        said["field"] = wrong.field
    answer = _to(request, form, page, **said)
    if email := _text(form, "email")[:254]:
        set_cookie(answer, TYPED_COOKIE, quote(email), int(CODE_LASTS.total_seconds()))
    return answer


def _to(request: Request, form: FormData, page: str, **said: str) -> Response:
    after = _next(request, form)
    query = {**said, **({"next": after} if after != HOME else {})}
    return RedirectResponse(f"{page}?{urlencode(query)}" if query else page, 303)


def _next(request: Request, form: FormData) -> str:
    """Return where to go afterwards: what the form says, else the page it was sent from."""
    asked = parse_qs(urlsplit(request.headers.get("referer", "")).query).get("next", [""])
    return local_address(_text(form, "next") or asked[0])


def _page_before(request: Request) -> str:
    parts = urlsplit(request.headers.get("referer", ""))
    return local_address(f"{parts.path}?{parts.query}" if parts.query else parts.path)


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def set_cookie(
    answer: Response, name: str, value: str, lasts: int | None = None, *, hidden: bool = True
) -> None:
    """Let a browser hold a value, until it is shut or for some seconds."""
    answer.set_cookie(
        name,
        value,
        max_age=lasts,
        path="/",
        httponly=hidden,
        samesite="lax",
        secure=settings().address.startswith("https://"),
    )


ACTS = [
    Route(f"/auth/{name}", act, methods=["POST"])
    for name, act in (
        ("code", _code),
        ("enter", _enter),
        ("password", _password),
        ("begin", _begin),
        ("name", _name),
        ("out", _out),
        ("language", _language),
        ("preview", _preview),
    )
]
LINKS = [Route(f"/auth/onward{step}", partial(_onward, step)) for step in ("", PAGE, PASSWORD)]
ROUTES = [*ACTS, *LINKS]
