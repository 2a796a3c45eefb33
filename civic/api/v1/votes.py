"""What can be chosen in a vote; ballots are for people's own hands, and no key casts one."""

from typing import Any

from civic.api.v1.endpoints import Call, Endpoint, Listed
from civic.api.v1.vote_schemas import VoteOption
from civic.services import voting_pages
from civic.services.voting_pages import Choice


async def list_options(call: Call[Any, None]) -> Listed:
    """List what can be chosen in the vote of an activity.

    With what each costs, before the vote opens too, and after it has closed. Always in the same
    order, which is not the one that people see. An activity without a vote has none: 404.
    """
    page = await call.do(voting_pages.vote, call.path["activity_id"])
    return Listed([_option(one) for one in sorted(page.choices, key=lambda one: one.card.id)])


def _option(choice: Choice) -> VoteOption:
    card = choice.card
    return VoteOption(
        id=card.id,
        title=card.title,
        language=card.lang,
        cost=choice.cost,
        area=choice.district or None,
    )


ENDPOINTS = [
    Endpoint("GET", "/activities/{activity_id}/options", list_options, "inputs",
             gives=VoteOption, lists=True),
]  # fmt: skip
