"""Percentiles and counts as lines of a report."""

from collections import Counter
from collections.abc import Sequence

_PERCENTILES = (("p50", 0.50), ("p90", 0.90), ("p99", 0.99))


def percentile(values: Sequence[float], part: float) -> float:
    """The smallest value that at least this part of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def times_line(name: str, milliseconds: Sequence[float]) -> str:
    """One line: percentiles and maximum in milliseconds."""
    shown = [f"{label} {percentile(milliseconds, part):9.3f}" for label, part in _PERCENTILES]
    return f"{name:<28}{'  '.join(shown)}  max {max(milliseconds):9.3f} ms"


def counts_line(name: str, counts: Counter[str]) -> str:
    told = ", ".join(f"{count} {what}" for what, count in counts.most_common())
    return f"{name:<28}{told or 'none'}"
