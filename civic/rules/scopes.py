"""What a key of the API may be used for: each scope opens some acts, and nothing else."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from civic.words import Act, Reason, Refusal, Scope

OPENS: Mapping[Scope, frozenset[Act]] = MappingProxyType(
    {
        Scope.READ: frozenset({Act.VIEW}),
        Scope.INPUTS_WRITE: frozenset({Act.SUBMIT_INPUT, Act.APPEND, Act.SEND_FILE}),
        Scope.COMMENTS_WRITE: frozenset({Act.COMMENT}),
        Scope.REACTIONS_WRITE: frozenset({Act.REACT}),
        Scope.ANSWERS_WRITE: frozenset({Act.MODERATE, Act.MANAGE_PROJECT}),
        Scope.PROJECTS_WRITE: frozenset(
            {Act.MANAGE_PROJECT, Act.DELETE_PROJECT, Act.MANAGE_PLATFORM}
        ),
        Scope.PLATFORM_WRITE: frozenset({Act.MANAGE_PLATFORM}),
        Scope.PEOPLE_READ: frozenset({Act.MANAGE_PLATFORM}),
    }
)
"""The acts that each scope opens, where the owner of the key may do them."""


WITH_READING = frozenset({Scope.ANSWERS_WRITE, Scope.PROJECTS_WRITE})
"""The scopes that work on what only the team sees, and so bring its sight with them."""


def complete(scopes: Collection[str]) -> list[str]:
    """Return scopes with those that they cannot do without."""
    needs_sight = Scope.READ not in scopes and bool(WITH_READING & set(scopes))
    return [*([Scope.READ.value] if needs_sight else []), *scopes]


def refuse_act(scopes: Collection[Scope], act: Act) -> Refusal | None:
    """Say that no scope of a key opens ``act``; anybody may look at what is public."""
    if act is Act.VIEW or any(act in OPENS[scope] for scope in scopes):
        return None
    needed = next((scope.value for scope, acts in OPENS.items() if act in acts), "")
    return Refusal(Reason.OUTSIDE_SCOPE, (("scope", needed),))


def refuse_scope(scopes: Collection[Scope] | None, needed: Scope | None) -> Refusal | None:
    """Say that a request needs a key, or a scope that its key lacks; ``None`` is no key."""
    if needed is None or (scopes is not None and needed in scopes):
        return None
    if scopes is None:
        return Refusal(Reason.KEY_NEEDED, (("scope", needed.value),))
    return Refusal(Reason.OUTSIDE_SCOPE, (("scope", needed.value),))
