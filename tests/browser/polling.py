"""A vote of the demo town's, on three things to choose, for the tests of those who hold it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
from typing import Any

import httpx

from civic.models import Activity, BallotOption, Input, Opening, Phase, Project
from civic.rules.access import SYSTEM
from civic.services import ballots, bringing_in
from civic.services.work import Work, perform
from civic.words import Act, new_id
from tests.browser.tabs import COOKIE
from tests.browser.town import Resident, Town

COSTS = {"Banc public": 3000, "Mare du parc": 5000, "Balançoire": 900}
METHOD = "participatory_budget"


@dataclass(frozen=True)
class Polling:
    """A vote: its project, its activity, its phase, and what can be chosen, by title."""

    town: Town
    project: str
    activity: str
    phase: str
    base: str
    """Where citizens come to it, on the site."""
    options: dict[str, str]
    extra: str

    @property
    def address(self) -> str:
        """Where the team prepares and follows it."""
        return f"{self.town.url}/admin/projects/{self.project}/activities/{self.activity}/vote"

    def move(self, *days: float) -> None:
        """Let it begin and end so many days from now, as if time had passed."""

        def move(job: Work) -> None:
            phase = job.session.get_one(Phase, self.phase)
            phase.starts_at, phase.ends_at = (job.now + timedelta(days=each) for each in days)
            job.session.add(phase)

        perform(self.town.house, SYSTEM, move)

    def cast(self, who: Resident, *titles: str) -> None:
        """Let somebody vote."""
        marks = {self.options[title]: 1 for title in titles}
        self.town.do(who, ballots.cast, self.activity, marks, "", 0)

    def send(self, who: Resident, *titles: str) -> None:
        """Let somebody vote through the site, so that whoever looks on hears of it."""
        marks = {self.options[title]: 1 for title in titles}
        answer = httpx.put(
            f"{self.town.url}/api/activities/{self.activity}/ballot",
            json={"marks": marks, "district": "", "seen": 0},
            cookies={COOKIE: who.token},
        )
        assert answer.is_success, answer.text


def polling(
    town: Town,
    settings: Mapping[str, Any] = MappingProxyType({"envelope": 6000}),
    *,
    begins: int = -1,
    districts: Sequence[str] = (),
) -> Polling:
    """Open a vote until in two days, in no list; one contribution is not assessed yet.

    Each of the ``districts`` gets one of what can be chosen.
    """

    def make(job: Work) -> Polling:
        slug = f"vote-{new_id()[:8]}"
        project = Project(
            slug=slug, title={"fr": "Un budget d’essai"}, status="published", is_listed=False,
            created_at=job.now,
        )  # fmt: skip
        activity = Activity(
            project_id=project.id, slug="vote", method=METHOD, title={"fr": "Le vote d’essai"},
            settings=dict(settings),
        )  # fmt: skip
        day = timedelta(days=1)
        phase = Phase(
            project_id=project.id, title={"fr": "Vote"}, starts_at=job.now + begins * day,
            ends_at=job.now + 2 * day,
        )  # fmt: skip
        bringing_in.bring_in(job, [project])
        bringing_in.bring_in(job, [activity, phase])
        opening = Opening(phase_id=phase.id, activity_id=activity.id, acts=[Act.VOTE.value])
        bringing_in.bring_in(job, [opening])
        named = {
            title: Input(
                project_id=project.id, activity_id=activity.id, title=title, language="fr",
                author_name="Ana", created_at=job.now,
            )
            for title in (*COSTS, "Fontaine à eau")
        }  # fmt: skip
        bringing_in.bring_in_inputs(job, list(named.values()), [], [])
        offered = [
            BallotOption(
                input_id=named[title].id, activity_id=activity.id, cost=cost, position=at,
                area_id=districts[at] if districts else None,
            )
            for at, (title, cost) in enumerate(COSTS.items())
        ]  # fmt: skip
        bringing_in.bring_in(job, offered)
        ids = {title: row.id for title, row in named.items()}
        extra = ids.pop("Fontaine à eau")
        base = f"/projects/{slug}/vote"
        return Polling(town, project.id, activity.id, phase.id, base, ids, extra)

    return perform(town.house, SYSTEM, make)
