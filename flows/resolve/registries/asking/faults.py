"""Why a question went without an answer."""

from __future__ import annotations

from flows.resolve.registries.interface import Reach, RegistryWarning, WarningCode

_REFUSED = (WarningCode.BUDGET_SPENT, WarningCode.ADDRESS_REFUSED, WarningCode.NO_CONTACT)
_MALFORMED = (
    WarningCode.TOO_LARGE,
    WarningCode.TRUNCATED,
    WarningCode.WRONG_FORMAT,
    WarningCode.WRONG_CHARSET,
    WarningCode.UNEXPECTED_CONTENT,
    WarningCode.OTHER_RECORD,
)
_TRANSIENT = (
    WarningCode.NO_CONNECTION,
    WarningCode.TIME_OUT,
    WarningCode.SERVER_ERROR,
    WarningCode.RATE_LIMITED,
    WarningCode.TRUNCATED,
    WarningCode.WRONG_FORMAT,
)


class RequestError(Exception):
    """One request failed.

    Args:
        code: in which way.
        message: for people.
        is_transient: whether asking again may help; by default what the code says.
        retry_after_s: for how long the registry asks to be left alone.
    """

    def __init__(
        self,
        code: WarningCode,
        message: str,
        *,
        is_transient: bool | None = None,
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.is_transient = code in _TRANSIENT if is_transient is None else is_transient
        self.retry_after_s = retry_after_s


class ContentError(RequestError):
    """What came back is not in the registry's format."""


class Unanswered(Exception):  # noqa: N818 - an outcome, not an error of the program
    """A question went without an answer: what became of it, and the warnings to pass on."""

    def __init__(self, reach: Reach, *warnings: RegistryWarning) -> None:
        super().__init__(str(warnings[-1]) if warnings else reach.value)
        self.reach = reach
        self.warnings = warnings

    def again(self) -> Unanswered:
        """The same outcome, to be raised once more; an exception raised twice drags its trace along."""
        return Unanswered(self.reach, *self.warnings)


def reach_of(code: WarningCode) -> Reach:
    """What became of a question that ended with a warning of this code."""
    if code in _REFUSED:
        return Reach.REFUSED
    return Reach.MALFORMED if code in _MALFORMED else Reach.UNREACHABLE
