"""Mail, written in the reader's language from the texts ``mail.…`` and handed on by a job."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape
from types import MappingProxyType
from typing import Any

from civic.adapters.mail import Mail, Undeliverable
from civic.i18n import direction, say
from civic.models import SignInCode
from civic.rules.access import SYSTEM
from civic.services.outbox import Hopeless, Progress
from civic.services.reach import site_address
from civic.services.sign_in import code_of
from civic.services.work import House, work

PAGE = """<!doctype html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8">\
<title>{subject}</title></head>\
<body style="margin:0;background:#faf6ee;color:#26221c;font:17px/1.55 system-ui,sans-serif">\
<main style="max-width:560px;margin:0 auto;padding:32px 20px">\
<h1 style="font-size:22px">{subject}</h1>{body}\
<p style="color:#5f584c;font-size:14px">{foot}</p></main></body></html>"""
NO_FIGURES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail is about; its kind names the texts, its link where its button leads."""

    to: str
    kind: str
    language: str
    figures: Mapping[str, str] = field(default_factory=lambda: NO_FIGURES)
    link: str = ""
    leave: str = ""
    """Where one leaves mails of this kind, without signing in."""


def send(house: House, payload: dict[str, Any], _progress: Progress) -> None:
    """Send the mail of a job whose payload is that of a ``Letter``."""
    hand_on(house, Letter(**payload))


def send_code(house: House, payload: dict[str, Any], _progress: Progress) -> None:
    """Send a one-time code while it is still good; it is nowhere kept, and written only here."""
    with work(house, SYSTEM, reading=True) as job:
        ask = job.session.get(SignInCode, payload["ask"])
        if ask is None or ask.used_at is not None or ask.expires_at <= job.now:
            return
        email = ask.email
    code = code_of(house, payload["ask"])
    hand_on(house, Letter(email, "code", payload["language"], {"code": code}))


def hand_on(house: House, letter: Letter) -> None:
    """Write a letter and give it to the mail server.

    Raises:
        Hopeless: if the server will never take it.
    """
    with work(house, SYSTEM, reading=True) as job:
        chosen = job.platform
        language = chosen.reader_language(letter.language)
    mail = written(letter, language, chosen.name, site_address(house))
    from_whom = replace(
        mail,
        sender_name=chosen.sender_name or chosen.name,
        sender=house.deployed.sender or chosen.sender,
        reply_to=chosen.reply_to,
    )
    try:
        house.mailer.send(from_whom)
    except Undeliverable as no:
        raise Hopeless(str(no)) from no


def written(letter: Letter, language: str, platform: str, site: str) -> Mail:
    """Return a letter as text and as HTML, in which nobody's words are markup."""
    figures = {**letter.figures, "platform": platform}
    subject = say(f"mail.{letter.kind}_subject", language, **figures)
    body = say(f"mail.{letter.kind}_text", language, **figures)
    foot = say("mail.foot", language, platform=platform)
    stop = say("mail.leave", language) if letter.leave else ""
    way_out = f"{site}{letter.leave}" if letter.leave else ""
    button = say(f"mail.{letter.kind}_button", language, **figures) if letter.link else ""
    link = f"{site}{letter.link}" if letter.link.startswith("/") else letter.link
    act = f"{button}\n{link}" if link else ""
    html = PAGE.format(
        language=language,
        direction=direction(language),
        subject=escape(subject),
        body=_paragraphs(body) + _button(button, link),
        foot=escape(foot)
        + (f' <a href="{site}{escape(letter.leave)}">{escape(stop)}</a>' if stop else ""),
    )
    end = f"-- \n{foot}" + (f"\n{stop} {way_out}" if stop else "")
    text = "\n\n".join(part for part in (body, act, end) if part)
    return Mail(
        letter.to,
        subject,
        text,
        html,
        sender_name=platform,
        language=language,
        leave=way_out,
    )


def _paragraphs(text: str) -> str:
    parts = (escape(part) for part in text.split("\n") if part)
    return "".join(f'<p style="margin:0 0 16px">{part}</p>' for part in parts)


def _button(words: str, link: str) -> str:
    if not link:
        return ""
    return f'<p style="margin:24px 0"><a href="{escape(link)}">{escape(words)}</a></p>'


JOBS = {"mail": send, "mail_code": send_code}
