"""Signing in: codes, passwords, visits."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from sqlmodel import select

from civic.adapters import passwords
from civic.errors import Invalid, NotFound, Refused
from civic.models import Job, Person, SignInCode, Visit
from civic.rules.access import SYSTEM, Actor
from civic.rules.quotas import PACE
from civic.services import sign_in
from civic.services.sign_in import Entered, Proof
from civic.services.work import Caller, House, perform, work
from civic.words import Reason, Refusal
from tests.factories import NOON, a_person
from tests.pacing import counting

NOBODY = Actor(address="203.0.113.7")
ANA = "ana@example.test"


def ask(house: House, email: str = ANA, at: datetime = NOON) -> tuple[str, str]:
    """Ask for a code; return the ask and the code that the mail will carry."""
    with work(house, NOBODY, now=at) as job:
        asked = sign_in.ask_code(job, email)
    return asked.id, sign_in.code_of(house, asked.id)


def enter(house: House, ask_id: str, code: str, at: datetime = NOON) -> Entered | Refusal:
    with work(house, NOBODY, now=at) as job:
        return sign_in.enter_code(job, ask_id, code)


def reason(answer: Entered | Refusal) -> Reason:
    assert isinstance(answer, Refusal)
    return answer.reason


def test_the_first_right_code_makes_a_confirmed_account(house: House) -> None:
    answer = enter(house, *ask(house, " Ana@Example.test "))

    assert isinstance(answer, Entered)
    assert answer.needs_name
    with work(house, SYSTEM, reading=True) as job:
        person = job.session.exec(select(Person)).one()
        assert (person.email, person.confirmed_at) == (ANA, NOON)


def test_a_code_confirms_an_account_that_was_not(house: House) -> None:
    a_person(house, email=ANA, confirmed_at=None)

    enter(house, *ask(house))

    with work(house, SYSTEM, reading=True) as job:
        assert job.session.exec(select(Person.confirmed_at)).one() == NOON


def test_the_cookie_of_a_visit_is_recognised_and_kept_only_as_a_hash(house: House) -> None:
    ask_id, code = ask(house, at=datetime.now(UTC))
    answer = enter(house, ask_id, code, datetime.now(UTC))

    assert isinstance(answer, Entered)
    with work(house, Caller(token=answer.token), reading=True) as job:
        assert job.actor.person_id
        assert answer.token not in repr(job.session.exec(select(Visit)).one())


@pytest.mark.parametrize("email", ["", "ana", "ana@", "a@b.c\nBcc: x@y.zz", "<ana@example.test>"])
def test_what_is_no_address_gets_no_code(house: House, email: str) -> None:
    with pytest.raises(Invalid, match=r"invalid\.email"):
        ask(house, email)


def test_an_unknown_address_gets_the_same_answer_as_a_known_one(house: House) -> None:
    a_person(house, email=ANA)
    with work(house, NOBODY, now=NOON) as job:
        known = sign_in.ask_code(job, ANA)
        unknown = sign_in.ask_code(job, "nobody@example.test")

    assert (known.code, len(known.id)) == (unknown.code, len(unknown.id)) == ("", 32)


def test_a_wrong_code_is_refused_with_the_tries_that_are_left(house: House) -> None:
    ask_id, code = ask(house)

    answer = enter(house, ask_id, "000000" if code != "000000" else "111111")

    assert answer == Refusal(Reason.WRONG_CODE, (("left", "4"),))


def test_an_expired_code_is_refused(house: House) -> None:
    ask_id, code = ask(house)

    assert reason(enter(house, ask_id, code, NOON + timedelta(minutes=10))) is Reason.CODE_EXPIRED


def test_a_reused_code_is_refused(house: House) -> None:
    ask_id, code = ask(house)
    enter(house, ask_id, code)

    assert reason(enter(house, ask_id, code)) is Reason.CODE_EXPIRED


def test_the_right_code_no_longer_opens_after_five_wrong_ones(house: House) -> None:
    ask_id, code = ask(house)
    wrong = "000000" if code != "000000" else "111111"
    for _ in range(5):
        assert reason(enter(house, ask_id, wrong)) is Reason.WRONG_CODE

    assert reason(enter(house, ask_id, code)) is Reason.CODE_EXPIRED


def test_a_code_opens_only_the_ask_it_was_sent_for(house: House) -> None:
    _, code = ask(house)
    other, others_code = ask(house, "ben@example.test")

    assert code != others_code
    assert reason(enter(house, other, code)) is Reason.WRONG_CODE


def test_an_unknown_ask_is_refused(house: House) -> None:
    assert reason(enter(house, "0" * 32, "123456")) is Reason.CODE_EXPIRED


def test_spaces_in_a_typed_code_do_not_matter(house: House) -> None:
    ask_id, code = ask(house)

    assert isinstance(enter(house, ask_id, f" {code[:3]} {code[3:]} "), Entered)


def test_codes_are_asked_for_in_reason(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    strict = counting(house, monkeypatch)
    for _ in range(5):
        ask(strict)

    with pytest.raises(Refused) as no:
        ask(strict)
    assert no.value.refusal.reason is Reason.TOO_FAST


def test_one_address_is_not_sent_codes_from_everywhere(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict = counting(house, monkeypatch)
    for number in range(5):
        perform(strict, Actor(address=f"203.0.113.{number}"), sign_in.ask_code, ANA)

    with pytest.raises(Refused):
        perform(strict, Actor(address="203.0.113.99"), sign_in.ask_code, ANA)


def test_codes_of_one_account_are_guessed_in_reason_from_wherever(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict = counting(house, monkeypatch)
    asks = [ask(house) for _ in range(11)]
    for ask_id in [ask_id for ask_id, _ in asks[:10] for _ in range(5)]:
        assert reason(enter(strict, ask_id, "x")) is Reason.WRONG_CODE

    with pytest.raises(Refused) as no:
        enter(strict, *asks[10])
    assert no.value.refusal.reason is Reason.TOO_FAST
    assert isinstance(enter(strict, *ask(house, "ben@example.test")), Entered)


def test_many_people_sign_in_from_one_place_up_to_a_limit(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict = counting(house, monkeypatch)
    for number in range(int(PACE["ask_code"].address.split("/")[0])):
        perform(strict, NOBODY, sign_in.ask_code, f"person{number}@example.test")

    with pytest.raises(Refused) as no:
        perform(strict, NOBODY, sign_in.ask_code, "one-more@example.test")
    assert no.value.refusal.reason is Reason.TOO_FAST


def test_passwords_of_one_account_are_guessed_in_reason(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    strict = counting(house, monkeypatch)
    for number in range(10):
        with pytest.raises(Refused):
            perform(strict, Actor(address=f"203.0.113.{number}"), sign_in.check_password, ANA, "x")

    with pytest.raises(Refused) as no:
        perform(strict, Actor(address="203.0.113.99"), sign_in.check_password, ANA, "x")
    assert no.value.refusal.reason is Reason.TOO_FAST


def test_the_code_is_neither_in_the_database_nor_in_the_outbox(house: House) -> None:
    ask_id, code = ask(house)

    with work(house, SYSTEM, reading=True) as job:
        kept = repr(job.session.exec(select(SignInCode)).one())
        sent = repr(job.session.exec(select(Job.payload)).one())
    assert code not in kept
    assert code not in sent
    assert ask_id in sent


def test_the_demo_shows_the_code_until_it_is_used(house: House) -> None:
    demo = House(house.engine, shows_codes=True)
    ask_id, code = ask(demo)

    assert perform(demo, NOBODY, sign_in.asked, ask_id).code == code
    enter(demo, ask_id, code)
    with pytest.raises(NotFound):
        perform(demo, NOBODY, sign_in.asked, ask_id)


def test_nothing_else_shows_the_code(house: House) -> None:
    ask_id, _ = ask(house)

    assert perform(house, NOBODY, sign_in.asked, ask_id).code == ""


def test_neither_code_nor_cookie_is_printed_with_what_holds_it(house: House) -> None:
    demo = House(house.engine, shows_codes=True)
    with work(demo, NOBODY, now=NOON) as job:
        asked = sign_in.ask_code(job, ANA)
    answer = enter(demo, asked.id, asked.code)

    assert isinstance(answer, Entered)
    assert asked.code not in repr(asked)
    assert answer.token not in repr(answer)


def test_a_password_opens_a_visit(house: House) -> None:
    ana = a_person(house, email=ANA, password_hash=passwords.hashed("paper boats at noon"))

    proof = perform(house, NOBODY, sign_in.check_password, ANA, "paper boats at noon")

    assert proof == Proof(ana.person_id or "")
    assert perform(house, NOBODY, sign_in.open_visit, proof).token


@pytest.mark.parametrize(
    ("email", "password"),
    [
        pytest.param(ANA, "paper boats at nine", id="another password"),
        pytest.param("nobody@example.test", "paper boats at noon", id="an unknown address"),
        pytest.param("ben@example.test", "", id="an account without a password"),
    ],
)
def test_a_wrong_password_is_refused(house: House, email: str, password: str) -> None:
    a_person(house, email=ANA, password_hash=passwords.hashed("paper boats at noon"))
    a_person(house, email="ben@example.test")

    with pytest.raises(Refused) as no:
        perform(house, NOBODY, sign_in.check_password, email, password)
    assert no.value.refusal.reason is Reason.WRONG_PASSWORD


def test_signing_in_again_ends_the_visit_before(house: House) -> None:
    ana = a_person(house, email=ANA)
    first = perform(house, NOBODY, sign_in.open_visit, Proof(ana.person_id or ""))

    perform(house, Caller(token=first.token), sign_in.open_visit, Proof(ana.person_id or ""))

    with work(house, Caller(token=first.token), reading=True) as job:
        assert job.actor.person_id is None


def test_signing_out_ends_the_visit_at_once(house: House) -> None:
    ana = a_person(house, email=ANA)
    entered = perform(house, NOBODY, sign_in.open_visit, Proof(ana.person_id or ""))

    perform(house, Caller(token=entered.token), sign_in.sign_out)

    with work(house, Caller(token=entered.token), reading=True) as job:
        assert job.actor.person_id is None


def test_codes_entered_at_once_make_one_account(house: House) -> None:
    asked = [perform(house, Caller(), sign_in.ask_code, ANA) for _ in range(4)]
    together = Barrier(len(asked))

    def enter(ask: sign_in.Asked) -> object:
        together.wait()
        return perform(house, Caller(), sign_in.enter_code, ask.id, sign_in.code_of(house, ask.id))

    with ThreadPoolExecutor(len(asked)) as pool:
        entered = list(pool.map(enter, asked))

    assert all(isinstance(one, Entered) for one in entered)
