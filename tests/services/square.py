"""A square about which people said the same twice, and the team that merges it."""

from typing import Any

from sqlmodel import select

from civic.models import Input, Job
from civic.rules.access import SYSTEM, Actor
from civic.services import (
    bulk_news,
    input_lists,
    input_pages,
    merge_news,
    merging,
    reactions,
)
from civic.services.bulk import Chosen
from civic.services.input_lists import Filters
from civic.services.work import House, work
from civic.words import Role, Subject
from tests import factories as make
from tests.services.acting import do

WHY = "Elles disent la même chose."


class Square:
    """An idea box with three ideas for one square, each of somebody else, and its manager."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.box = make.an_idea_box(house)
        self.people = [make.a_person(house, name) for name in ("Ana", "Bela", "Chloé")]
        self.first, self.second, self.third = (
            make.an_idea(house, self.box, f"Idée {n}", author=person)
            for n, person in enumerate(self.people)
        )
        self.project = self.row(self.first).project_id
        self.manager = make.trusted(
            house, make.a_person(house, "Julien"), self.project, Role.PROJECT_MANAGER
        )

    def row(self, key: str) -> Input:
        """Return an idea as it is now."""
        with work(self.house, SYSTEM, reading=True) as job:
            return job.session.get_one(Input, key)

    def merge(self, *ids: str, into: str, **more: Any) -> Any:
        """Merge ideas as the manager."""
        return do(self.house, self.manager, merging.merge, Chosen(ids), into, WHY, **more)

    def part(self, *ids: str) -> Any:
        """Part them again."""
        return do(self.house, self.manager, merging.part, Chosen(ids))

    def page(self, key: str, reader: Actor) -> Any:
        """Return the page of an idea as somebody reads it."""
        return do(self.house, reader, input_pages.page, key)

    def listed(self) -> list[str]:
        """Return the ideas that everybody finds."""
        found = do(self.house, SYSTEM, input_lists.listed, self.box, Filters(order="old"))
        return [card.id for card in found.cards]

    def tell(self) -> None:
        """Run what the merge left to tell, as late as it is due."""
        for name, module in (("bulk_news", bulk_news), ("merge_news", merge_news)):
            for job in [job for job in rows(self.house, Job) if job.name == name]:
                module.JOBS[name](self.house, dict(job.payload), lambda done, stage="": None)


def rows(house: House, table: type[Any]) -> list[Any]:
    with work(house, SYSTEM, reading=True) as job:
        return list(job.session.exec(select(table)).all())


def mails(house: House) -> list[dict[str, Any]]:
    return [job.payload for job in rows(house, Job) if job.name == "mail"]


def supported(square: Square, key: str, *people: Actor) -> None:
    for person in people:
        do(square.house, person, reactions.react, Subject.INPUT, key, 1)
