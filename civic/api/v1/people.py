"""The key at work, and people, addresses included, for keys that may."""

from typing import Any

from civic.api.v1 import schemas, shaping
from civic.api.v1.endpoints import Call, Endpoint, Listed
from civic.api.v1.queries import PeopleQuery
from civic.errors import Refused
from civic.services import api_people
from civic.services.views import Author
from civic.words import Reason, Refusal, Scope


async def read_me(call: Call[Any, None]) -> schemas.Me:
    """Read what the key that was sent may do, and whose it is.

    Without a key it is refused.
    """
    use = call.use
    if not use.key_id:
        raise Refused(Refusal(Reason.KEY_NEEDED, (("scope", Scope.READ.value),)))
    return schemas.Me(
        name=use.name,
        prefix=use.prefix,
        owner=shaping.author(Author(use.owner_id, use.owner)),
        scopes=sorted(use.scopes),
        expires_at=use.expires_at or None,
    )


async def list_people(call: Call[PeopleQuery, None]) -> Listed:
    """List accounts with their e-mail addresses, the newest first.

    For administrators; that they were read is in the log.
    """
    asked = call.query
    found = await call.do(api_people.listed, asked.q, asked.cursor, asked.limit)
    return Listed([shaping.person(item) for item in found.items], found.after)


async def read_person(call: Call[Any, None]) -> schemas.Person:
    """Read an account with its e-mail address.

    For administrators; that it was read is in the log.
    """
    return shaping.person(await call.do(api_people.one, call.path["person_id"]))


_SCOPE = Scope.PEOPLE_READ

ENDPOINTS = [
    Endpoint("GET", "/me", read_me, "key", gives=schemas.Me),
    Endpoint("GET", "/people", list_people, "people", _SCOPE, schemas.Person, lists=True,
             query=PeopleQuery),
    Endpoint("GET", "/people/{person_id}", read_person, "people", _SCOPE, schemas.Person),
]  # fmt: skip
