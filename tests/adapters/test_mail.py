"""Mail handed to a real server, which may refuse it for now or for good."""

import smtplib
import socket
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from civic.adapters.mail import WIRE, Mail, SmtpMailer, Undeliverable, message_of

SENDER = "civic@example.test"


class Box:
    """A mail server that keeps what it takes, and refuses by the name of the recipient."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []

    async def handle_RCPT(  # noqa: N802  the server's own name
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        """Take a recipient, or not."""
        if address.startswith("gone@"):
            return "550 no such person"
        if address.startswith("busy@"):
            return "450 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take a message."""
        self.taken.append(envelope)
        return "250 OK"


@pytest.fixture
def server() -> Iterator[tuple[Box, SmtpMailer]]:
    box = Box()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, SmtpMailer(f"smtp://127.0.0.1:{port}", SENDER)
    controller.stop()


def mail_to(address: str) -> Mail:
    return Mail(address, "Votre code", "Voici : 123456 é", "<p>Voici : 123456 é</p>", "Ville")


def test_a_mail_arrives_as_it_was_written(server: tuple[Box, SmtpMailer]) -> None:
    box, mailer = server

    mailer.send(mail_to("ana@example.test"))

    [envelope] = box.taken
    assert (envelope.mail_from, envelope.rcpt_tos) == (SENDER, ["ana@example.test"])
    assert isinstance(envelope.content, bytes)
    assert b"Subject: Votre code" in envelope.content


def test_a_recipient_refused_for_good_is_undeliverable(server: tuple[Box, SmtpMailer]) -> None:
    with pytest.raises(Undeliverable):
        server[1].send(mail_to("gone@example.test"))


def test_a_recipient_refused_for_now_may_be_tried_again(server: tuple[Box, SmtpMailer]) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        server[1].send(mail_to("busy@example.test"))


def test_a_server_that_does_not_answer_may_be_tried_again() -> None:
    with pytest.raises(OSError, match="refused"):
        SmtpMailer("smtp://127.0.0.1:9", SENDER).send(mail_to("ana@example.test"))


@pytest.mark.parametrize("field", ["subject", "sender_name"])
def test_a_line_break_adds_no_recipient(field: str) -> None:
    words = {"subject": "Code", "sender_name": "Ville", field: "Ville\r\nBcc: eve@example.test"}
    mail = Mail("ana@example.test", words["subject"], "", "", words["sender_name"])

    message = message_of(mail, SENDER)

    assert message["Bcc"] is None
    assert message.get_all("To") == ["ana@example.test"]


def test_the_way_out_of_a_kind_of_mail_stays_whole_in_its_header() -> None:
    way_out = "https://participer.ambremont.example/api/unsubscribe?t=" + "0123456789abcdef" * 6

    travelling = message_of(Mail("a@b.test", "S", "T", "<p>T</p>", leave=way_out), "c@d.test")
    lines = travelling.as_bytes(policy=WIRE).decode().split("\r\n")

    assert f"List-Unsubscribe: <{way_out}>" in lines
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in lines
