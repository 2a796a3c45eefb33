"""The analysis process: started when needed, kept, restarted, ended."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from civic.adapters.analyst import Analyst, AnalystDied, ProcessAnalyst
from civic.adapters.analyst_in_process import InProcessAnalyst
from civic.analysis.findings import Parameters
from civic.analysis.texts import Document
from tests.analysis.material import ideas

IDEAS = ideas(("vélos", "arbres", "bancs", "marché"))
ROOT = Path(__file__).parents[2]


@pytest.fixture
def analyst() -> Iterator[ProcessAnalyst]:
    analyst = ProcessAnalyst("hashing")
    yield analyst
    analyst.close()


def test_the_process_finds_what_its_twin_finds(analyst: ProcessAnalyst, tmp_path: Path) -> None:
    twin: Analyst = InProcessAnalyst()
    first = twin.analyse(IDEAS, Parameters(resolution=1.5))
    heard: list[float] = []

    found = analyst.analyse(
        IDEAS, Parameters(resolution=1.5), lambda share, _: heard.append(share), previous=first
    )

    assert found.to_json() == first.to_json()
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_the_process_places_what_is_new_as_its_twin_does(analyst: ProcessAnalyst) -> None:
    twin: Analyst = InProcessAnalyst()
    findings = twin.analyse(IDEAS, Parameters())
    fresh = [Document("new", "Des vélos partout", "", "fr")]

    rows = analyst.assign(fresh, IDEAS, findings)

    assert rows == twin.assign(fresh, IDEAS, findings)
    assert [(row.id, bool(row.theme)) for row in rows] == [("new", True)]


def test_a_job_that_nobody_waits_for_ends_at_once_and_the_next_one_runs(
    analyst: ProcessAnalyst,
) -> None:
    def give_up(share: float, stage: str) -> None:
        raise KeyError(stage)

    with pytest.raises(KeyError):
        analyst.analyse(IDEAS, Parameters(), give_up)

    assert analyst.pid is None
    assert len(analyst.analyse(IDEAS[:3], Parameters()).rows) == 3


def test_a_process_that_dies_twice_is_said(
    analyst: ProcessAnalyst, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analyst._child, "_command", [sys.executable, "-c", ""])

    with pytest.raises(AnalystDied):
        analyst.analyse(IDEAS[:3], Parameters())


def test_nothing_runs_before_the_first_job_and_one_process_serves_many(
    analyst: ProcessAnalyst,
) -> None:
    assert analyst.pid is None
    analyst.analyse(IDEAS[:3], Parameters())
    pid = analyst.pid
    analyst.analyse(IDEAS[:3], Parameters())

    assert analyst.pid == pid is not None


def test_a_process_that_died_is_started_again(analyst: ProcessAnalyst) -> None:
    analyst.analyse(IDEAS[:3], Parameters())
    assert analyst.pid is not None
    os.kill(analyst.pid, signal.SIGKILL)

    assert len(analyst.analyse(IDEAS[:3], Parameters()).rows) == 3


def test_a_process_killed_in_the_middle_of_a_job_does_it_again(analyst: ProcessAnalyst) -> None:
    killed: list[int] = []

    def kill_once(share: float, stage: str) -> None:
        if not killed and analyst.pid:
            killed.append(analyst.pid)
            os.kill(analyst.pid, signal.SIGKILL)

    found = analyst.analyse(IDEAS, Parameters(), kill_once)

    assert killed
    assert len(found.rows) == len(IDEAS)


def test_what_the_process_refuses_is_said_and_it_lives_on(analyst: ProcessAnalyst) -> None:
    with pytest.raises(ValueError, match="same id"):
        analyst.analyse([IDEAS[0], IDEAS[0]], Parameters())

    assert len(analyst.analyse(IDEAS[:3], Parameters()).rows) == 3


def test_closing_ends_the_process_even_in_the_middle_of_a_job(analyst: ProcessAnalyst) -> None:
    pids: list[int] = []

    def close(share: float, stage: str) -> None:
        if analyst.pid and not pids:
            pids.append(analyst.pid)
            threading.Thread(target=analyst.close).start()

    with pytest.raises(RuntimeError):
        analyst.analyse(IDEAS, Parameters(), close)
    analyst.close()

    assert _gone(pids[0])


def test_the_process_ends_when_its_parent_is_killed() -> None:
    code = (
        "import time;from civic.adapters.analyst import ProcessAnalyst;"
        "from civic.analysis.findings import Parameters;"
        "a=ProcessAnalyst('hashing');a.analyse([],Parameters());print(a.pid,flush=True);"
        "time.sleep(600)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert parent.stdout
    pid = int(parent.stdout.readline())

    parent.kill()
    parent.wait()

    assert _gone(pid)


def test_the_adapter_is_light() -> None:
    code = (
        "import sys,civic.adapters.analyst;"
        "print(*{'numpy','sklearn','hdbscan','torch','sentence_transformers'} & set(sys.modules))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )

    assert loaded.stdout.strip() == ""


def _gone(pid: int) -> bool:
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
