"""The transport under httpx: connects only to judged addresses, and holds a request to one deadline."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import httpcore
import httpx

from flows.resolve.registries.asking.addresses import Resolver, addresses_of, system_resolver

_N_ADDRESSES = 4
"""Addresses of one host that are tried before it counts as out of reach."""


class _Clock(threading.local):
    """The deadline of the request that this thread is at."""

    end: float | None = None


_clock = _Clock()


@lru_cache(maxsize=1)
def _ssl_context() -> ssl.SSLContext:
    """Certificates are read once a process: that takes longer than many a request."""
    return httpx.create_ssl_context()


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Let no reading or writing of this thread go on beyond so many seconds, however slowly it drips."""
    _clock.end = time.monotonic() + seconds
    try:
        yield
    finally:
        _clock.end = None


def _left(timeout: float | None) -> float | None:
    if _clock.end is None:
        return timeout
    left = _clock.end - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time for one request is over")
    return left if timeout is None else min(timeout, left)


class _Stream(httpcore.NetworkStream):
    """A connection whose every step is held to the deadline."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, _left(timeout)))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Resolves, judges and connects in one step, so that nothing can change between them."""

    def __init__(self, allowed: Collection[str], resolve: Resolver) -> None:
        self._allowed = frozenset(host.lower() for host in allowed)
        self._resolve = resolve
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        fault: Exception | None = None
        judged = addresses_of(host, port, self._allowed, self._resolve)
        for address in by_turns(judged)[:_N_ADDRESSES]:
            try:
                stream = self._plain.connect_tcp(address, port, _left(timeout), local_address, socket_options)
                return _Stream(stream)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
        raise fault or httpcore.ConnectError(f"{host} has no address")

    def connect_unix_socket(
        self,
        path: str,  # noqa: ARG002
        timeout: float | None = None,  # noqa: ARG002
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        raise httpcore.ConnectError("no sockets of this machine")


def by_turns(addresses: list[str]) -> list[str]:
    """Addresses of both families by turns: a machine may have the use of one of them only (RFC 8305).

    >>> by_turns(["2606::1", "2606::2", "93.0.0.1"])
    ['2606::1', '93.0.0.1', '2606::2']
    """
    families = [
        [a for a in addresses if (":" in a) == is_six]
        for is_six in (":" in addresses[0], ":" not in addresses[0])
    ]
    longest = max(len(family) for family in families)
    return [family[place] for place in range(longest) for family in families if place < len(family)]


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()


class GuardedTransport(httpx.BaseTransport):
    """An httpx transport over a connection pool whose connections are guarded. It follows no proxies.

    Args:
        allowed: hosts that may be at private addresses.
        resolve: how names are resolved; tests put their own here.
    """

    def __init__(self, allowed: Collection[str] = (), resolve: Resolver = system_resolver) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=_ssl_context(),
            max_keepalive_connections=8,
            keepalive_expiry=10.0,
            network_backend=_Backend(allowed, resolve),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; the errors are httpcore's, or those of the judged address."""
        response = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        assert isinstance(response.stream, Iterable)
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Body(response.stream),
            extensions=response.extensions,
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()
