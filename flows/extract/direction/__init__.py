"""Direction of an effect, read from the evidence: rules make the features, a linear model weighs them."""

from flows.extract.direction.model import DirectionReading, classify_direction

__all__ = ["DirectionReading", "classify_direction"]
