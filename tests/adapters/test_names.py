"""What names say is asked of a DNS server, and nobody is waited for beyond one's patience."""

from collections.abc import Iterator

import pytest

from civic.adapters.names import TRIES, NameServer, Unanswered, name_server
from tests.adapters.answering import Names, answering

HOST = "ville.fr"


@pytest.fixture
def names() -> Iterator[Names]:
    with answering() as found:
        yield found


def server(names: Names) -> NameServer:
    return NameServer("127.0.0.1", names.port, patience_s=0.3)


def test_a_name_says_its_addresses_of_both_kinds(names: Names) -> None:
    names.said = {(HOST, "A"): ["203.0.113.5", "203.0.113.6"], (HOST, "AAAA"): ["2001:db8::1"]}

    assert server(names).ask(HOST, "A") == ["203.0.113.5", "203.0.113.6"]
    assert server(names).ask(HOST, "AAAA") == ["2001:db8::1"]


def test_a_text_is_put_together_from_its_pieces(names: Names) -> None:
    key = "v=DKIM1; k=rsa; p=" + "A" * 380
    names.said = {("mail._domainkey.ville.fr", "TXT"): [key, "autre"]}

    assert server(names).ask("mail._domainkey.ville.fr", "TXT") == [key, "autre"]


def test_another_name_for_it_is_followed(names: Names) -> None:
    names.aliases = {"s1._domainkey.ville.fr": "s1.courrier.net"}
    names.said = {("s1.courrier.net", "TXT"): ["v=DKIM1; p=AAAA"]}

    assert server(names).ask("s1._domainkey.ville.fr", "TXT") == ["v=DKIM1; p=AAAA"]


def test_a_long_answer_is_asked_for_again_over_tcp(names: Names) -> None:
    texts = [f"{number} " + "x" * 200 for number in range(5)]
    names.said = {(HOST, "TXT"): texts}

    assert server(names).ask(HOST, "TXT") == texts
    assert [way for _, _, way in names.asked] == ["udp", "tcp"]


def test_a_name_that_is_not_there_says_nothing(names: Names) -> None:
    names.said = {(HOST, "A"): ["203.0.113.5"]}

    assert server(names).ask("autre.fr", "TXT") == []
    assert server(names).ask(HOST, "TXT") == []


@pytest.mark.parametrize(
    ("fault", "garbage"), [(2, b""), (5, b""), (0, b"x"), (0, b"y" * 64)],
    ids=["broken", "refusing", "short", "of something else"],
)  # fmt: skip
def test_a_server_that_knows_nothing_has_not_answered(
    names: Names, fault: int, garbage: bytes
) -> None:
    names.said, names.fault, names.garbage = {(HOST, "TXT"): ["x"]}, fault, garbage

    with pytest.raises(Unanswered):
        server(names).ask(HOST, "TXT")
    assert len(names.asked) == TRIES


def test_a_server_that_says_nothing_is_asked_so_often_and_no_more(names: Names) -> None:
    names.mute = True

    with pytest.raises(Unanswered):
        server(names).ask(HOST, "TXT")
    assert len(names.asked) == TRIES


def test_a_name_that_can_be_none_is_not_asked_for(names: Names) -> None:
    for name in ("a..fr", "x" * 64 + ".fr"):
        with pytest.raises(Unanswered):
            server(names).ask(name, "A")
    assert names.asked == []


@pytest.mark.parametrize(
    ("chosen", "address", "port"),
    [
        ("9.9.9.9", "9.9.9.9", 53),
        ("127.0.0.1:5353", "127.0.0.1", 5353),
        ("2001:db8::1", "2001:db8::1", 53),
    ],
)
def test_the_server_is_that_of_the_deployment(chosen: str, address: str, port: int) -> None:
    found = name_server(chosen)

    assert (found.address, found.port) == (address, port)
