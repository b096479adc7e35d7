"""Parameters files as they are written: YAML reads back exactly what went in."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from kit.base.strict_yaml import parse_yaml
from kit.report.yaml_writer import scalar, words_lines

CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn"])
TEXTS = st.text(alphabet=CHARACTERS | st.sampled_from("\n\n  \t:#-|>'\"{}[]&*!%@`\u2028"))
"""Whatever a parameters file may hold: no characters that nobody can see."""


@example("\t0", 1)
@example(" 0", 1)
@given(TEXTS, st.integers(min_value=1, max_value=3))
def test_words_read_back_exactly(text: str, level: int) -> None:
    """Indented first lines, blank lines, other line ends, signs that mean something to YAML."""
    keys = [f"{'  ' * depth}k{depth}:" for depth in range(level)]
    lines = [*keys, *words_lines("words", text, level), f"{'  ' * level}behind: x"]
    value = parse_yaml("\n".join(lines) + "\n", "").value
    for depth in range(level):
        value = value[f"k{depth}"]
    assert value == {"words": text, "behind": "x"}


@given(TEXTS.filter(bool))
def test_names_read_back_exactly(text: str) -> None:
    """A name that looks like a number, a date or a truth value stays text."""
    assert parse_yaml(f"name: {scalar(text)}\n", "").value == {"name": text}
