"""What tests of services need beyond the rest."""

from tests.conftest import POSTGRES

collect_ignore = [] if POSTGRES else ["test_scaled.py"]
