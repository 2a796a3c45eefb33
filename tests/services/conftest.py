"""What tests of services need beyond the rest."""

import pytest

from civic.services.work import House
from tests.conftest import POSTGRES
from tests.installing import install
from tests.services.building import Made

__all__ = ["install"]
collect_ignore = [] if POSTGRES else ["test_scaled.py"]


@pytest.fixture
def made(house: House) -> Made:
    """Publish a project whose team builds its page."""
    return Made(house)
