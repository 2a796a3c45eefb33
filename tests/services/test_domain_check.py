"""The organiser's domain is asked whether it says what it must, off the road of everybody else."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from civic.adapters.limiter import WindowLimiter
from civic.errors import Refused
from civic.rules.domain import DnsLine
from civic.rules.reach import Deployed
from civic.services import domain_check, reach
from civic.services.work import House
from civic.words import Reason
from tests import factories as make
from tests.adapters.answering import Names, answering
from tests.services.acting import do

SPF = "v=spf1 a:smtp.ville.fr ~all"


@pytest.fixture
def names() -> Iterator[Names]:
    with answering() as found:
        yield found


def asking(house: House, names: Names) -> House:
    """Return the platform with a server of names, an address and a sender."""
    server = f"127.0.0.1:{names.port}"
    fixed = Deployed(mail_host="smtp.ville.fr", name_server=server)
    asking = replace(house, deployed=fixed)
    typed = {"address": "https://avis.ville.fr", "sender": "avis@ville.fr", "selector": "s1"}
    do(asking, make.an_admin(house), reach.save_reach, typed)
    return asking


def looked(house: House) -> dict[str, DnsLine]:
    lines = do(house, make.an_admin(house), domain_check.lines_to_look_for)
    return {line.kind: line for line in domain_check.looked_for(house, lines)}


def test_each_line_is_found_missing_or_something_else(house: House, names: Names) -> None:
    names.said = {
        ("avis.ville.fr", "A"): ["8.8.8.8"],
        ("avis.ville.fr", "AAAA"): ["2001:4860:4860::8888"],
        ("ville.fr", "TXT"): ["site=1", SPF],
        ("_dmarc.ville.fr", "TXT"): ["v=DMARC1"],
    }
    found = looked(asking(house, names))

    assert {kind: (line.state, line.found) for kind, line in found.items()} == {
        "address": ("found", ("8.8.8.8", "2001:4860:4860::8888")),
        "spf": ("found", (SPF,)),
        "dkim": ("missing", ()),
        "dmarc": ("different", ("v=DMARC1",)),
    }


def test_a_key_whose_name_is_not_known_is_not_looked_for(house: House, names: Names) -> None:
    platform = asking(house, names)
    do(platform, make.an_admin(house), reach.save_reach, {"selector": ""})

    assert (looked(platform)["dkim"].state, looked(platform)["dkim"].why) == ("open", "selector")
    assert not [name for name, _, _ in names.asked if "_domainkey" in name]


def test_a_server_that_says_nothing_is_no_line_that_is_missing(house: House, names: Names) -> None:
    names.mute = True

    found = looked(asking(house, names))

    assert {(line.state, line.why) for line in found.values()} == {("silent", "silent")}


def test_only_admins_have_it_looked_for_and_not_without_end(house: House, names: Names) -> None:
    platform = replace(asking(house, names), limiter=WindowLimiter("memory://"))
    admin = make.an_admin(house)
    with pytest.raises(Refused):
        do(platform, make.a_person(house), domain_check.lines_to_look_for)

    with pytest.raises(Refused) as no:
        for _ in range(11):
            do(platform, admin, domain_check.lines_to_look_for)
    assert no.value.refusal.reason is Reason.TOO_FAST
    assert names.asked == []
