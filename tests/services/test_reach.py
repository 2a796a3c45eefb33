"""Where people reach the platform, and from whom its mails come."""

from dataclasses import replace
from typing import Any

import pytest

from civic.adapters.mail import MemoryMailer, message_of
from civic.errors import Invalid, Refused
from civic.jobs import Runner
from civic.rules.access import Actor
from civic.rules.domain import dns_lines
from civic.rules.reach import Deployed
from civic.services import mail, platform_admin, reach, sharing
from civic.services.mail import Letter, hand_on
from civic.services.work import House
from tests import factories as make
from tests.services.acting import do

NOBODY = Actor()
WELCOME = Letter("ana@ville.fr", "code", "fr", {"code": "123456"})


def mailer_of(house: House) -> MemoryMailer:
    assert isinstance(house.mailer, MemoryMailer)
    return house.mailer


def test_links_begin_with_the_address_that_was_set(house: House) -> None:
    do(house, make.an_admin(house), reach.save_reach, {"address": " https://Participer.Ville.fr/ "})

    assert do(house, NOBODY, sharing.home).outside.site == "https://participer.ville.fr"


def test_mails_come_from_whom_the_organiser_says(house: House) -> None:
    typed = {"sender": "avis@ville.fr", "sender_name": "La ville", "reply_to": "equipe@ville.fr"}
    do(house, make.an_admin(house), reach.save_reach, typed)

    hand_on(house, WELCOME)

    sent = mailer_of(house).sent[-1]
    assert (sent.sender, sent.sender_name, sent.reply_to) == (
        "avis@ville.fr", "La ville", "equipe@ville.fr",
    )  # fmt: skip
    message = message_of(sent, sent.sender)
    assert message["From"] == "La ville <avis@ville.fr>"
    assert message["Reply-To"] == "equipe@ville.fr"


def test_what_the_deployment_sets_holds_and_is_shown(house: House) -> None:
    fixed = replace(house, deployed=Deployed("https://a.fr", "a@a.fr", mail_host="smtp.a.fr"))
    admin = make.an_admin(house)

    do(fixed, admin, reach.save_reach, {"address": "https://b.fr", "sender": "b@b.fr"})

    form = do(fixed, admin, reach.reach_form)
    assert (form.shown_address, form.address) == ("https://a.fr", "")
    assert (form.shown_sender, form.sender) == ("a@a.fr", "")
    hand_on(fixed, WELCOME)
    assert mailer_of(fixed).sent[-1].sender == "a@a.fr"


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        pytest.param({"address": "participer.ville.fr"}, "no_address", id="no scheme"),
        pytest.param({"address": "javascript:alert(1)"}, "no_address", id="a script"),
        pytest.param({"address": "https://192.168.1.1"}, "no_address", id="a number"),
        pytest.param({"address": "https://ville.fr:x"}, "no_address", id="a port that is none"),
        pytest.param({"address": "https://ville.fr/avis"}, "only_host", id="a page of it"),
        pytest.param({"address": "https://a@ville.fr"}, "only_host", id="a name before it"),
        pytest.param({"address": "http://ville.fr"}, "no_https", id="in the clear"),
        pytest.param({"address": "https://ville.example"}, "nobody_reaches", id="an example"),
        pytest.param({"sender": "x@ville.test"}, "nobody_reaches", id="a sender of nowhere"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused_with_its_reason(
    house: House, typed: dict[str, str], fault: str
) -> None:
    with pytest.raises(Invalid) as refused:
        do(house, make.an_admin(house), reach.save_reach, typed)
    assert refused.value.key == f"team_reach.{fault}"


@pytest.mark.parametrize("field", ["sender", "reply_to"])
def test_a_sender_that_is_no_address_is_refused_at_its_field(house: House, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        do(house, make.an_admin(house), reach.save_reach, {field: "x\nBcc: all@ville.fr"})
    assert refused.value.field == field


async def test_a_mail_to_oneself_goes_as_all_others_and_is_followed(
    house: House,
) -> None:
    admin = make.an_admin(house)
    job = do(house, admin, reach.try_mail)
    assert do(house, admin, reach.trial_of, job).state == "waiting"

    await Runner(house, mail.JOBS).run_due()

    assert do(house, admin, reach.trial_of, job).state == "done"
    assert do(house, admin, reach.reach_form).mine == mailer_of(house).sent[-1].to


def test_no_other_job_is_looked_at(house: House) -> None:
    assert do(house, make.an_admin(house), reach.trial_of, "nothing").state == ""


def test_the_lines_of_a_domain_name_the_server_that_sends() -> None:
    lines = {line.kind: line for line in dns_lines("avis@ville.fr", "smtp.ville.fr")}

    assert lines["spf"].value == "v=spf1 a:smtp.ville.fr ~all"
    assert lines["dmarc"].name == "_dmarc.ville.fr"
    assert dns_lines("civic@localhost", "") == []


def test_only_an_admin_sets_them(house: House) -> None:
    somebody = make.a_person(house)

    acts: list[Any] = [
        (reach.reach_form,),
        (reach.save_reach, {}),
        (reach.try_mail,),
        (reach.trial_of, "x"),
        (platform_admin.save_settings, {"address": "https://ville.fr"}),
    ]
    for service, *given in acts:
        with pytest.raises(Refused):
            do(house, somebody, service, *given)
