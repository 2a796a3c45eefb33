"""Mail that goes out: to a mail server, or into a folder where there is none."""

import smtplib
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from civic.words import new_id

TIMEOUT_S = 30
WIRE = SMTP.clone(max_line_length=300)
"""How messages travel: an address in a header stays whole, or no program finds it."""
PERMANENT = 500


@dataclass(frozen=True, slots=True)
class Mail:
    """One message to one person, as text and as simple HTML."""

    to: str
    subject: str
    text: str
    html: str
    sender_name: str = ""
    sender: str = ""
    """The address it comes from, where it is not the usual one."""
    reply_to: str = ""
    language: str = ""
    key: str = ""
    leave: str = ""
    """Where one leaves such mails; a mail program may do so in one press."""


class Undeliverable(Exception):
    """The mail server will never take this message; trying again is no use."""


class Mailer(Protocol):
    """Hands a message on."""

    def send(self, mail: Mail) -> None:
        """Hand ``mail`` on, or raise.

        Raises:
            Undeliverable: if trying again is no use.
        """


class FolderMailer:
    """Writes each message into a folder, to be read by whoever tries the platform."""

    def __init__(self, folder: Path, sender: str) -> None:
        self._folder = folder
        self._sender = sender

    def send(self, mail: Mail) -> None:
        """Write ``mail`` as a file that mail programs open."""
        self._folder.mkdir(parents=True, exist_ok=True)
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
        path = self._folder / f"{stamp}-{new_id()[:8]}.eml"
        path.write_bytes(message_of(mail, mail.sender or self._sender).as_bytes(policy=WIRE))
        path.chmod(0o600)


class SmtpMailer:
    """Sends each message through a mail server."""

    def __init__(self, url: str, sender: str) -> None:
        parts = urlsplit(url)
        self._is_tls = parts.scheme == "smtps"
        self._host = parts.hostname or "localhost"
        self._port = parts.port or (465 if self._is_tls else 587)
        self._user = unquote(parts.username or "")
        self._password = unquote(parts.password or "")
        self._sender = sender

    def send(self, mail: Mail) -> None:
        """Send ``mail``; a refusal for good is told apart from one for now."""
        try:
            with self._server() as server:
                sender = mail.sender or self._sender
                server.send_message(message_of(mail, sender), sender, [mail.to])
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _ in refused.recipients.values()]
            if all(code >= PERMANENT for code in codes):
                raise Undeliverable(f"recipient refused: {codes}") from refused
            raise
        except smtplib.SMTPDataError as refused:
            if refused.smtp_code >= PERMANENT:
                raise Undeliverable(f"message refused: {refused.smtp_code}") from refused
            raise

    def _server(self) -> smtplib.SMTP:
        context = ssl.create_default_context()
        if self._is_tls:
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self._host, self._port, timeout=TIMEOUT_S, context=context
            )
        else:
            server = smtplib.SMTP(self._host, self._port, timeout=TIMEOUT_S)
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=context)
        if self._user:
            server.login(self._user, self._password)
        return server


class MemoryMailer:
    """Keeps messages in memory: the twin for tests."""

    def __init__(self) -> None:
        self.sent: list[Mail] = []

    def send(self, mail: Mail) -> None:
        """Keep ``mail``."""
        self.sent.append(mail)


def mailer_for(smtp_url: str, sender: str, folder: Path) -> Mailer:
    """Return the mail server where there is one, else the folder."""
    return SmtpMailer(smtp_url, sender) if smtp_url else FolderMailer(folder, sender)


def message_of(mail: Mail, sender: str) -> EmailMessage:
    """Return ``mail`` as it travels; nothing in it can add a header or a recipient."""
    message = EmailMessage(policy=WIRE)
    user, _, domain = sender.partition("@")
    message["From"] = Address(_line(mail.sender_name), user, domain)
    if mail.reply_to:
        message["Reply-To"] = Address(addr_spec=_line(mail.reply_to))
    message["To"] = Address(addr_spec=_line(mail.to))
    message["Subject"] = _line(mail.subject)
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = make_msgid(mail.key or None, domain=domain)
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    if mail.leave:  # RFC 8058: one press in the mail program
        message["List-Unsubscribe"] = f"<{_line(mail.leave)}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    if mail.language:
        message["Content-Language"] = mail.language
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    return message


def _line(text: str) -> str:
    return " ".join(text.split())
