"""Which network addresses are out in the open, and which lead inside somebody's own network."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

TRANSLATED = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
"""Addresses of IPv6 that a network turns into one of IPv4, public or not (RFC 6052, 8215)."""


def is_public(address: str) -> bool:
    """Say whether a network address belongs to the open internet, and to one machine in it.

    Neither loopback, private, link-local (where clouds keep their secrets), shared nor reserved
    ones do, nor those of IPv6 in which one of IPv4 is wrapped.
    """
    try:
        known = ip_address(address)
    except ValueError:
        return False
    if isinstance(known, IPv6Address) and _wraps(known):
        return False
    return known.is_global and not known.is_multicast and not known.is_reserved


def _wraps(known: IPv6Address) -> bool:
    wrapped: tuple[IPv4Address | object | None, ...] = (
        known.ipv4_mapped,
        known.sixtofour,
        known.teredo,
    )
    return any(wrapped) or any(known in network for network in TRANSLATED)
