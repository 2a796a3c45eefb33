"""Where people reach this platform and from whom its mails come: set, shown and tried."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from civic.models import Job, Person
from civic.rules import reach, texts
from civic.rules.domain import DnsLine, dns_lines
from civic.services import platform_admin
from civic.services.vocabulary import known_settings
from civic.services.work import House, Work, reads
from civic.words import Act, JobStatus, new_id

NAME_MOST = 80


@dataclass(frozen=True)
class ReachForm:
    """The address and the sender as the team edits them.

    ``deployed_address`` and ``deployed_sender`` are those of the deployment, which hold.
    """

    address: str = ""
    deployed_address: str = ""
    shown_address: str = ""
    sender_name: str = ""
    platform: str = ""
    sender: str = ""
    deployed_sender: str = ""
    shown_sender: str = ""
    reply_to: str = ""
    selector: str = ""
    mail_host: str = ""
    mine: str = ""
    dns: list[DnsLine] = field(default_factory=list)


@dataclass(frozen=True)
class Trial:
    """What became of a mail to oneself: ``waiting``, ``late``, ``done`` or ``failed``, and why."""

    state: str = ""
    error: str = ""


def site_address(house: House) -> str:
    """Return the address with which links to this platform begin."""
    chosen = known_settings(house.engine)
    return house.deployed.address or (chosen.address if chosen else "") or house.public_url


@reads
def reach_form(work: Work) -> ReachForm:
    """Return where people reach the platform and from whom its mails come."""
    work.require(Act.MANAGE_PLATFORM)
    chosen, deployed = work.platform, work.house.deployed
    sender = deployed.sender or chosen.sender or deployed.usual_sender
    person = work.session.get(Person, work.person_id)
    return ReachForm(
        address=chosen.address,
        deployed_address=deployed.address,
        shown_address=site_address(work.house),
        sender_name=chosen.sender_name,
        platform=chosen.name,
        sender=chosen.sender,
        deployed_sender=deployed.sender,
        shown_sender=sender,
        reply_to=chosen.reply_to,
        selector=chosen.selector,
        mail_host=deployed.mail_host,
        mine=person.email if person else "",
        dns=dns_lines(sender, deployed.mail_host, site_address(work.house), chosen.selector),
    )


def save_reach(work: Work, typed: Mapping[str, Any]) -> None:
    """Keep the address and the sender as far as they were sent; they hold from the next mail on.

    Raises:
        Invalid: if one of them cannot be.
    """
    work.require(Act.MANAGE_PLATFORM)
    cleaned: dict[str, Any] = {}
    if "address" in typed and not work.house.deployed.address:
        cleaned["address"] = reach.public_address(typed["address"])
    if "sender" in typed and not work.house.deployed.sender:
        cleaned["sender"] = reach.sender("sender", typed["sender"])
    if "reply_to" in typed:
        cleaned["reply_to"] = reach.sender("reply_to", typed["reply_to"])
    if "selector" in typed:
        cleaned["selector"] = reach.selector(typed["selector"])
    if "sender_name" in typed:
        name = texts.line("sender_name", typed["sender_name"], most=NAME_MOST, least=0)
        cleaned["sender_name"] = name
    platform_admin.save_settings(work, cleaned)


def try_mail(work: Work) -> str:
    """Send a mail to the person at work, as any other goes; return the job that sends it."""
    work.require(Act.MANAGE_PLATFORM)
    work.pace("invite")
    person = work.session.get_one(Person, work.person_id)
    letter = {"to": person.email, "kind": "trial", "language": person.language or work.reader}
    work.log("mail_tried")
    return work.later("mail", letter, key=f"trial:{new_id()}")


@reads
def trial_of(work: Work, job_id: str) -> Trial:
    """Return what became of a mail to oneself."""
    work.require(Act.MANAGE_PLATFORM)
    job = work.session.get(Job, job_id)
    if job is None or job.name != "mail" or not (job.key or "").startswith("trial:"):
        return Trial()
    states = {JobStatus.DONE: "done", JobStatus.FAILED: "failed"}
    is_late = bool(job.attempts and job.error)
    state = states.get(JobStatus(job.status), "failed" if is_late else "waiting")
    return Trial(state, job.error)
