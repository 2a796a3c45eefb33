"""Who writes without their name is named through no door, whoever asks: citizens, team, admins."""

import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import pytest
from sqlmodel import select
from starlette.routing import Router
from starlette.testclient import TestClient

from civic.adapters.mail import MemoryMailer
from civic.api.shell.heads import Visitor, head_for
from civic.errors import CivicError
from civic.models import (
    Activity,
    Appeal,
    LogEntry,
    Notification,
    Person,
    Webhook,
    WebhookDelivery,
)
from civic.rules.access import SYSTEM, Actor
from civic.services import (
    answers,
    appeals,
    blocking,
    comments,
    exporting,
    following,
    inputs,
    moderation,
    reports,
    team_export,
)
from civic.services.bulk import Chosen
from civic.services.house import serving
from civic.services.inputs import Draft
from civic.services.work import Caller, House, Work, work
from civic.state.base import SESSION_COOKIE
from civic.words import Followed, Happening, Role, Subject
from tests import factories as make
from tests.factories import NOON
from tests.regressions.test_an_unpublished_project import routes
from tests.regressions.town import Town, services
from tests.services.acting import do
from tests.services.test_following import spread

NAME = "Zénobie Cachée"
EMAIL = "zenobie.cachee@example.test"
WORDS = "Sans nom"
ACCOUNTS = {"api_people.people", "team.search"}
"""What lists every account of the platform to its admins, and nothing that anybody wrote."""


class Hidden(Town):
    """A town in whose box somebody wrote without their name, and the team has worked on it."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self.author = make.a_person(house, NAME, email=EMAIL)
        self.secrets = (NAME, self.author.person_id or "", EMAIL)
        self.other, self.admin = make.a_person(house, "Otto"), make.an_admin(house)
        self.box = self.names["activity_id"]
        mo = make.a_person(house, "Mo")
        self.moderator = make.trusted(house, mo, self.names["project_id"], Role.PROJECT_MANAGER)
        with work(house, SYSTEM, now=NOON) as job:
            job.session.get_one(Activity, self.box).settings = {"anonymous": True}
            hook = Webhook(
                url="https://example.test/", events=list(Happening), salt="s", created_at=NOON
            )
            job.session.add(hook)
        do(house, self.other, following.follow, Followed.PROJECT, self.names["project_id"], on=True)
        self._write()
        self._work_on_it()
        spread(house)

    def _write(self) -> None:
        asked = Draft(title=f"Un banc {WORDS}", body="<p>Oui</p>", lat=49.0, lng=3.0, masked=True)
        self.idea = do(self.house, self.author, inputs.submit, self.box, asked)
        do(self.house, self.other, following.follow, Followed.INPUT, self.idea, on=True)
        said = do(self.house, self.other, comments.write, self.idea, "Pourquoi ?")
        because = f"Parce que {WORDS}"
        self.comment = do(
            self.house, self.author, comments.write, self.idea, because, said, masked=True
        )
        self.names |= {
            "input_id": self.idea, "subject_id": self.idea, "topic": f"input:{self.idea}",
            "comment_id": self.comment, "person_id": self.other.person_id or "",
        }  # fmt: skip

    def _work_on_it(self) -> None:
        house, team = self.house, self.moderator
        do(house, self.other, reports.report, Subject.INPUT, self.idea, "spam")
        do(house, team, answers.reply, self.idea, "<p>Merci</p>", "La ville")
        do(house, team, moderation.hide, Subject.COMMENT, self.comment, "Hors sujet")
        do(house, self.author, appeals.appeal, Subject.COMMENT, self.comment, "Relisez")
        appeal = do(house, team, _open_appeal)
        do(house, team, appeals.decide, appeal, reverse=True, answer="Oui")
        do(house, team, blocking.block_author, Subject.INPUT, self.idea, "7", "Trop")

    def addressed(self) -> dict[str, str]:
        """Return what stands for the parts of an address."""
        named = {"id": self.idea, "input": self.idea, "number": "1", "name": "over_time"}
        return {**self.names, **named, "kind": "csv", "activity": "box", "project": "secret"}

    def callers(self) -> dict[str, Caller]:
        """Return who asks."""
        asking: dict[str, Actor] = {
            "citizen": self.other, "team": self.moderator, "admin": self.admin,
        }  # fmt: skip
        return {
            "nobody": Caller(),
            **{who: make.signed_in(self.house, actor) for who, actor in asking.items()},
        }


def _open_appeal(job: Work) -> str:
    return job.session.exec(select(Appeal.id)).one()


@pytest.fixture
def town(house: House) -> Iterator[Hidden]:
    with serving(house):
        yield Hidden(house)


def names_nobody(town: Hidden, told: str) -> None:
    for secret in town.secrets:
        assert secret not in told


class _Undone(Exception):
    """Ends a work so that nothing of it is kept."""


def answer(town: Hidden, caller: Caller, service: Any, arguments: dict[str, Any]) -> str:
    """Return what a service tells somebody; what it did is undone."""
    told = ""
    try:
        with work(town.house, caller, now=NOON) as job:
            told = repr(service(job, **arguments))
            raise _Undone
    except (_Undone, CivicError):
        return told


def test_no_service_names_them(town: Hidden) -> None:
    asked, heard = town.callers(), set[str]()
    for name, service in services().items():
        try:
            arguments = town.arguments(service)
        except LookupError:
            continue
        for who, caller in asked.items():
            told = answer(town, caller, service, arguments)
            heard |= {name} if WORDS in told else set()
            if who != "admin" or name not in ACCOUNTS:
                assert not [secret for secret in town.secrets if secret in told], (name, who)
    assert {"reading.contribution", "reading.project", "reading.activity", "reading.home"} <= heard
    assert {"feeds.feed", "sharing.contribution", "team_input.detail", "api_inputs.one"} <= heard


def test_no_address_names_them(town: Hidden) -> None:
    heard = set[str]()
    for route in (each.values[0] for each in routes()):
        client = TestClient(Router(routes=[route]), raise_server_exceptions=True)
        for who, caller in town.callers().items():
            cookies = {"cookie": f"{SESSION_COOKIE}={caller.token}"}
            for ids in ({}, {"activity": town.box, "project": town.names["project_id"]}):
                path = route.path_format.format_map(_Known({**town.addressed(), **ids}))
                asked = f"{path}?people=1&with_people=on"
                told = client.get(asked, headers=cookies, follow_redirects=False)
                heard |= {route.path} if WORDS in told.text else set()
                assert told.status_code < HTTPStatus.INTERNAL_SERVER_ERROR, (path, who)
                assert not [secret for secret in town.secrets if secret in told.text], (path, who)
    assert {"/api/activities/{activity}/export.{kind}", "/projects/{slug}/feed.xml"} <= heard


class _Known(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "x"


@pytest.mark.parametrize("path", ["/projects/secret", "/projects/secret/box", "/inputs/{input_id}"])
def test_no_page_names_them_before_any_script(town: Hidden, path: str) -> None:
    for caller in town.callers().values():
        cookies = {SESSION_COOKIE: caller.token}
        page = head_for(path.format(**town.names), Visitor("fr", cookies))
        assert page is not None
        names_nobody(town, repr(page))


def test_they_have_no_page_of_their_own(town: Hidden) -> None:
    page = head_for(f"/people/{town.author.person_id}", Visitor("fr", {}))

    assert page is not None
    assert page.status == 404


@pytest.mark.parametrize("kind", list(exporting.Format))
def test_no_export_names_them_not_even_one_with_addresses(
    town: Hidden, kind: exporting.Format
) -> None:
    order = exporting.Order(town.box, with_people=True)
    _, whole = exporting.export(town.house, town.admin, order, kind)
    caller = make.signed_in(town.house, town.admin)
    _, picked = team_export.export(town.house, caller, Chosen(ids=(town.idea,)), kind)

    told = b"".join([*whole, *picked])
    for secret in town.secrets:
        assert secret.encode() not in told


def test_nothing_that_is_told_afterwards_names_them(town: Hidden) -> None:
    assert isinstance(town.house.mailer, MemoryMailer)
    others = [sent for sent in town.house.mailer.sent if sent.to != EMAIL]
    names_nobody(town, repr(others))
    with work(town.house, SYSTEM, reading=True) as job:
        logged = [(row.actor_name, row.subject_id, row.figures, row.act, row.actor_id)
                  for row in job.session.exec(select(LogEntry))]  # fmt: skip
        names_nobody(town, repr(logged))
        sent = [row.body for row in job.session.exec(select(WebhookDelivery))]
        assert sent
        names_nobody(town, json.dumps(sent))
        told = select(Notification).where(Notification.person_id != town.author.person_id)
        names_nobody(town, repr([row.model_dump() for row in job.session.exec(told)]))
        assert job.session.get_one(Person, town.author.person_id).name == NAME
