"""Word lists and patterns: those that several rooms share (lexicon.yaml), and how any is looked up in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, PlainValidator

from kit.base.numerals import NUMBER
from kit.base.strict_yaml import read_yaml

SHARED = Path(__file__).with_name("lexicon.yaml")
_NAME = re.compile(r"\{([a-z_]{2,})\}")
_UNBOUNDED = re.compile(r"(?<!\\)[*+]|\{\d*,\}")

LAST, NEXT = "上年", "下年"
"""What the years beside the report's own are called in plain words."""


@cache
def shared(name: str) -> tuple[str, ...]:
    """Return the shared list of that name. Raises KeyError where there is none."""
    return spelt(tuple(_lists()[name]))


@cache
def _lists() -> dict[str, list[str]]:
    return dict(read_yaml(SHARED, SHARED.name).value)


def spelt(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words; what names a shared list ({last_year}结转) is there with each word of the list."""
    return tuple(spelling for word in words for spelling in _spellings(word))


def _spellings(word: str) -> Iterator[str]:
    name = _NAME.search(word)
    if name is None:
        yield word
        return
    for each in shared(name[1]):
        yield from _spellings(word.replace(name[0], each))


def with_shared(pattern: str) -> str:
    """Return a pattern with the name of each shared list as a choice of its words; {number} is any number."""
    pattern = pattern.replace("{number}", NUMBER)
    return _NAME.sub(lambda name: f"(?:{any_of(shared(name[1]))})", pattern)


def compiled(raw: Any) -> re.Pattern[str]:
    """Return a data file's pattern, shared lists in it spelt out.

    Raises ValueError where it is none, or repeats without a bound: texts may be long and hostile.
    """
    if not isinstance(raw, str) or not raw:
        raise ValueError("这里应当是一个正则表达式")
    if _UNBOUNDED.search(raw):
        raise ValueError(f"{raw} 里的重复没有上限，请写成 {{0,20}} 的样子")
    try:
        return re.compile(with_shared(raw))
    except re.error as error:
        raise ValueError(f"{raw} 不是正则表达式：{error}") from None


Pattern = Annotated[re.Pattern[str], PlainValidator(compiled)]
Patterns = Annotated[tuple[Pattern, ...], Field(min_length=1)]
"""Patterns of a data file, at least one."""

Words = Annotated[tuple[str, ...], AfterValidator(spelt)]
"""Words of a list in a data file; a shared list's name in braces stands for its words."""


def has(text: str, words: Words) -> bool:
    """Whether one of the words stands in a text."""
    for word in words:  # noqa: SIM110 - asked thousands of times, and twice as fast as any()
        if word in text:
            return True
    return False


def any_of(words: Words) -> str:
    """Return a pattern for any of `words`, the longest first, so that 件次 is not read as 件."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def first_of(*lists: Words) -> str:
    """Return the characters that words of `lists` begin with, for a pattern's brackets.

    To look ahead for them first lets a pattern of many alternatives pass over most of a text at once.
    """
    return re.escape("".join(sorted({word[:1] for words in lists for word in words})))


def plain_years(words: str, year: int = 0) -> str:
    """Return words in which the years beside the report's `year` are called 上年 and 下年, however named."""
    if "年" not in words:
        return words
    return _beside(year).sub(lambda found: LAST if found["last"] else NEXT, words)


@lru_cache(maxsize=16)
def _beside(year: int) -> re.Pattern[str]:
    last, next_ = shared("last_year"), shared("next_year")
    if year:
        last, next_ = (*last, f"{year - 1}年"), (*next_, f"{year + 1}年")
    return re.compile(
        rf"(?=[{first_of(last, next_)}])(?:(?P<last>{any_of(last)})|(?:{any_of(next_)}))"
        rf"(?:{any_of(shared('year_tails'))})?"
    )
