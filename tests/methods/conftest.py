"""Methods that come and go with a test."""

from tests.installing import install

__all__ = ["install"]
