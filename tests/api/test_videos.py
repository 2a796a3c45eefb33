"""A video over HTTP: framed by a page that lets in its host, and no other address."""

import pytest
from starlette.routing import Router
from starlette.testclient import TestClient

from civic.api import videos
from civic.api.shell.guard import Guard
from civic.services.work import House


@pytest.fixture
def door(served: House) -> TestClient:
    return TestClient(Guard(Router(videos.ROUTES), {}), base_url="http://localhost")


def test_a_video_is_framed_by_a_page_that_lets_in_its_host_alone(door: TestClient) -> None:
    answer = door.get("/video", params={"of": "https://youtu.be/abcDEF12345"})

    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "frame-src https://www.youtube-nocookie.com;" in policy
    assert "default-src 'none'" in policy
    assert 'src="https://www.youtube-nocookie.com/embed/abcDEF12345?rel=0"' in answer.text


@pytest.mark.parametrize("of", ["", "https://evil.example/w/abcdefghijk", "javascript:alert(1)"])
def test_nothing_else_is_framed(door: TestClient, of: str) -> None:
    assert door.get("/video", params={"of": of}).status_code == 404
