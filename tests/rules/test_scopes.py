"""A key does what its scopes open and its owner may do: never more than either."""

from dataclasses import replace

import pytest

from civic.rules.access import Actor, Place, refuse
from civic.rules.scopes import OPENS, refuse_scope
from civic.words import Act, ProjectStatus, Reason, Role, Scope
from tests.factories import NOON

ADMIN = Actor(person_id="a", name="Ana", is_admin=True)
MANAGER = Actor(person_id="m", name="Max", roles={"p": Role.PROJECT_MANAGER})
DRAFT = Place("p", ProjectStatus.DRAFT)
HERE = Place("p")


def told(actor: Actor, act: Act, place: Place, *scopes: Scope) -> Reason | None:
    refusal = refuse(replace(actor, scopes=frozenset(scopes)), act, place, NOON)
    return refusal.reason if refusal else None


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize("act", [act for act in Act if act is not Act.VIEW])
def test_a_scope_opens_its_acts_and_no_other(scope: Scope, act: Act) -> None:
    told_to_admin = told(ADMIN, act, DRAFT, scope)

    assert (told_to_admin is Reason.OUTSIDE_SCOPE) == (act not in OPENS[scope])


def test_no_key_casts_a_ballot_whatever_it_may_do_besides() -> None:
    assert told(ADMIN, Act.VOTE, HERE, *Scope) is Reason.OUTSIDE_SCOPE


def test_a_key_without_scopes_looks_at_what_is_public_and_at_nothing_else() -> None:
    assert told(ADMIN, Act.VIEW, HERE) is None
    assert told(ADMIN, Act.VIEW, DRAFT) is Reason.PROJECT_NOT_PUBLISHED
    assert told(ADMIN, Act.VIEW, DRAFT, Scope.READ) is None


def test_a_scope_gives_nobody_what_they_are_not_trusted_with() -> None:
    every = frozenset(Scope)

    assert told(MANAGER, Act.MANAGE_PROJECT, HERE, *every) is None
    assert told(MANAGER, Act.MANAGE_PLATFORM, Place(), *every) is Reason.NOT_ALLOWED
    assert told(MANAGER, Act.MANAGE_PROJECT, Place("q"), *every) is Reason.NOT_ALLOWED


def test_no_scope_lets_a_program_change_an_account() -> None:
    assert told(ADMIN, Act.MANAGE_SELF, Place(), *Scope) is Reason.OUTSIDE_SCOPE
    assert told(ADMIN, Act.SHOW_SELF, Place(), *Scope) is Reason.OUTSIDE_SCOPE


def test_a_refusal_names_the_scope_that_is_missing() -> None:
    lacking = refuse_scope(frozenset({Scope.READ}), Scope.PEOPLE_READ)
    without = refuse_scope(None, Scope.PEOPLE_READ)

    assert lacking
    assert (lacking.reason, dict(lacking.figures)["scope"]) == (
        Reason.OUTSIDE_SCOPE,
        "people:read",
    )
    assert without
    assert without.reason is Reason.KEY_NEEDED
    assert refuse_scope(frozenset({Scope.PEOPLE_READ}), Scope.PEOPLE_READ) is None
    assert refuse_scope(None, None) is None
