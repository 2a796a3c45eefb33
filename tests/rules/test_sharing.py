"""Share links carry the page, whatever its title is made of."""

from urllib.parse import parse_qs, urlsplit

import pytest

from civic.rules.sharing import CHANNELS, share_links

ADDRESS = "https://town.example/input/a1?tab=map&lang=fr"
TITLE = '<script>alert(1)</script> & {{7*7}} "100 %" =cmd()'


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_share_link_carries_the_whole_address(channel: str) -> None:
    link = share_links(ADDRESS, TITLE)[channel]

    values = [value for found in parse_qs(urlsplit(link).query).values() for value in found]
    assert any(ADDRESS in value for value in values)


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_title_cannot_break_out_of_a_share_link(channel: str) -> None:
    link = share_links(ADDRESS, TITLE)[channel]

    assert not set(link) & set('<>"{} ')


def test_spaces_in_a_mail_are_not_pluses() -> None:
    assert "subject=New%20benches" in share_links(ADDRESS, "New benches")["email"]
