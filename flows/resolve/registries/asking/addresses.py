"""Which addresses may be connected to: public ones, over http and https, and hosts that a setting allows.

The name is resolved here, every address that it resolves to is judged, and the connection goes to one of
these very
addresses: a name that resolves otherwise a moment later (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Collection
from urllib.parse import urlsplit

from flows.resolve.registries.asking.faults import RequestError
from flows.resolve.registries.interface import WarningCode

Resolver = Callable[[str, int], list[str]]
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def refused(message: str) -> RequestError:
    """The error of an address that is not asked."""
    return RequestError(WarningCode.ADDRESS_REFUSED, message, is_transient=False)


def check_url(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address.

    Raises:
        RequestError: it is no http or https address, carries a user name, or is not well formed.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as fault:
        raise refused(f"not a web address: {fault}") from None
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https"):
        raise refused(f"only http and https addresses are asked, not {scheme or 'one without scheme'}")
    if not host:
        raise refused("an address without host")
    if parts.username is not None or parts.password is not None:
        raise refused("an address with a user name in it")
    return scheme, host.lower(), port or (443 if scheme == "https" else 80)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also seen through what it embeds.

    >>> is_public("93.184.216.34"), is_public("::ffff:127.0.0.1"), is_public("169.254.169.254")
    (True, False, False)
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return True
    inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64:
        inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return all(is_public(str(other)) for other in inner if other is not None)


def system_resolver(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system's resolver gives them; literal addresses are their own."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def addresses_of(
    host: str, port: int, allowed: Collection[str], resolve: Resolver = system_resolver
) -> list[str]:
    """The addresses of a host that may be connected to.

    Args:
        host: as it stands in the address.
        port: where.
        allowed: hosts (lower case) that may be anywhere.
        resolve: finds the addresses.

    Raises:
        RequestError: the host cannot be resolved, or any of its addresses is not public.
    """
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError) as fault:
        raise RequestError(WarningCode.NO_CONNECTION, f"{host} cannot be resolved: {fault}") from None
    if not found:
        raise RequestError(WarningCode.NO_CONNECTION, f"{host} has no address")
    if host.lower() not in allowed:
        private = [address for address in found if not is_public(address)]
        if private:
            raise refused(f"{host} is at {', '.join(private)}, which is not public")
    return found
