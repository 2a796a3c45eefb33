"""What was wrong while signing in, for those who run no script: what is safe, and what to do."""

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import unquote, urlencode

from civic.api import plain
from civic.api.shell.heads import Head, Visitor
from civic.i18n import say, spoken
from civic.i18n.messages import names_in
from civic.rules.sign_in import HOME, local_address
from civic.state.base import complaint_in
from civic.state.notices import Complaint
from civic.state.sign_in import NAME_COOKIE, TYPED_COOKIE

SIGN_IN, CODE, PASSWORD, SETUP = "/sign-in", "/sign-in/code", "/sign-in/password", "/setup"
WELCOME = "/welcome"
_STEPS = {
    SIGN_IN: ("sign_in.title", "sign_in.next_email"),
    CODE: ("sign_in.code_title", "sign_in.next_code"),
    PASSWORD: ("sign_in.password_title", "sign_in.next_password"),
    SETUP: ("team_setup.title", "sign_in.next_setup"),
    WELCOME: ("sign_in.welcome_title", "sign_in.next_name"),
}


def _head(match: re.Match[str], visitor: Visitor) -> Head:
    title, advice = _STEPS[match[0]]
    wrong = [_said(each, visitor.language) for each in complaint_in(visitor.query).values()]
    said = "".join(plain.paragraph(each) for each in wrong if each)
    if said:
        kept = "" if match[0] == WELCOME else "".join(map(plain.paragraph, _kept(visitor)))
        what_next = plain.paragraph(say(advice, visitor.language))
        said = _alert(f"{said}{kept}{what_next}{_ways(match[0], visitor)}")
    return Head(title=say(title, visitor.language), content=said, typed=_typed(visitor))


def _said(complaint: Complaint, language: str) -> str:
    """Return a sentence of ours; nothing for an address that names none, or half of one."""
    text = spoken().texts[language].get(complaint.key)
    if text is None or not names_in(text) <= complaint.figures.keys():
        return ""
    return say(complaint.key, language, **complaint.figures)


def _typed(visitor: Visitor) -> dict[str, str]:
    """Return what was written in the fields of a step, whatever was wrong with it."""
    cookies = (("email", TYPED_COOKIE), ("name", NAME_COOKIE))
    typed = {name: unquote(visitor.cookies.get(cookie, "")) for name, cookie in cookies}
    return {name: value for name, value in typed.items() if value}


def _kept(visitor: Visitor) -> Iterator[str]:
    if email := unquote(visitor.cookies.get(TYPED_COOKIE, "")):
        yield say("sign_in.kept", visitor.language, email=email)


def _ways(path: str, visitor: Visitor) -> str:
    after = local_address(visitor.query.get("next", ""))
    query = f"?{urlencode({'next': after})}" if after != HOME else ""
    if path == PASSWORD:
        return plain.link(f"{SIGN_IN}{query}", say("sign_in.by_code", visitor.language))
    if path != CODE:
        return ""
    again = escape(say("sign_in.again", visitor.language))
    return (
        '<form method="post" action="/auth/code"><input type="hidden" name="again" value="yes"/>'
        f'<input type="hidden" name="next" value="{escape(after)}"/>'
        f'<button type="submit" class="cv-button">{again}</button></form>'
        + plain.link(f"{SIGN_IN}{query}", say("sign_in.other_address", visitor.language))
    )


def _alert(words: str) -> str:
    return (
        '<div class="cv-wrap cv-wrap--slim cv-told">'
        '<div class="cv-alert cv-alert--warn" role="alert">'
        f'<div class="cv-alert__words">{words}</div></div></div>'
    )


HEADS = [(re.escape(path), _head) for path in _STEPS]
