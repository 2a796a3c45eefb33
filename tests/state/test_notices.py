"""Every no has its sentence, and the step that would lift it."""

import ast
import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from civic import i18n
from civic.errors import CivicError, Invalid, NotFound, Refused
from civic.state.notices import Attempt, Complaint, Halted, complaint_of, step_before, tell_error
from civic.words import Reason, Refusal

ROOT = Path(__file__).parents[2]
JUNE = datetime(2026, 6, 3, tzinfo=UTC)


def invalid_keys() -> set[str]:
    keys = set()
    for path in (ROOT / "civic").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Invalid"):
                keys |= {
                    part.value
                    for argument in node.args[1:2]
                    for part in ast.walk(argument)
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                }
    return {key for key in keys if "." in key}


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("language", i18n.languages())
def test_every_reason_has_a_sentence(reason: Reason, language: str) -> None:
    assert i18n.catalogue(language)[f"reasons.{reason}"]


@pytest.mark.parametrize("key", sorted(invalid_keys()))
def test_everything_that_cannot_be_read_has_a_sentence(key: str) -> None:
    assert all(key in i18n.catalogue(language) for language in i18n.languages())


@pytest.mark.parametrize(
    ("error", "complaint"),
    [
        pytest.param(
            Refused(Refusal(Reason.LIMIT_REACHED, (("used", "5"), ("most", "5")))),
            Complaint("reasons.limit_reached", {"used": "5", "most": "5"}),
            id="a limit with its figures",
        ),
        pytest.param(
            Refused(Refusal(Reason.PHASE_NOT_STARTED, date=JUNE)),
            Complaint("reasons.phase_not_started", {}, "2026-06-03T00:00:00+00:00"),
            id="a phase with its date",
        ),
        pytest.param(
            Invalid("title", "invalid.too_long", most="140"),
            Complaint("invalid.too_long", {"most": "140"}),
            id="a field with its limit",
        ),
        pytest.param(NotFound(), Complaint("reasons.not_found"), id="nothing there"),
        pytest.param(CivicError(), Complaint("reasons.broken"), id="anything else"),
    ],
)
def test_an_error_is_told_in_a_sentence(error: CivicError, complaint: Complaint) -> None:
    assert complaint_of(error) == complaint


@pytest.mark.parametrize(
    ("refusal", "step"),
    [
        pytest.param(Refusal(Reason.NOT_SIGNED_IN), "sign_in", id="nobody signed in"),
        pytest.param(Refusal(Reason.FIELD_MISSING, (("field", "name"),)), "name", id="no name"),
        pytest.param(Refusal(Reason.FIELD_MISSING, (("field", "age"),)), "", id="another field"),
        pytest.param(Refusal(Reason.PHASE_ENDED), "", id="nothing to be done"),
    ],
)
def test_a_refusal_that_a_person_can_lift_names_the_step(refusal: Refusal, step: str) -> None:
    assert step_before(refusal) == step


def test_what_was_attempted_travels_with_a_refusal_that_can_be_lifted() -> None:
    halted = Halted(Refusal(Reason.NOT_SIGNED_IN), Attempt("press", {"value": 1}))

    told = str(tell_error(halted))

    assert "sign_in" in told
    assert "press" in told


def test_what_was_attempted_is_forgotten_when_nothing_would_lift_the_refusal() -> None:
    halted = Halted(Refusal(Reason.PHASE_ENDED), Attempt("press", {"value": 1}))

    assert "press" not in str(tell_error(halted))


def test_a_defect_says_nothing_of_itself_to_people(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        told = tell_error(ZeroDivisionError("secret detail"))

    assert "secret detail" not in str(told)
    assert "secret detail" in caplog.text
