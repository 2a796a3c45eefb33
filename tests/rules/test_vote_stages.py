"""The one thing to do next in a vote."""

import pytest

from civic.rules.vote_stages import STEPS, Stage, stage_of, step_of


@pytest.mark.parametrize(
    ("standing", "so", "stage"),
    [
        ("", {}, Stage.PREPARE),
        ("upcoming", {}, Stage.PREPARE),
        ("upcoming", {"ready": True}, Stage.READY),
        ("open", {}, Stage.LATE),
        ("open", {"ready": True}, Stage.OPEN),
        ("open", {"begun": True}, Stage.OPEN),
        ("closed", {"begun": True, "paper": True}, Stage.PAPER),
        ("closed", {"paper": True}, Stage.PAPER),
        ("closed", {}, Stage.EMPTY),
        ("closed", {"begun": True}, Stage.COUNTING),
        ("sealed", {"begun": True}, Stage.COUNTING),
        ("sealed", {"begun": True, "result": "draft"}, Stage.CHECK),
        ("sealed", {"begun": True, "result": "public"}, Stage.FOLLOW),
    ],
    ids=str,
)
def test_each_state_of_a_vote_has_one_thing_to_do(
    standing: str, so: dict[str, object], stage: Stage
) -> None:
    usual = {"ready": False, "begun": False, "paper": False, "result": ""}
    assert stage_of(standing, **{**usual, **so}) is stage  # type: ignore[arg-type]


def test_the_path_leads_on_from_stage_to_stage() -> None:
    assert [step_of(stage) for stage in Stage] == sorted(step_of(stage) for stage in Stage)
    assert {step_of(stage) for stage in Stage} == set(range(len(STEPS)))
