"""Who may send pictures."""

from datetime import timedelta

import pytest

from civic.errors import Refused
from civic.rules.access import Actor
from civic.services import uploads
from civic.services.work import House, work
from civic.words import Reason
from tests import factories as make
from tests.factories import NOON


@pytest.mark.parametrize(
    ("actor", "reason"),
    [
        pytest.param(Actor(), Reason.NOT_SIGNED_IN, id="nobody"),
        pytest.param(Actor("x", is_confirmed=False), Reason.EMAIL_NOT_CONFIRMED, id="unconfirmed"),
        pytest.param(
            Actor("x", blocked_until=NOON + timedelta(days=1)), Reason.BLOCKED, id="blocked"
        ),
    ],
)
def test_only_people_in_good_standing_send_pictures(
    house: House, actor: Actor, reason: Reason
) -> None:
    with pytest.raises(Refused) as no, work(house, actor, now=NOON) as job:
        uploads.may_keep(job)

    assert no.value.refusal.reason is reason


def test_a_person_without_a_name_yet_may_send_their_picture(house: House) -> None:
    with work(house, make.a_person(house, name=""), now=NOON) as job:
        uploads.may_keep(job)
