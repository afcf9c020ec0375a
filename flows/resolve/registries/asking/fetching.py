"""One request and what came back, within limits on time, size and redirects."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

import httpcore
import httpx

from flows.resolve.registries.asking.addresses import check_url
from flows.resolve.registries.asking.faults import RequestError
from flows.resolve.registries.asking.transport import deadline
from flows.resolve.registries.interface import WarningCode

REDIRECTS = (301, 302, 303, 307, 308)
PERSONAL = frozenset({"api_key", "mailto", "email", "tool"})
"""Parameters that say who asks: neither stored nor sent on to another host."""
_PASSING = {408, 425, 429, 500, 502, 503, 504}
_CHUNK = 65_536
_ACCEPTED = "gzip"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take."""

    connect_s: float
    total_s: float
    n_bytes: int
    n_redirects: int


@dataclass(frozen=True, slots=True)
class Fetched:
    """A response: ``is_elsewhere`` if it is of another host than the one that was asked."""

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes
    is_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is sent: the address, and headers that only the host of that address may see."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    personal_headers: Mapping[str, str] = field(default_factory=dict)


def fetch(client: httpx.Client, parcel: Parcel, limits: Limits, now: float) -> Fetched:
    """Ask once, following redirects, and read the answer.

    Args:
        client: over a :class:`~flows.resolve.registries.asking.transport.GuardedTransport`.
        parcel: what is asked.
        limits: in seconds and bytes; the size holds before and after decompression.
        now: seconds since the epoch, to read ``Retry-After`` by.

    Raises:
        RequestError: no answer came, or one beyond the limits, or one of an error of the server. A status 404
            is an answer.
    """
    origin = check_url(parcel.url)
    url, is_elsewhere = parcel.url, False
    with deadline(limits.total_s):
        for _ in range(limits.n_redirects + 1):
            headers = dict(parcel.headers) if is_elsewhere else {**parcel.headers, **parcel.personal_headers}
            response = _exchange(client, url, headers, limits, now, is_elsewhere)
            if response.status not in REDIRECTS:
                return response
            url = _next(url, response.headers.get("location"))
            if check_url(url) != origin:
                is_elsewhere = True
            if is_elsewhere:
                url = without(url, PERSONAL)
    raise RequestError(WarningCode.REDIRECTED, f"redirected more than {limits.n_redirects} times")


def without(url: str, names: frozenset[str]) -> str:
    """An address without the parameters of these names."""
    parts = urlsplit(url)
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in names
    ]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(kept), ""))


def _next(url: str, location: str | None) -> str:
    if not location:
        raise RequestError(WarningCode.REDIRECTED, "redirected, but not told where to")
    try:
        target = urljoin(url, location)
    except ValueError:
        raise RequestError(WarningCode.REDIRECTED, "redirected to what is no address") from None
    scheme, _, _ = check_url(target)
    if url.lower().startswith("https:") and scheme != "https":
        raise RequestError(WarningCode.REDIRECTED, "redirected from https to http")
    return target


def _exchange(
    client: httpx.Client, url: str, headers: Mapping[str, str], limits: Limits, now: float, is_elsewhere: bool
) -> Fetched:
    timeout = httpx.Timeout(limits.total_s, connect=min(limits.connect_s, limits.total_s))
    sent = {**headers, "Accept-Encoding": _ACCEPTED}
    is_reading = False
    try:
        request = client.build_request("GET", url, headers=sent, timeout=timeout)
        response = client.send(request, stream=True, follow_redirects=False)
        try:
            _check_status(response, now)
            is_reading = response.status_code not in REDIRECTS
            body = _read(response, limits.n_bytes) if is_reading else b""
        finally:
            response.close()
    except (httpcore.TimeoutException, httpx.TimeoutException):
        raise RequestError(WarningCode.TIME_OUT, "no answer in time") from None
    except (
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpcore.UnsupportedProtocol,
        httpx.HTTPError,
        OSError,
    ) as fault:
        if is_reading:
            raise RequestError(WarningCode.TRUNCATED, f"the answer broke off: {fault}") from None
        raise RequestError(WarningCode.NO_CONNECTION, f"no connection: {fault}") from None
    except (httpx.InvalidURL, UnicodeError) as fault:
        raise RequestError(WarningCode.ADDRESS_REFUSED, f"not an address: {fault}") from None
    return Fetched(response.status_code, url, dict(response.headers), body, is_elsewhere)


def _check_status(response: httpx.Response, now: float) -> None:
    status = response.status_code
    if status in (200, 404, 410) or status in REDIRECTS:
        return
    wait = retry_after(response.headers.get("retry-after"), now)
    if status in _PASSING:
        code = WarningCode.RATE_LIMITED if status == 429 else WarningCode.SERVER_ERROR
        raise RequestError(code, f"status {status}", retry_after_s=wait)
    if status in (401, 402, 403):
        raise RequestError(WarningCode.NOT_PERMITTED, f"status {status}: not permitted")
    raise RequestError(WarningCode.SERVER_ERROR, f"status {status}", is_transient=status > 500)


def retry_after(value: str | None, now: float) -> float | None:
    """Seconds that a ``Retry-After`` asks for: a number, or a date (RFC 9110, section 10.2.3).

    >>> retry_after("12", 0.0), retry_after("Thu, 01 Jan 1970 00:01:00 GMT", 20.0), retry_after("soon", 0.0)
    (12.0, 40.0, None)
    """
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return None


def _read(response: httpx.Response, n_bytes: int) -> bytes:
    """The body, decompressed; its size is held to the limit while it is read, not afterwards."""
    told = response.headers.get("content-length", "")
    if told.isascii() and told.isdigit() and int(told[:18]) > n_bytes:
        raise _too_large(n_bytes)
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "", "gzip", "x-gzip", "deflate"):
        raise RequestError(WarningCode.WRONG_FORMAT, f"packed as {encoding!r}", is_transient=False)
    inflate = None
    if encoding not in ("identity", ""):
        inflate = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    parts: list[bytes] = []
    n_packed = n_read = 0
    for chunk in response.iter_raw(_CHUNK):
        n_packed += len(chunk)
        if n_packed > n_bytes:
            raise _too_large(n_bytes)
        piece = chunk if inflate is None else _inflated(inflate, chunk, n_bytes - n_read)
        n_read += len(piece)
        if n_read > n_bytes:
            raise _too_large(n_bytes)
        parts.append(piece)
    if inflate is not None and n_packed and not inflate.eof:
        raise RequestError(WarningCode.TRUNCATED, "the packed answer broke off")
    return b"".join(parts)


def _inflated(inflate: zlib._Decompress, chunk: bytes, n_left: int) -> bytes:
    try:
        # One byte more than is allowed, so that the caller sees the limit passed.
        return inflate.decompress(chunk, n_left + 1)
    except zlib.error as fault:
        raise RequestError(WarningCode.TRUNCATED, f"the packed answer is damaged: {fault}") from None


def _too_large(n_bytes: int) -> RequestError:
    return RequestError(WarningCode.TOO_LARGE, f"the answer is larger than {n_bytes:,} bytes")
