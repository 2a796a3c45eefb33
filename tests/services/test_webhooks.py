"""What happens is told once it is so: signed, again until it arrives, and no more after days."""

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from civic.adapters.courier import MemoryCourier, OpenCourier, Receipt
from civic.adapters.mail import MemoryMailer
from civic.errors import Invalid, NotFound, Refused
from civic.jobs import Runner, handlers, long_jobs
from civic.models import Input, Job, LogEntry, Webhook, WebhookDelivery
from civic.models.programs import DeliveryStatus
from civic.rules.access import SYSTEM, Actor
from civic.services import (
    answers,
    api_keys,
    comments,
    inputs,
    merging,
    outbox,
    project_start,
    publishing,
    webhooks,
)
from civic.services.bulk import Chosen
from civic.services.happenings import JOB
from civic.services.inputs import Draft
from civic.services.project_start import Beginning
from civic.services.webhook_delivery import STOPS_AFTER
from civic.services.webhooks import HookView
from civic.services.work import Caller, House, work
from civic.words import Happening, JobStatus, Scope
from tests import factories as make
from tests.adapters.receiver import receiving
from tests.factories import NOON
from tests.services.acting import do

URL = "https://hook.example/in?token=1"
EVERY = [each.value for each in Happening]
DOWN = Receipt(503, 12, "later", "refused")


@pytest.fixture
def admin(house: House) -> Actor:
    return make.an_admin(house)


def a_hook(house: House, admin: Actor, *events: str, url: str = URL) -> str:
    """Add a webhook; return what it signs with."""
    return do(house, admin, webhooks.add, {"url": url, "events": list(events) or EVERY})


def seen(house: House, admin: Actor) -> HookView:
    (found,) = do(house, admin, webhooks.hooks)
    return found


def courier_of(house: House) -> MemoryCourier:
    assert isinstance(house.courier, MemoryCourier)
    return house.courier


def told(house: House) -> list[dict[str, Any]]:
    return [json.loads(body) for _, body, _ in courier_of(house).sent]


async def carried(house: House, *, hurry: bool = True) -> None:
    """Run what is due; what waits for its next attempt is due too, where one is in a hurry."""
    if hurry:
        with work(house, SYSTEM) as job:
            for row in job.session.exec(select(Job).where(Job.status == JobStatus.WAITING)):
                row.run_at = min(row.run_at, job.now)
    await Runner(house, handlers()).run_due()


def an_idea_of(house: House, author: Actor) -> str:
    box = make.an_idea_box(house)
    return do(house, author, inputs.submit, box, Draft(title="Un tram", body="<p>Oui</p>"))


ACTS: dict[Happening, Callable[[House, Actor, str], Any]] = {
    Happening.INPUT_EDITED: lambda house, admin, idea: do(
        house, admin, inputs.edit, idea, Draft(title="Deux trams", body="<p>Oui</p>")
    ),
    Happening.COMMENT_CREATED: lambda house, admin, idea: do(
        house, admin, comments.write, idea, "Oui"
    ),
    Happening.COMMENT_EDITED: lambda house, admin, idea: do(
        house, admin, comments.edit, do(house, admin, comments.write, idea, "Oui"), "Non"
    ),
    Happening.STATUS_CHANGED: lambda house, admin, idea: do(
        house, admin, answers.set_status, idea, make.a_status(house)
    ),
    Happening.ANSWER_PUBLISHED: lambda house, admin, idea: do(
        house, admin, answers.reply, idea, "<p>Fait</p>", "Ana"
    ),
    Happening.INPUT_HIDDEN: lambda house, admin, idea: do(
        house, admin, answers.hide, idea, "Insulte"
    ),
}


@pytest.mark.parametrize(("what", "act"), ACTS.items(), ids=[each.value for each in ACTS])
async def test_what_happens_to_a_contribution_is_told_by_its_ids(
    house: House, admin: Actor, what: Happening, act: Callable[[House, Actor, str], Any]
) -> None:
    idea = an_idea_of(house, admin)
    a_hook(house, admin, what.value)
    act(house, admin, idea)
    await carried(house)

    (message,) = told(house)
    assert message["event"] == what.value
    assert message["data"]["input_id"] == idea
    assert set(message["data"]) >= {"input_id", "activity_id", "project_id"}
    assert message["at"] == "2026-06-01T12:00:00.000Z"
    assert "Insulte" not in json.dumps(message)


async def test_a_merge_and_its_end_are_told_once_they_can_no_longer_be_undone(
    house: House, admin: Actor
) -> None:
    idea = an_idea_of(house, admin)
    with work(house, SYSTEM, reading=True) as job:
        stays = make.an_idea(house, job.session.get_one(Input, idea).activity_id)
    a_hook(house, admin, Happening.INPUT_MERGED.value)
    a_hook(house, admin, Happening.INPUT_UNMERGED.value, url="https://other.example/")

    do(house, admin, merging.merge, Chosen((idea,)), stays, "Insulte")
    await carried(house)
    do(house, admin, merging.part, Chosen((idea,)))
    await carried(house)

    merged, parted = told(house)
    assert (merged["event"], parted["event"]) == ("input.merged", "input.unmerged")
    assert merged["data"]["input_id"] == parted["data"]["input_id"] == idea
    assert merged["data"]["merged_into"] == stays
    assert "Insulte" not in json.dumps(merged)


async def test_a_new_contribution_is_told_and_one_that_was_refused_is_not(
    house: House, admin: Actor
) -> None:
    a_hook(house, admin, Happening.INPUT_CREATED.value)
    idea = an_idea_of(house, admin)
    with pytest.raises(Invalid):
        do(house, admin, inputs.submit, make.an_idea_box(house, "rues"), Draft(title=""))
    await carried(house)

    assert [message["data"]["input_id"] for message in told(house)] == [idea]


async def test_a_project_that_is_published_is_told(house: House, admin: Actor) -> None:
    a_hook(house, admin)
    begun = Beginning("ideation", "ideas", "Nos parcs", "Quels parcs ?", "2026-06-01")
    project = do(house, admin, project_start.create, begun)
    do(house, admin, publishing.publish, project)
    await carried(house)

    (message,) = told(house)
    assert (message["event"], message["data"]) == ("project.published", {"project_id": project})


async def test_each_webhook_is_told_what_it_asked_for(house: House, admin: Actor) -> None:
    a_hook(house, admin, Happening.COMMENT_CREATED.value)
    a_hook(house, admin, Happening.INPUT_CREATED.value, url="https://other.example/")
    an_idea_of(house, admin)
    await carried(house)

    assert [url for url, _, _ in courier_of(house).sent] == ["https://other.example/"]


async def test_a_message_is_signed_with_its_moment(house: House, admin: Actor) -> None:
    key = a_hook(house, admin)
    an_idea_of(house, admin)
    await carried(house)

    ((_, body, headers),) = courier_of(house).sent
    moment, mark = (part.partition("=")[2] for part in headers["Civic-Signature"].split(","))
    expected = hmac.new(key.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    assert mark == expected
    assert json.loads(body)["id"] == headers["Civic-Delivery"]
    assert headers["Civic-Event"] == "input.created"


async def test_what_it_signs_with_is_kept_nowhere(house: House, admin: Actor) -> None:
    key, other = a_hook(house, admin), a_hook(house, admin)
    with work(house, SYSTEM, now=NOON, reading=True) as job:
        kept = f"{[row.model_dump() for row in job.session.exec(select(Webhook))]}"

    assert key != other
    assert key.removeprefix("whsec_") not in kept
    assert key not in f"{do(house, admin, webhooks.hooks)}"


async def test_what_did_not_arrive_is_sent_again_under_the_same_number(
    house: House, admin: Actor
) -> None:
    a_hook(house, admin)
    an_idea_of(house, admin)
    courier_of(house).receipt = DOWN
    await carried(house)
    (failed,) = seen(house, admin).deliveries
    courier_of(house).receipt = Receipt(200, 3, "ok")
    await carried(house, hurry=False)
    assert len(told(house)) == 1
    await carried(house)

    assert (failed.status, failed.attempts, failed.code, failed.error) == (
        DeliveryStatus.WAITING, 1, 503, "refused",
    )  # fmt: skip
    first, second = told(house)
    assert first == second
    (arrived,) = seen(house, admin).deliveries
    assert (arrived.status, arrived.attempts, arrived.took_ms) == (DeliveryStatus.DELIVERED, 2, 3)
    assert (arrived.answer, arrived.error) == ("ok", "")
    assert seen(house, admin).failing_since == ""


async def test_each_wait_is_longer_and_in_the_end_a_message_is_given_up(
    house: House, admin: Actor
) -> None:
    a_hook(house, admin)
    an_idea_of(house, admin)
    courier_of(house).receipt = DOWN
    for _ in range(outbox.MOST_ATTEMPTS):
        await carried(house)
    await carried(house)

    waits = [outbox.wait_after(number) for number in range(1, outbox.MOST_ATTEMPTS)]
    assert waits == sorted(waits)
    assert len(told(house)) == outbox.MOST_ATTEMPTS
    (given_up,) = seen(house, admin).deliveries
    assert given_up.status == DeliveryStatus.FAILED


async def test_a_webhook_that_fails_for_days_is_stopped_and_admins_are_told(
    house: House, admin: Actor
) -> None:
    a_hook(house, admin)
    an_idea_of(house, admin)
    courier_of(house).receipt = DOWN
    await carried(house)
    with work(house, SYSTEM) as job:
        job.session.exec(select(Webhook)).one().failing_since = job.now - STOPS_AFTER
    await carried(house)
    await carried(house)

    found = seen(house, admin)
    assert (found.is_on, found.deliveries[0].status) == (False, DeliveryStatus.FAILED)
    assert len(told(house)) == 2
    assert isinstance(house.mailer, MemoryMailer)
    (mail,) = house.mailer.sent
    assert "hook.example" in mail.text
    assert "token=1" not in mail.text


async def test_nothing_is_told_to_a_webhook_that_was_stopped(house: House, admin: Actor) -> None:
    a_hook(house, admin)
    idea = an_idea_of(house, admin)
    hook = seen(house, admin)
    do(house, admin, webhooks.stop, hook.id)
    do(house, admin, webhooks.stop, hook.id)
    do(house, admin, comments.write, idea, "Oui")
    await carried(house)
    assert told(house) == []

    do(house, admin, webhooks.start, hook.id)
    do(house, admin, comments.write, idea, "Non")
    await carried(house)
    assert [message["event"] for message in told(house)] == ["comment.created"]


async def test_a_message_is_sent_again_on_demand_as_it_was(house: House, admin: Actor) -> None:
    a_hook(house, admin)
    an_idea_of(house, admin)
    await carried(house)
    (delivery,) = seen(house, admin).deliveries
    do(house, admin, webhooks.replay, delivery.id)
    await carried(house)

    first, second = told(house)
    assert first == second
    assert seen(house, admin).deliveries[0].status == DeliveryStatus.DELIVERED


async def test_a_webhook_can_be_tried_out(house: House, admin: Actor) -> None:
    a_hook(house, admin)
    do(house, admin, webhooks.test, seen(house, admin).id)
    await carried(house)

    (message,) = told(house)
    assert (message["event"], message["data"]) == ("test", {})


async def test_a_webhook_that_is_removed_leaves_no_log_and_gets_nothing(
    house: House, admin: Actor
) -> None:
    a_hook(house, admin)
    an_idea_of(house, admin)
    do(house, admin, webhooks.remove, seen(house, admin).id)
    await carried(house)

    assert told(house) == []
    with work(house, SYSTEM, now=NOON, reading=True) as job:
        assert job.session.exec(select(WebhookDelivery)).all() == []


@pytest.mark.parametrize(
    ("typed", "field", "key"),
    [
        pytest.param({"url": ""}, "url", "invalid.missing", id="no address"),
        pytest.param({"url": "hook.example"}, "url", "invalid.webhook_url", id="half an address"),
        pytest.param({"url": "ftp://a.example"}, "url", "invalid.webhook_url", id="another way"),
        pytest.param({"url": "https://[::1"}, "url", "invalid.webhook_url", id="no address at all"),
        pytest.param(
            {"url": "https://ü.example"}, "url", "invalid.webhook_url", id="other letters"
        ),
        pytest.param({"events": []}, "events", "invalid.events", id="no event"),
        pytest.param({"events": ["all"]}, "events", "invalid.choice", id="an event that is none"),
    ],
)
def test_a_webhook_that_cannot_be_says_which_field_is_wrong(
    house: House, admin: Actor, typed: dict[str, Any], field: str, key: str
) -> None:
    with pytest.raises(Invalid) as wrong:
        do(house, admin, webhooks.add, {"url": URL, "events": EVERY, **typed})

    assert (wrong.value.field, wrong.value.key) == (field, key)


@pytest.mark.parametrize("fault", webhooks.FAULTS)
def test_an_address_that_leads_nowhere_public_is_refused_in_words(
    house: House, admin: Actor, fault: str
) -> None:
    courier_of(house).faults[URL] = fault

    with pytest.raises(Invalid) as wrong:
        do(house, admin, webhooks.check, URL)

    assert (wrong.value.field, wrong.value.key) == ("url", webhooks.FAULTS[fault])


def test_webhooks_are_for_admins_in_person(house: House, admin: Actor) -> None:
    a_hook(house, admin)
    hook = seen(house, admin).id
    with work(house, admin, now=NOON) as job:
        scopes = [scope.value for scope in Scope]
        key = api_keys.create(job, {"name": "x", "scopes": scopes, "days": 0})
    acts: list[Callable[[Any], Any]] = [
        webhooks.hooks,
        lambda job: webhooks.check(job, URL),
        lambda job: webhooks.add(job, {"url": URL, "events": EVERY}),
        *[
            lambda job, act=act: act(job, hook)
            for act in (webhooks.remove, webhooks.stop, webhooks.start, webhooks.test)
        ],
        lambda job: webhooks.replay(job, "x"),
    ]

    for act in acts:
        for caller in (make.a_person(house), Caller(key=key), Actor()):
            with pytest.raises(Refused), work(house, caller, now=NOON) as job:
                act(job)


def test_what_is_not_there_is_not_found(house: House, admin: Actor) -> None:
    for act in (webhooks.remove, webhooks.stop, webhooks.start, webhooks.test, webhooks.replay):
        with pytest.raises(NotFound):
            do(house, admin, act, "x")


async def test_the_log_names_the_host_and_not_the_whole_address(house: House, admin: Actor) -> None:
    a_hook(house, admin)
    hook = seen(house, admin).id
    for act in (webhooks.test, webhooks.stop, webhooks.start, webhooks.remove):
        do(house, admin, act, hook)

    with work(house, SYSTEM, now=NOON, reading=True) as job:
        titles = {entry.figures["title"] for entry in job.session.exec(select(LogEntry))}
    assert titles == {"hook.example"}


async def test_a_real_receiver_is_told_over_the_wire(house: House, admin: Actor) -> None:
    with receiving() as receiver:
        here = OpenCourier(lambda host, port: ["127.0.0.1"], bool, ("http",))
        wired = replace(house, courier=here)
        key = a_hook(wired, admin, url=f"http://hook.example:{receiver.port}/in")
        an_idea_of(wired, admin)
        await carried(wired)

    ((path, headers, body),) = receiver.came
    moment, mark = (part.partition("=")[2] for part in headers["Civic-Signature"].split(","))
    signed = hmac.new(key.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    assert (path, mark) == ("/in", signed)
    assert seen(wired, admin).deliveries[0].answer == "thanks"


async def test_messages_are_forgotten_after_a_month(house: House, admin: Actor) -> None:
    a_hook(house, admin)
    idea = an_idea_of(house, admin)
    await carried(house)
    with work(house, SYSTEM) as job:
        job.session.exec(select(WebhookDelivery)).one().created_at = job.now - timedelta(days=31)
    do(house, admin, comments.write, idea, "Oui")
    with work(house, SYSTEM) as job:
        for row in job.session.exec(select(WebhookDelivery)):
            row.created_at = (
                max(row.created_at, job.now) if "comment" in row.event else row.created_at
            )
    await carried(house)

    assert [each.event for each in seen(house, admin).deliveries] == ["comment.created"]


def test_no_mail_waits_for_an_address_that_does_not_answer() -> None:
    assert JOB in long_jobs()
    assert "mail" not in long_jobs()
