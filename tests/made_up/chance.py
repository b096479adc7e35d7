"""Draws that are the same every time: all that is made up here comes from a seed and a place's name."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")
Chance = random.Random


def chance(*parts: object) -> Chance:
    """Return the source of draws that belongs to `parts`, such as a seed and a township's name."""
    return random.Random("/".join(map(str, parts)))  # noqa: S311 - the same draws every time, no secret


def count(draw: Chance, mean: float) -> int:
    """Return a count around `mean` as independent cases would give it."""
    if mean > 30:
        return max(0, round(draw.gauss(mean, math.sqrt(mean))))
    number, left = 0, math.exp(-mean)
    at = draw.random()
    while at > left:
        number += 1
        at *= draw.random()
    return number


def one_of(draw: Chance, weights: Mapping[T, float]) -> T:
    """Return one of the keys, by weight."""
    at = draw.random() * sum(weights.values())
    for key, weight in weights.items():
        at -= weight
        if at < 0:
            return key
    return key


def some_of(draw: Chance, things: Sequence[T], least: int, most: int) -> list[T]:
    """Return `least` to `most` of the things, in an order of its own."""
    return draw.sample(things, draw.randint(least, most))
