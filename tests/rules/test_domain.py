"""What a domain says is found, is missing, or is something else, with why."""

import pytest

from civic.errors import Invalid
from civic.rules.domain import DnsLine, dns_lines, judged
from civic.rules.reach import selector

SENDER, HOST, SITE = "avis@ville.fr", "smtp.ville.fr", "https://avis.ville.fr"


def line(kind: str, host: str = HOST) -> DnsLine:
    return next(each for each in dns_lines(SENDER, host, SITE, "s1") if each.kind == kind)


def test_each_line_has_the_name_where_it_stands() -> None:
    assert {each.kind: each.name for each in dns_lines(SENDER, HOST, SITE, "s1")} == {
        "address": "avis.ville.fr",
        "spf": "ville.fr",
        "dkim": "s1._domainkey.ville.fr",
        "dmarc": "_dmarc.ville.fr",
    }


def test_a_site_without_a_name_and_a_sender_without_a_domain_have_none() -> None:
    assert dns_lines("civic@localhost", "", "http://localhost:3000") == []


@pytest.mark.parametrize(
    ("kind", "said", "state", "why"),
    [
        pytest.param("spf", [], "missing", "", id="no spf"),
        pytest.param("spf", ["google-site=1"], "missing", "", id="another text"),
        pytest.param("spf", ["v=spf1 a:smtp.ville.fr ~all"], "found", "", id="as we said"),
        pytest.param("spf", ["V=SPF1 mx +A:SMTP.ville.fr -all"], "found", "", id="with others"),
        pytest.param("spf", ["v=spf1 include:x.net -all"], "different", "spf", id="of elsewhere"),
        pytest.param("spf", ["v=spf1 a:smtp.ville.fr.net"], "different", "spf", id="nearly ours"),
        pytest.param("spf", ["v=spf1 mx", "v=spf1 a"], "different", "several", id="two of them"),
        pytest.param("dkim", [], "missing", "", id="no key"),
        pytest.param("dkim", ["v=DKIM1; k=rsa; p=MIIB"], "found", "", id="a key"),
        pytest.param("dkim", ["k=ed25519;p=MIIB"], "found", "", id="a key without a version"),
        pytest.param("dkim", ["v=DKIM1; p="], "different", "dkim", id="a key taken back"),
        pytest.param("dkim", ["bonjour"], "different", "dkim", id="words in place of a key"),
        pytest.param("dmarc", [], "missing", "", id="no policy"),
        pytest.param("dmarc", ["v=DMARC1; p=reject"], "found", "", id="a stricter policy"),
        pytest.param("dmarc", ["v=DMARC1; p=perhaps"], "different", "dmarc", id="no such policy"),
        pytest.param("dmarc", ["v=DMARC1; p=none"] * 2, "different", "several", id="two policies"),
        pytest.param("address", [], "missing", "", id="no address"),
        pytest.param("address", ["8.8.8.8", "2001:4860:4860::8888"], "found", "", id="in public"),
        pytest.param("address", ["8.8.8.8", "10.0.0.7"], "different", "private", id="inside"),
    ],
)
def test_what_is_said_is_judged(kind: str, said: list[str], state: str, why: str) -> None:
    found = judged(line(kind), said)

    assert (found.state, found.why) == (state, why)
    assert state != "found" or list(found.found) == said
    assert (found.name, found.value) == (line(kind).name, line(kind).value)


def test_without_a_mail_server_of_ours_that_of_the_domain_is_named() -> None:
    assert judged(line("spf", ""), ["v=spf1 mx ~all"]).state == "found"


def test_no_more_is_shown_than_one_reads() -> None:
    found = judged(line("spf"), ["v=spf1 " + "ip4:192.0.2.1 " * 100] * 9)

    assert len(found.found) == 4
    assert max(map(len, found.found)) == 300


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("", ""), (" s1 ", "s1"), ("s1._domainkey.ville.fr", "s1"), ("k1.mail-2026", "k1.mail-2026"),
     ("S1", "S1")],
)  # fmt: skip
def test_the_name_of_a_key_is_understood(typed: str, kept: str) -> None:
    assert selector(typed) == kept


@pytest.mark.parametrize("typed", ["s 1", "é", "-", "a..b", "x" * 61, "…"])
def test_what_cannot_be_the_name_of_a_key_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        selector(typed)
