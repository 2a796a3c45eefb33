"""Where inputs that were merged lead: each to one that may have been merged in turn."""

from collections.abc import Mapping


def survivor_of(input_id: str, leads: Mapping[str, str]) -> str:
    """Return the input at the end of where ``leads`` lead; the input itself where it leads nowhere.

    ``leads`` names for each merged input the one it was merged into.
    """
    passed = {input_id}
    while (further := leads.get(input_id)) and further not in passed:
        passed.add(further)
        input_id = further
    return input_id
