"""Who follows a funded project, or where it was proposed, hears how it gets on."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

from civic.adapters.mail import MemoryMailer
from civic.models import Input, Job
from civic.rules.access import SYSTEM, Actor
from civic.services import (
    follow_ups,
    following,
    mail,
    notifications,
    progress_news,
    vote_results,
)
from civic.services.notifications import NotificationView
from civic.services.work import House, perform, work
from civic.words import Followed, News
from tests import factories as make
from tests.installing import Install
from tests.services.test_vote_results import count, manager, silence
from tests.services.voting import METHODS, Poll


class Site(Poll):
    """A vote whose published result funds the tree, which Ana follows; Bea follows the project."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self.ana, self.bea, self.cleo = (make.a_person(house, name) for name in "ABC")
        self.cast(self.cleo, "tree")
        count(self)
        self.eva = manager(self)
        perform(self.house, self.eva, vote_results.publish, self.activity)
        self.follow(self.ana, Followed.INPUT, self.options["tree"])
        self.follow(self.bea, Followed.PROJECT, self.project)

    def follow(self, who: Actor, kind: Followed, subject: str) -> None:
        """Let somebody follow a thing."""
        perform(self.house, who, following.follow, kind, subject, on=True)

    def save(self, by: Actor | None = None, **typed: object) -> None:
        """Keep how far the tree is."""
        perform(self.house, by or self.eva, follow_ups.save, self.options["tree"], typed)

    def step(self, typed: dict[str, Any], step: str = "") -> str:
        """Keep a step of the tree."""
        tree = self.options["tree"]
        return perform(self.house, self.eva, follow_ups.save_milestone, tree, typed, step)

    def waiting(self, name: str) -> list[Job]:
        """Return the jobs of a name that are still to be done."""
        with work(self.house, SYSTEM, reading=True) as job:
            query = select(Job).where(Job.name == name, Job.status == "waiting")
            return list(job.session.exec(query).all())

    def spread(self, times: int = 1) -> None:
        """Let a quarter of an hour go by, and do what was left to do, at least once."""
        self.at += progress_news.WAITS
        for name, run in (*progress_news.JOBS.items(), *mail.JOBS.items()):
            for left in self.waiting(name):
                for _ in range(times if name == progress_news.JOB else 1):
                    run(self.house, left.payload, silence)
                with work(self.house, SYSTEM) as job:
                    job.session.get_one(Job, left.id).status = "done"

    def told(self, who: Actor) -> list[NotificationView]:
        """Return what somebody was told of how projects get on."""
        lines = perform(self.house, who, notifications.mine).lines
        return [line for line in lines if line.kind == News.PROGRESS]

    def mails(self) -> list[tuple[str, str]]:
        """Return what was sent of it: to whom, and what it says."""
        assert isinstance(self.house.mailer, MemoryMailer)
        sent = self.house.mailer.sent
        return [(one.to, one.text) for one in sent if one.subject.startswith("Où en est")]


@pytest.fixture
def site(house: House, install: Install) -> Site:
    """Fund the tree."""
    install(METHODS)
    return Site(house)


PLANTED = {"title": {"fr": "Plantation"}, "due": "2026-11-25"}


def test_who_follows_the_project_or_the_input_hears_on_the_site_and_by_mail(site: Site) -> None:
    site.save(percent="40", spent="210")

    site.spread(times=2)

    for who in (site.ana, site.bea):
        (line,) = site.told(who)
        assert (line.title, line.is_new) == ("tree", True)
        assert line.words == "Réalisé à 40\u00a0% · 210\u00a0€ dépensés sur 500\u00a0€"
        assert line.href == f"/inputs/{site.options['tree']}"
    assert len(site.mails()) == 2
    assert all("Réalisé à 40\u00a0%" in text for _, text in site.mails())
    assert site.told(site.cleo) == []


def test_what_is_written_line_by_line_is_told_once(site: Site) -> None:
    site.save(percent="40")
    site.at += timedelta(minutes=3)
    site.step({"title": {"fr": "Étude"}, "due": "2026-03-01", "done": "2026-03-04"})
    site.step(PLANTED)

    site.spread()

    (line,) = site.told(site.ana)
    assert line.words == (
        "Réalisé à 40\u00a0% · Étape faite le 4 mars 2026 : Étude"
        " · Prochaine étape, prévue le 25 novembre 2026 : Plantation"
    )
    assert len(site.mails()) == 2


def test_what_comes_later_makes_the_same_line_new_again_and_is_mailed_again(site: Site) -> None:
    site.save(percent="40")
    site.spread()
    perform(site.house, site.ana, notifications.see_all)

    planted = site.step(PLANTED)
    site.step(PLANTED | {"done": "2026-11-20"}, planted)
    site.spread(times=2)

    (line,) = site.told(site.ana)
    assert line.is_new
    assert line.words.endswith("Étape faite le 20 novembre 2026 : Plantation")
    assert len(site.mails()) == 4


def test_what_changes_nothing_and_what_is_only_worded_anew_is_no_news(site: Site) -> None:
    site.save(percent="40")
    planted = site.step(PLANTED)
    site.spread()

    site.save(percent=40, spent="")
    site.step(PLANTED | {"title": {"fr": "On plante"}}, planted)

    assert site.waiting(progress_news.JOB) == []


def test_whoever_wrote_it_and_whoever_left_such_mails_get_none(site: Site) -> None:
    site.follow(site.eva, Followed.PROJECT, site.project)
    perform(site.house, site.ana, following.want_mail, News.PROGRESS, on=False)
    site.save(percent="40")

    site.spread()

    assert site.told(site.eva) == []
    assert len(site.told(site.ana)) == 1
    assert len(site.mails()) == 1


def test_of_a_project_that_was_hidden_meanwhile_nobody_hears(site: Site) -> None:
    site.save(percent="40")
    with work(site.house, SYSTEM) as job:
        row = job.session.get_one(Input, site.options["tree"])
        row.is_shown, row.hidden_at = False, job.now

    site.spread()

    assert site.told(site.ana) == []
    assert site.mails() == []
