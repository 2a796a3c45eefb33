"""The platform of a test, served."""

from collections.abc import Iterator

import pytest

from civic.services.house import serving
from civic.services.work import House


@pytest.fixture
def served(house: House) -> Iterator[House]:
    """Serve the empty platform for the time of a test."""
    with serving(house):
        yield house
