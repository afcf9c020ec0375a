"""Questions to registries: from the store of answers, or over the network, politely and within limits."""

from __future__ import annotations

import dataclasses
import hashlib
import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import stamina

from flows.resolve.registries.asking.addresses import Resolver, system_resolver
from flows.resolve.registries.asking.faults import ContentError, RequestError, Unanswered, reach_of
from flows.resolve.registries.asking.fetching import Fetched, Limits, Parcel, fetch
from flows.resolve.registries.asking.manners import manners_of
from flows.resolve.registries.asking.snapshots import DamagedSnapshotError, Snapshot, SnapshotStore
from flows.resolve.registries.asking.transport import GuardedTransport
from flows.resolve.registries.asking.turns import Turns
from flows.resolve.registries.interface import Reach, RegistryWarning, WarningCode
from flows.resolve.registries.settings import Mode, RegistrySettings

AGENT = "tearsheet/0.1"
_LOG = logging.getLogger(__name__)
# A repeat is nothing to tell of: what it was for is in the warning, if it did not help.
stamina.instrumentation.set_on_retry_hooks([])

Check = Callable[[Snapshot], Any]
"""Raises ContentError for an answer that is none of the registry's, or none to the question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a registry is asked.

    ``path`` starts with a slash, its variable parts quoted; ``personal`` are parameters that say who asks
    (a key, the contact): sent to that registry's host only, and never stored. ``license`` is that of the
    registry's answers.
    """

    registry: str
    base: str
    path: str
    parameters: tuple[tuple[str, str], ...] = ()
    personal: tuple[tuple[str, str], ...] = ()
    personal_headers: tuple[tuple[str, str], ...] = ()
    accept: str = "application/json"
    license: str = ""
    n_bytes: int | None = None
    patience: float = 1.0

    @property
    def shown_url(self) -> str:
        """The address without what says who asks."""
        return f"{self.base}{self.path}" + (f"?{urlencode(self.parameters)}" if self.parameters else "")

    @property
    def sent_url(self) -> str:
        """The address as it is sent."""
        parameters = (*self.parameters, *self.personal)
        return f"{self.base}{self.path}" + (f"?{urlencode(parameters)}" if parameters else "")


def path_part(value: str) -> str:
    """A value as one part of a path: nothing of it can lead elsewhere.

    >>> path_part("10.1000/a?b#c/../d")
    '10.1000%2Fa%3Fb%23c%2F..%2Fd'
    """
    quoted = quote(value, safe="")
    # "." and ".." mean something even when they are all of a part.
    return quoted.replace(".", "%2E") if set(quoted) <= {"."} else quoted


@dataclass(frozen=True, slots=True)
class Reply:
    """A stored answer, the one before it where it was just asked again, and what went wrong on the way."""

    snapshot: Snapshot
    before: Snapshot | None = None
    warnings: tuple[RegistryWarning, ...] = ()


@dataclass
class _Standing:
    """How this process fares with one registry."""

    n_failed: int = 0
    failures: dict[str, Unanswered] = field(default_factory=dict)


class Client:
    """Asks registries. One may be shared by threads; processes share its folder.

    Args:
        settings: mode, limits, contact, folders.
        turns: None only where nothing is asked over the network.
        resolve: how names are resolved; tests put their own here.
        clock: seconds since the epoch.
    """

    def __init__(
        self,
        settings: RegistrySettings,
        turns: Turns | None,
        resolve: Resolver = system_resolver,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.settings = settings
        self.store = SnapshotStore(settings.snapshots)
        self._turns = turns
        self._run = turns.run_key if turns is not None else ""
        self._clock = clock
        self._guard = threading.Lock()
        self._standing: dict[str, _Standing] = {}
        self._http: httpx.Client | None = None
        if settings.mode is not Mode.OFFLINE:
            allowed = {host.lower() for host in settings.allowed_private_hosts}
            self._http = httpx.Client(
                transport=GuardedTransport(allowed, resolve), trust_env=False, headers={}
            )

    def close(self) -> None:
        """Close all connections."""
        if self._http is not None:
            self._http.close()

    def ask(self, question: Question, check: Check) -> Reply:
        """The answer to a question.

        Args:
            question: what is asked.
            check: reads an answer and raises ContentError if it is none; what does not
                pass is not stored.

        Raises:
            Unanswered: with what became of it. Never for a registry that says it knows no such record:
                that is an answer.
        """
        key = self.store.key(question.registry, question.path, question.parameters)
        mode = self.settings.mode
        if mode is Mode.OFFLINE:
            stored, damage = self._stored(question, key)
            if stored is None:
                raise self._unanswered(
                    question, WarningCode.NO_SNAPSHOT, "offline, and no stored answer", damage
                )
            return Reply(stored)
        with self.store.lock(key):
            stored, damage = self._stored(question, key)
            standing = self._standing_of(question.registry)
            if stored is not None and (mode is Mode.ONLINE or stored.run == self._run):
                return Reply(stored)
            try:
                fresh = self._fresh(question, key, standing, check)
                self.store.write(key, fresh, is_first=stored is None and not damage)
            except Unanswered as stop:
                if stored is None:
                    raise Unanswered(stop.reach, *damage, *stop.warnings) from None
                stale = self._warning(
                    question, WarningCode.STALE_SNAPSHOT, f"the answer of {stored.fetched_on} stands"
                )
                return Reply(stored, None, (*stop.warnings, stale))
            return Reply(fresh, stored, damage)

    def _fresh(self, question: Question, key: str, standing: _Standing, check: Check) -> Snapshot:
        """Ask over the network."""
        if key in standing.failures:
            # What failed in this run, with all its repeats, is not asked again for the next row.
            raise standing.failures[key].again()
        limit = self.settings.give_up_after
        if limit and standing.n_failed >= limit:
            message = f"left alone after {standing.n_failed} requests without answer"
            raise self._unanswered(question, WarningCode.GIVEN_UP, message)
        try:
            snapshot = self._persistently(question, check)
        except RequestError as fault:
            stop = self._unanswered(question, fault.code, fault.message)
            with self._guard:
                standing.n_failed += stop.reach is Reach.UNREACHABLE
                standing.failures[key] = stop
            raise stop from None
        with self._guard:
            standing.n_failed = 0
        return snapshot

    def _persistently(self, question: Question, check: Check) -> Snapshot:
        """Ask, and ask again where that may help. Never after a 404, which is an answer."""
        settings = self.settings
        for attempt in stamina.retry_context(
            on=lambda fault: isinstance(fault, RequestError) and fault.is_transient,
            attempts=settings.n_attempts,
            timeout=None,
            wait_initial=settings.backoff_initial_s,
            wait_max=settings.backoff_max_s,
            wait_jitter=settings.backoff_initial_s,
        ):
            with attempt:
                return self._once(question, check)
        raise AssertionError("stamina ends with an answer or an exception")

    def _once(self, question: Question, check: Check) -> Snapshot:
        assert self._http is not None
        assert self._turns is not None
        settings = self.settings
        contact = f" (mailto:{settings.contact_email})" if settings.contact_email else ""
        parcel = Parcel(
            question.sent_url,
            {"User-Agent": AGENT, "Accept": question.accept},
            {"User-Agent": AGENT + contact, **dict(question.personal_headers)},
        )
        limits = Limits(
            settings.connect_timeout_s,
            settings.total_timeout_s * question.patience,
            question.n_bytes or settings.max_response_bytes,
            settings.max_redirects,
        )
        with self._turns.turn(question.registry, manners_of(question.registry, settings)):
            try:
                fetched = fetch(self._http, parcel, limits, self._clock())
            except RequestError as fault:
                self._obey(question.registry, fault)
                raise
            self._turns.learn(question.registry, fetched.headers)
        return self._snapshot(question, fetched, check)

    def _obey(self, registry: str, fault: RequestError) -> None:
        """Leave the registry alone for as long as it asks; asking again within the run waits for that."""
        assert self._turns is not None
        if fault.retry_after_s is not None:
            self._turns.leave_alone(registry, fault.retry_after_s)
            if fault.retry_after_s > self.settings.max_wait_s:
                fault.is_transient = False

    def _snapshot(self, question: Question, fetched: Fetched, check: Check) -> Snapshot:
        media_type = fetched.headers.get("content-type", "").partition(";")[0].strip().lower()
        if fetched.status != 200 and (fetched.is_elsewhere or "html" in media_type):
            # The "not found" of a gateway, a log-in page or another host is not the registry's.
            raise ContentError(
                WarningCode.REDIRECTED if fetched.is_elsewhere else WarningCode.WRONG_FORMAT,
                f"status {fetched.status} that is not the registry's own",
                is_transient=False,
            )
        snapshot = Snapshot(
            registry=question.registry,
            url=question.shown_url,
            status=fetched.status,
            media_type=media_type[:100],
            license=question.license,
            fetched_at=datetime.fromtimestamp(self._clock(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            sha256=hashlib.sha256(fetched.body).hexdigest(),
            body=fetched.body,
            run=self._run,
        )
        if fetched.status == 200:
            check(snapshot)
        return snapshot

    def _stored(self, question: Question, key: str) -> tuple[Snapshot | None, tuple[RegistryWarning, ...]]:
        try:
            return self.store.read(question.registry, key), ()
        except DamagedSnapshotError as fault:
            return None, (self._warning(question, WarningCode.DAMAGED_SNAPSHOT, str(fault)),)

    def _standing_of(self, registry: str) -> _Standing:
        with self._guard:
            return self._standing.setdefault(registry, _Standing())

    def _unanswered(
        self, question: Question, code: WarningCode, message: str, before: Sequence[RegistryWarning] = ()
    ) -> Unanswered:
        return Unanswered(reach_of(code), *before, self._warning(question, code, message))

    @staticmethod
    def _warning(question: Question, code: WarningCode, message: str) -> RegistryWarning:
        warning = RegistryWarning(question.registry, code, message, question.shown_url)
        _LOG.info("%s", warning)
        return warning


def differing_fields(one: Any, other: Any, ignored: Sequence[str] = ()) -> tuple[str, ...]:
    """Names of the fields in which two records of one dataclass differ."""
    return tuple(
        item.name
        for item in dataclasses.fields(one)
        if item.name not in ignored and getattr(one, item.name) != getattr(other, item.name)
    )
