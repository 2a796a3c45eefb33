"""A video is shown only from a host that may be, at the address that keeps to itself the most."""

import pytest

from civic.rules.videos import is_host, video_of

TUBE = ("tube.example.org",)


@pytest.mark.parametrize(
    ("address", "host", "embed"),
    [
        pytest.param(
            "https://www.youtube.com/watch?v=abcDEF12345&t=3", "YouTube",
            "https://www.youtube-nocookie.com/embed/abcDEF12345?rel=0", id="youtube",
        ),
        pytest.param(
            "https://youtu.be/abcDEF12345?si=x", "YouTube",
            "https://www.youtube-nocookie.com/embed/abcDEF12345?rel=0", id="youtube, short",
        ),
        pytest.param(
            "https://m.youtube.com/shorts/abcDEF12345", "YouTube",
            "https://www.youtube-nocookie.com/embed/abcDEF12345?rel=0", id="youtube, upright",
        ),
        pytest.param(
            "https://vimeo.com/123456789/ab12cd", "Vimeo",
            "https://player.vimeo.com/video/123456789?dnt=1&h=ab12cd", id="vimeo, unlisted",
        ),
        pytest.param(
            "https://www.dailymotion.com/video/x8abcde_a-title", "Dailymotion",
            "https://geo.dailymotion.com/player.html?video=x8abcde", id="dailymotion",
        ),
        pytest.param(
            "https://tube.example.org/w/9c9de5e8-0a1e-484a", "tube.example.org",
            "https://tube.example.org/videos/embed/9c9de5e8-0a1e-484a", id="peertube",
        ),
    ],
)  # fmt: skip
def test_a_video_of_a_host_that_may_be_shown_is(address: str, host: str, embed: str) -> None:
    found = video_of(address, TUBE)

    assert found is not None
    assert (found.host, found.embed) == (host, embed)
    assert video_of(found.watch, TUBE) == found


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("https://tube.elsewhere.org/w/9c9de5e8-0a1e-484a", id="a host not listed"),
        pytest.param("https://youtube.com.evil.example/watch?v=abcDEF12345", id="looks like one"),
        pytest.param("https://evil.example/?https://youtu.be/abcDEF12345", id="names one"),
        pytest.param("javascript:alert(1)//youtu.be/abcDEF12345", id="no address"),
        pytest.param('https://youtu.be/"><script>', id="markup"),
        pytest.param("https://www.youtube.com/", id="no video"),
        pytest.param("https://[", id="broken"),
        pytest.param("", id="nothing"),
    ],
)
def test_anything_else_is_not(address: str) -> None:
    assert video_of(address, TUBE) is None


@pytest.mark.parametrize(
    "name", ["https://a.org", "a.org/x", "localhost", "a b.org", "a.org\n", ""]
)
def test_a_host_is_listed_by_its_name_alone(name: str) -> None:
    assert not is_host(name)
    assert is_host("tube.example.org")
