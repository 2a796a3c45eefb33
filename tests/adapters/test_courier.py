"""Messages go to the address that was looked at, over TLS, and to none inside a network."""

import ssl
from collections.abc import Iterator
from socket import gaierror
from typing import Any

import pytest

from civic.adapters.courier import OpenCourier, Receipt
from tests.adapters.receiver import CERTIFICATE, Receiver, receiving

HERE = "127.0.0.1"
BODY, HEADERS = b'{"id":"1"}', {"Content-Type": "application/json", "Civic-Event": "test"}


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


def here(host: str, port: int) -> list[str]:
    return [HERE]


def courier(**more: Any) -> OpenCourier:
    """Return a courier to whom this machine is the open internet."""
    usual = {"resolve": here, "allows": {HERE}.__contains__, "schemes": ("https", "http")}
    return OpenCourier(**{**usual, **more})


def carried(url: str, **more: Any) -> Receipt:
    return courier(**more).carry(url, BODY, HEADERS)


def test_a_message_arrives_whole_under_the_name_of_the_host(receiver: Receiver) -> None:
    receipt = carried(f"http://hook.example:{receiver.port}/in?a=b")

    assert (receipt.code, receipt.answer, receipt.error) == (200, "thanks", "")
    ((path, headers, body),) = receiver.came
    assert (path, body) == ("/in?a=b", BODY)
    assert headers["Host"] == f"hook.example:{receiver.port}"
    assert headers["Civic-Event"] == "test"


def test_over_tls_the_host_must_prove_its_name() -> None:
    trusting = ssl.create_default_context(cafile=CERTIFICATE)
    with receiving(sealed=True) as sealed:
        mine = carried(f"https://hook.example:{sealed.port}/", context=trusting)
        another = carried(f"https://other.example:{sealed.port}/", context=trusting)
        unknown = carried(f"https://hook.example:{sealed.port}/")

    assert (mine.code, mine.error) == (200, "")
    assert (another.error, unknown.error) == ("bad_certificate", "bad_certificate")
    assert len(sealed.came) == 1


@pytest.mark.parametrize(
    ("found", "error"),
    [
        pytest.param(["10.0.0.1"], "private_address", id="a private address"),
        pytest.param(["169.254.169.254"], "private_address", id="the secrets of a cloud"),
        pytest.param(["93.184.216.34", HERE], "private_address", id="one of several"),
        pytest.param(["::ffff:127.0.0.1"], "private_address", id="one that is wrapped"),
        pytest.param([], "unknown_host", id="none"),
    ],
)
def test_nothing_is_carried_to_what_is_not_public(
    receiver: Receiver, found: list[str], error: str
) -> None:
    url = f"https://hook.example:{receiver.port}/"
    strict = OpenCourier(resolve=lambda host, port: found)

    assert strict.fault(url) == error
    assert strict.carry(url, BODY, HEADERS).error == error
    assert receiver.came == []


def test_a_name_is_looked_up_once_and_no_change_of_it_leads_elsewhere(receiver: Receiver) -> None:
    """The first answer is let through, and is where the message goes; there is no second look."""
    answers = iter([[HERE], ["192.168.0.1"], ["192.168.0.1"]])
    asked: list[str] = []

    def changing(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    receipt = carried(f"http://hook.example:{receiver.port}/", resolve=changing)

    assert receipt.code == 200
    assert asked == ["hook.example"]
    assert len(receiver.came) == 1


def test_what_was_public_when_it_was_saved_is_looked_at_again_when_it_is_sent(
    receiver: Receiver,
) -> None:
    answers = iter([["93.184.216.34"], [HERE]])
    strict = OpenCourier(resolve=lambda host, port: next(answers))
    url = f"https://hook.example:{receiver.port}/"

    assert strict.fault(url) == ""
    assert strict.carry(url, BODY, HEADERS).error == "private_address"
    assert receiver.came == []


def test_a_redirect_is_not_followed(receiver: Receiver) -> None:
    with receiving() as elsewhere:
        receiver.code = 302
        receiver.headers = {"location": f"http://hook.example:{elsewhere.port}/"}
        receipt = carried(f"http://hook.example:{receiver.port}/")

    assert (receipt.code, receipt.is_fine, receipt.error) == (302, False, "refused")
    assert elsewhere.came == []


@pytest.mark.parametrize(
    "url",
    ["http://hook.example/", "ftp://hook.example/", "https://", "hook.example", "https://a:b@c/"],
)
def test_only_https_is_spoken_unless_a_deployment_says_otherwise(url: str) -> None:
    strict = OpenCourier(resolve=lambda host, port: ["93.184.216.34"])

    assert strict.fault(url) == "bad_address"
    assert strict.carry(url, BODY, HEADERS).error == "bad_address"


def test_what_goes_wrong_on_the_way_has_a_word() -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise gaierror

    with receiving() as gone:
        port = gone.port
    with receiving() as plain:
        sealed = carried(f"https://hook.example:{plain.port}/")

    assert carried(f"http://hook.example:{port}/").error == "no_connection"
    assert carried("http://hook.example/", resolve=nowhere).error == "unknown_host"
    assert sealed.error == "bad_certificate"


def test_an_answer_that_comes_drop_by_drop_is_not_waited_for(receiver: Receiver) -> None:
    receiver.answer, receiver.drips_s = b"x" * 300, 0.05

    receipt = carried(f"http://hook.example:{receiver.port}/", patience_s=0.4)

    assert len(receipt.answer) < 300


def test_only_the_beginning_of_an_answer_is_kept(receiver: Receiver) -> None:
    receiver.code, receiver.answer = 500, b"\xff" + b"x" * 5000

    receipt = carried(f"http://hook.example:{receiver.port}/")

    assert (receipt.code, receipt.error, len(receipt.answer)) == (500, "refused", 400)
