"""The first admin of an empty platform."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlmodel import col, select

from civic.errors import Refused
from civic.models import Person
from civic.rules.access import SYSTEM
from civic.services import set_up
from civic.services.set_up import setup_key
from civic.services.work import Caller, House, perform, work
from civic.words import Reason


def test_of_many_who_begin_at_once_one_is_the_first_admin(house: House) -> None:
    addresses = [f"{name}@example.test" for name in ("ana", "ben", "chloe", "dan")]
    together = Barrier(len(addresses))

    def begin(address: str) -> Reason | None:
        typed = {"key": setup_key(house), "email": address, "name": "Ana", "platform": "Ville"}
        together.wait()
        try:
            perform(house, Caller(), set_up.begin, typed)
        except Refused as no:
            return no.refusal.reason
        return None

    with ThreadPoolExecutor(len(addresses)) as pool:
        answers = list(pool.map(begin, addresses))

    with work(house, SYSTEM, reading=True) as job:
        admins = job.session.exec(select(Person.email).where(col(Person.is_admin))).all()
    assert answers.count(None) == len(admins) == 1
    assert answers.count(Reason.ALREADY_SET_UP) == len(addresses) - 1
