"""Mail that services leave: in the reader's language, nobody's words as markup."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from civic.adapters.mail import FolderMailer, Mail, MemoryMailer, Undeliverable
from civic.i18n import languages
from civic.jobs import Runner, handlers
from civic.rules.access import SYSTEM, Actor
from civic.services import outbox, sign_in
from civic.services.mail import Letter, written
from civic.services.work import Caller, House, perform
from tests.factories import HOSTILE


class Refusing:
    """A mail server that takes nothing."""

    def send(self, mail: Mail) -> None:
        """Refuse."""
        raise Undeliverable("recipient refused: [550]")


async def test_an_asked_code_arrives_by_mail_in_the_readers_language(house: House) -> None:
    box = MemoryMailer()
    house = House(house.engine, mailer=box)
    asked = perform(house, Caller(language="nl"), sign_in.ask_code, "ana@example.test")

    await Runner(house, handlers()).run_due()

    [mail] = box.sent
    assert (mail.to, mail.language) == ("ana@example.test", "nl")
    assert sign_in.code_of(house, asked.id) in mail.text
    assert sign_in.code_of(house, asked.id) in mail.html


async def test_a_used_code_is_not_sent(house: House) -> None:
    box = MemoryMailer()
    house = House(house.engine, mailer=box)
    asked = perform(house, Actor(), sign_in.ask_code, "ana@example.test")
    perform(house, Actor(), sign_in.enter_code, asked.id, sign_in.code_of(house, asked.id))

    await Runner(house, handlers()).run_due()

    assert box.sent == []


async def test_a_mail_nobody_will_ever_take_is_given_up(house: House) -> None:
    house = House(house.engine, mailer=Refusing())
    perform(house, Actor(), sign_in.ask_code, "ana@example.test")

    await Runner(house, handlers()).run_due()

    assert perform(house, SYSTEM, outbox.take, tuple(handlers())) is None
    assert perform(house, SYSTEM, outbox.next_due, ["mail"]) is None


@pytest.mark.parametrize("language", languages())
def test_what_people_wrote_is_never_markup_in_a_mail(language: str) -> None:
    mail = written(Letter("a@b.test", "code", language, {"code": HOSTILE}), language, HOSTILE, "")

    assert "<script" not in mail.html
    assert "<img" not in mail.html


def test_the_folder_keeps_a_mail_that_mail_programs_open(tmp_path: Path) -> None:
    mail = written(Letter("ana@example.test", "code", "fr", {"code": "123456"}), "fr", "Ville", "")

    FolderMailer(tmp_path, "civic@example.test").send(mail)

    [path] = tmp_path.iterdir()
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert message["To"] == "ana@example.test"
    assert message["From"] == "Ville <civic@example.test>"
    assert message["Auto-Submitted"] == "auto-generated"
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]
    assert path.stat().st_mode & 0o077 == 0
