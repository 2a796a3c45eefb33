"""How often a person may do a thing."""

from civic.words import Reason, Refusal

ENDLESS = 2**31
"""What a method that sets no limit takes: only where it refuses this need anybody count."""


def refuse_count(used: int, most: int | None) -> Refusal | None:
    """Say that a person's ``most`` are used up, or nothing while one is left."""
    if most is not None and used >= most:
        return Refusal(Reason.LIMIT_REACHED, (("used", str(used)), ("most", str(most))))
    return None


PACE = {
    "submit_input": "10/minute;60/hour",
    "comment": "20/minute;200/hour",
    "react": "120/minute",
    "ask_code": "40/15minutes",
    "ask_code_of_one": "5/15minutes",
    "enter_code": "100/15minutes",
    "sign_in": "40/15minutes",
    "sign_in_of_one": "10/15minutes",
    "upload": "30/minute;300/hour",
    "event": "600/minute",
    "frame_event": "1200/minute",
}
"""How fast one person, or one address of nobody signed in, may do each act."""
