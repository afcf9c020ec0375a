"""Text that remembers where it came from, through every edit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from flows.values import value

Run = tuple[int, int, int]
"""Where the run starts in the text, and the range of source characters it came from."""

Edit = tuple[int, int, str]
"""A range of the text and what to put in its place."""


@value()
class MappedText:
    """A text and the runs that lead from it to the characters of the source.

    Runs are sorted and start at 0. A run with as many source characters as text characters maps one to one;
    any other is a replacement whose inside cannot be told apart.
    """

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def identity(cls, text: str, source_start: int = 0) -> MappedText:
        """The source itself, or a stretch of it that starts at character ``source_start``."""
        runs = ((0, source_start, source_start + len(text)),) if text else ()
        return cls(text, runs)

    def _pieces(self, start: int, end: int) -> Iterable[tuple[int, int, int]]:
        """Length, source start and source end of each run's part inside a range of the text."""
        if start >= end:
            return
        runs = self.runs
        index = bisect_right(runs, (start, _FAR, _FAR)) - 1
        total = len(self.text)
        while index < len(runs) and runs[index][0] < end:
            run_start, source_start, source_end = runs[index]
            index += 1
            run_end = runs[index][0] if index < len(runs) else total
            low, high = max(run_start, start), min(run_end, end)
            if run_end - run_start == source_end - source_start:
                yield high - low, source_start + low - run_start, source_start + high - run_start
            else:
                yield high - low, source_start, source_end

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """The source characters that a range of the text came from; an empty range maps to a point."""
        pieces = list(self._pieces(start, max(end, start + 1)))
        if not pieces:
            return (self.runs[-1][2],) * 2 if self.runs else (0, 0)
        if start == end:
            return (pieces[0][1],) * 2
        return pieces[0][1], pieces[-1][2]

    def slice(self, start: int, end: int) -> MappedText:
        """The part of the text in a range, still mapped."""
        if len(self.runs) == 1 and 0 <= start < end <= len(self.text):
            _, first, last = self.runs[0]
            if last - first == len(self.text):
                return MappedText(self.text[start:end], ((0, first + start, first + end),))
        builder = MappedBuilder()
        builder.add(self, start, end)
        return builder.build()

    def strip(self) -> MappedText:
        """The text without outer white space."""
        text = self.text
        start = len(text) - len(text.lstrip())
        end = len(text.rstrip())
        if start == 0 and end == len(text):
            return self
        return self.slice(start, max(start, end))

    def edit(self, edits: Sequence[Edit]) -> MappedText:
        """Replace ranges of the text (sorted, not overlapping); what is put in keeps the range's origin."""
        if not edits:
            return self
        builder = MappedBuilder()
        position = 0
        for start, end, new in edits:
            builder.add(self, position, start)
            if new:
                builder.put(new, *self.source_range(start, end))
            position = end
        builder.add(self, position, len(self.text))
        return builder.build()


class MappedBuilder:
    """Puts a :class:`MappedText` together from parts, in reading order."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0
        self._last_is_linear = False

    def __len__(self) -> int:
        return self._length

    @property
    def source_end(self) -> int:
        """Where the source characters taken so far end."""
        return self._runs[-1][2] if self._runs else 0

    def put(self, text: str, source_start: int, source_end: int) -> None:
        """Append text that came from a range of source characters."""
        if not text:
            return
        is_linear = len(text) == source_end - source_start
        self._parts.append(text)
        if is_linear and self._last_is_linear and self._runs[-1][2] == source_start:
            start, first, _ = self._runs[-1]
            self._runs[-1] = (start, first, source_end)
        else:
            self._runs.append((self._length, source_start, source_end))
        self._last_is_linear = is_linear
        self._length += len(text)

    def add(self, mapped: MappedText, start: int = 0, end: int | None = None) -> None:
        """Append a range of another mapped text (all of it by default)."""
        stop = len(mapped.text) if end is None else end
        if start == 0 and stop == len(mapped.text) and len(mapped.runs) == 1:
            self.put(mapped.text, *mapped.runs[0][1:])
            return
        position = start
        for length, source_start, source_end in mapped._pieces(start, stop):
            self.put(mapped.text[position : position + length], source_start, source_end)
            position += length

    def build(self) -> MappedText:
        """What has been put together."""
        return MappedText("".join(self._parts), tuple(self._runs))


def moved_by(edits: Sequence[Edit]) -> Callable[[int], int]:
    """A function from offsets before the edits to offsets after them (inside an edit: to its start)."""
    ends: list[int] = []
    shifts: list[int] = []
    shift = 0
    for start, end, new in edits:
        shift += len(new) - (end - start)
        ends.append(end)
        shifts.append(shift)
    starts = [start for start, _, _ in edits]

    def move(offset: int) -> int:
        index = bisect_right(starts, offset) - 1
        if index < 0:
            return offset
        if offset >= ends[index]:
            return offset + shifts[index]
        before = shifts[index - 1] if index else 0
        return starts[index] + before

    return move


_FAR = 1 << 60
