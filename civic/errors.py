"""What can go wrong on purpose; anything else is a defect."""

from civic.words import Refusal


class CivicError(Exception):
    """Root of every error that a person may see."""


class Refused(CivicError):
    """The rules of the platform say no."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason)
        self.refusal = refusal


class NotFound(CivicError):
    """Nothing is there, or nothing that this person may see."""


class Invalid(CivicError):
    """What was sent cannot be read; ``field`` says where and ``key`` names the sentence."""

    def __init__(self, field: str, key: str, **figures: str) -> None:
        super().__init__(f"{field}: {key}")
        self.field = field
        self.key = key
        self.figures = figures
