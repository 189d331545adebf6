"""Percentiles and counts as lines of a report."""

from collections import Counter
from collections.abc import Sequence

_PERCENTILES = (("p50", 0.50), ("p90", 0.90), ("p99", 0.99))
_WIDTH = 30


def percentile(values: Sequence[float], part: float) -> float:
    """The smallest value that at least this part of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def times(milliseconds: Sequence[float]) -> str:
    """Percentiles and maximum in milliseconds, and how many a second that makes."""
    shown = [f"{label} {percentile(milliseconds, part):8.3f}" for label, part in _PERCENTILES]
    rate = len(milliseconds) / sum(milliseconds) * 1000
    return f"{'  '.join(shown)}  max {max(milliseconds):8.1f} ms  {rate:8.0f} a second"


def line(name: str, value: object) -> str:
    return f"{name:<{_WIDTH}}{value}"


def counts(counted: Counter[str]) -> str:
    return ", ".join(f"{count} {what}" for what, count in counted.most_common()) or "none"
