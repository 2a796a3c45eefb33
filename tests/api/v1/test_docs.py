"""The documentation says all there is, runs nothing and fetches nothing."""

import re

from starlette.testclient import TestClient

from civic.api.v1.openapi import document
from civic.api.v1.routes import endpoints
from civic.i18n import speak
from civic.services.work import House
from tests.api.v1.programs import the_app


def page(served: House) -> tuple[str, str]:
    answer = TestClient(the_app(), base_url="http://localhost").get("/api/v1/docs")
    assert answer.status_code == 200
    return answer.text, answer.headers["content-security-policy"]


def test_every_operation_and_every_shape_is_on_the_page(served: House) -> None:
    text, _ = page(served)

    assert [each.name for each in endpoints() if f'id="{each.name}"' not in text] == []
    shapes = document()["components"]["schemas"]
    assert [name for name in shapes if f'id="shape-{name}"' not in text] == []


def test_the_page_runs_nothing_and_fetches_nothing(served: House) -> None:
    text, policy = page(served)

    assert "<script" not in text
    assert re.findall(r"(?:src|href)=\"(?!#|/api/v1|/\"|/$)([^\"]*)", text) == []
    assert policy.startswith("default-src 'none'")


def test_every_link_of_the_page_leads_somewhere_in_it(served: House) -> None:
    text, _ = page(served)

    assert [to for to in re.findall(r'href="#([^"]+)"', text) if f'id="{to}"' not in text] == []


def test_the_type_of_a_problem_leads_to_its_sentence(served: House) -> None:
    text, _ = page(served)
    client = TestClient(the_app(), base_url="http://localhost")

    kind = client.get("/api/v1/inputs?limit=0").json()["type"]

    assert kind.startswith("/api/v1/docs#")
    assert f'id="{kind.partition("#")[2]}"' in text


def test_a_reason_is_told_in_the_words_of_the_organiser(served: House) -> None:
    before, _ = page(served)
    speak({"fr": {"reasons.merged": "« {title} » la représente."}})
    try:
        after, _ = page(served)
    finally:
        speak({})

    assert "la représente" not in before
    assert "la représente" in after
