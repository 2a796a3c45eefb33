"""Signing in: a code by e-mail or a password opens a visit, and a visit can be ended.

What a wrong code costs must be kept, so those acts give a refusal back instead of raising it.
"""

import hashlib
import hmac
from dataclasses import dataclass, field

from sqlmodel import col, select, update

from civic.adapters import passwords
from civic.errors import NotFound, Refused
from civic.models import Person, SignInCode, Visit
from civic.rules import sign_in as rules
from civic.rules import texts
from civic.services.accepting import take_up
from civic.services.identity import keyed_hash, new_token
from civic.services.work import House, Work, reads
from civic.words import Reason, Refusal, new_id


@dataclass(frozen=True, slots=True)
class Asked:
    """A code that is on its way; ``code`` is filled only where the platform shows codes."""

    id: str
    email: str
    code: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Entered:
    """An open door: the cookie of the new visit, and what is still to be asked."""

    token: str = field(repr=False)
    language: str = ""
    needs_name: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """A person whose password has just been checked."""

    person_id: str


def ask_code(work: Work, email: str) -> Asked:
    """Send a one-time code to an address, whether or not somebody has an account there.

    Raises:
        Invalid: if it is not an address.
        Refused: if codes are asked for too fast.
    """
    address = texts.email(email)
    _pace(work, "ask_code", address)
    ask = SignInCode(
        id=new_id(),
        email=address,
        code_hash="",
        created_at=work.now,
        expires_at=work.now + rules.CODE_LASTS,
    )
    code = code_of(work.house, ask.id)
    ask.code_hash = _code_hash(work.house, ask.id, code)
    work.session.add(ask)
    work.later("mail_code", {"ask": ask.id, "language": work.reader}, key=f"code:{ask.id}")
    return Asked(ask.id, address, code if work.house.shows_codes else "")


@reads
def asked(work: Work, ask_id: str) -> Asked:
    """Return a code that is on its way, for the page on which it is entered.

    Raises:
        NotFound: if there is none, or it has been used.
    """
    ask = work.session.get(SignInCode, ask_id)
    if ask is None or ask.used_at is not None:
        raise NotFound
    code = code_of(work.house, ask.id) if work.house.shows_codes else ""
    return Asked(ask.id, ask.email, code)


def enter_code(work: Work, ask_id: str, code: str) -> Entered | Refusal:
    """Open a visit for whoever has read the code; make their account if it is their first.

    A wrong code counts as one of a few tries, and a right one works once.

    Raises:
        Refused: if codes are tried too fast.
    """
    work.pace("enter_code", ask_id)
    ask = work.session.get(SignInCode, ask_id)
    if ask is None:
        return Refusal(Reason.CODE_EXPIRED)
    if not _takes_try(work, ask_id):
        return Refusal(Reason.CODE_EXPIRED)
    _pace(work, "guess_code", ask.email)
    if not hmac.compare_digest(ask.code_hash, _code_hash(work.house, ask_id, rules.digits(code))):
        left = rules.MOST_TRIES - ask.tries - 1
        return Refusal(Reason.WRONG_CODE, (("left", str(left)),))
    work.session.execute(
        update(SignInCode).where(col(SignInCode.id) == ask_id).values(used_at=work.now)
    )
    return open_visit(work, Proof(_person_at(work, ask.email).id))


@reads
def check_password(work: Work, email: str, password: str) -> Proof:
    """Say whose password this is; as slow for an unknown address as for a known one.

    Raises:
        Refused: if it is nobody's, or passwords are tried too fast.
    """
    address = texts.email(email)
    _pace(work, "sign_in", address)
    person = work.session.exec(select(Person).where(Person.email == address)).first()
    typed = password if isinstance(password, str) else ""
    if not passwords.matches(person.password_hash if person else None, typed) or person is None:
        raise Refused(Refusal(Reason.WRONG_PASSWORD))
    return Proof(person.id)


def open_visit(work: Work, proof: Proof) -> Entered:
    """Open a visit for a person who has proved who they are, in place of the browser's old one."""
    if work.actor.visit_id:
        _end(work, work.actor.visit_id)
    person = work.session.get_one(Person, proof.person_id)
    if person.confirmed_at is not None:
        take_up(work, person)
    token = new_token()
    work.session.add(
        Visit(
            token_hash=keyed_hash(work.house.secret, "visit", token),
            person_id=person.id,
            device=rules.device_of(work.device)[:120],
            created_at=work.now,
            seen_at=work.now,
            expires_at=work.now + rules.VISIT_LASTS,
        )
    )
    return Entered(token, person.language, needs_name=not person.name)


def sign_out(work: Work) -> None:
    """End the visit of this browser, if there is one."""
    if work.actor.visit_id:
        _end(work, work.actor.visit_id)


def code_of(house: House, ask_id: str) -> str:
    """Return the code of an ask, which is nowhere kept: it follows from the platform's secret."""
    digest = hmac.new(house.secret, f"code|{ask_id}".encode(), hashlib.sha256).digest()
    return str(int.from_bytes(digest[:8]) % 10**rules.CODE_DIGITS).zfill(rules.CODE_DIGITS)


def _code_hash(house: House, ask_id: str, code: str) -> str:
    return keyed_hash(house.secret, "code hash", f"{ask_id}|{code}")


def _takes_try(work: Work, ask_id: str) -> bool:
    """Count one try in one statement, so that many at once are no more than a few."""
    counted = work.session.execute(
        update(SignInCode)
        .where(
            col(SignInCode.id) == ask_id,
            col(SignInCode.used_at).is_(None),
            col(SignInCode.expires_at) > work.now,
            col(SignInCode.tries) < rules.MOST_TRIES,
        )
        .values(tries=SignInCode.tries + 1)
        .execution_options(synchronize_session=False)
    )
    return bool(getattr(counted, "rowcount", 0))


def _person_at(work: Work, email: str) -> Person:
    person = work.session.exec(select(Person).where(Person.email == email)).first()
    if person is None:
        person = Person(
            email=email, language=work.reader, created_at=work.now, confirmed_at=work.now
        )
        work.session.add(person)
        work.session.flush()
    elif person.confirmed_at is None:
        person.confirmed_at = work.now
    return person


def _end(work: Work, visit_id: str) -> None:
    visit = work.session.get(Visit, visit_id)
    if visit is not None and visit.revoked_at is None:
        visit.revoked_at = work.now


def _pace(work: Work, act: str, address: str) -> None:
    """Hold back guesses at one account from anywhere, and at many from one place.

    A library or a town hall is one place for many people, so it may do more.
    """
    work.pace(act, keyed_hash(work.house.secret, "pace", address))
