"""Measures the search for copied text: its growth, its memory, how many known copies it finds, and what by chance.

The time is the processor's, as other work on the machine stretches the clock.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping

from kit.county.copied_text import Text, alike
from tests.benchmarks.results import keep

SIZES = (1_000, 10_000, 40_000)
PARTS = ("proactive", "on_request", "management", "platform", "oversight", "problems", "other_matters")
CLAUSES, LENGTH = 8, 12
COMMON, STOCK = 2_000, 0.3
"""So many clauses are everybody's, and this share of all clauses is one of them."""
COPIED = 0.02
LETTERS = [chr(code) for code in range(0x4E10, 0x5E10)]


def main() -> None:
    """Measure each size in a process of its own, and keep the table."""
    keep(list(table()))


def table() -> Iterator[str]:
    """Yield the lines of a table: time, memory and found copies for each number of reports.

    `growth` is how many times as long a report takes as among the fewest; `chance` are the pairs found of which
    neither is a copy of the other or of what the other copies, `told` how many of them are told to be perhaps.
    """
    yield "| reports | texts | seconds | ms a report | growth | memory | copies found | chance | told |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    first = 0.0
    for size in SIZES:
        code = f"from tests.benchmarks.similarity import measured; print(*measured({size}))"
        done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
        texts, taken, memory, copies, found, chance, told = map(float, done.stdout.split())
        each = taken / size * 1000
        first = first or each
        yield (
            f"| {size:,} | {texts:,.0f} | {taken:.0f} | {each:.1f} | {each / first:.2f} | {memory:.0f} MB "
            f"| {found / copies:.1%} of {copies:,.0f} | {chance:.0f} | {told:.0f} |"
        )


def measured(reports: int) -> tuple[int, float, float, int, int, int, int]:
    """Return texts, seconds, peak memory in MB, copies, copies found, chance pairs, and those told as perhaps."""
    texts, sources = made_up(reports)
    copies = {(source, text) for text, source in sources.items()}
    begun = time.process_time()
    pairs = alike(texts)
    taken = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {(_id(pair.first), _id(pair.second)) for pair in pairs}
    chance = [p for p in pairs if _root(_id(p.first), sources) != _root(_id(p.second), sources)]
    told = sum(pair.maybe_chance for pair in chance)
    return len(texts), taken, memory, len(copies), len(copies & found), len(chance), told


_Id = tuple[str, str]
"""Whose text it is, and which part."""


def _id(text: Text) -> _Id:
    return text.owner, text.place


def _root(text: _Id, sources: Mapping[_Id, _Id]) -> _Id:
    while text in sources:
        text = sources[text]
    return text


def made_up(reports: int) -> tuple[list[Text], dict[_Id, _Id]]:
    """Return the texts of so many reports, and from which a text is copied, with a slip and other figures."""
    draw = random.Random(reports)  # noqa: S311 - the same texts every time
    common = [_clause(draw) for _ in range(COMMON)]
    texts: list[Text] = []
    sources: dict[_Id, _Id] = {}
    for number in range(reports):
        for place, part in enumerate(PARTS):
            owner = f"unit{number:06}/2024"
            if number and draw.random() < COPIED:
                source = texts[draw.randrange(number) * len(PARTS) + place]
                sources[owner, part] = _id(source)
                clauses = source.words.split("，")
                clauses[draw.randrange(CLAUSES)] = _clause(draw)
            else:
                clauses = [
                    draw.choice(common) if draw.random() < STOCK else _clause(draw) for _ in range(CLAUSES)
                ]
            texts.append(Text(owner, part, "，".join(clauses), (f"单位{number}镇",)))
    return texts, sources


def _clause(draw: random.Random) -> str:
    return "".join(draw.choices(LETTERS, k=LENGTH))


if __name__ == "__main__":
    main()
