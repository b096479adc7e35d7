"""What a table prints besides its figures is no word of the section that it stands in."""

from __future__ import annotations

import pytest

from kit.form.editions import editions
from kit.ingest.tables.table_words import is_table_text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("续表", True),
        ("（续表）", True),
        ("等于第三项加第四项之和）", True),
        ("没有", False),
        ("无", False),
        ("本年度没有收到申请。", False),
        ("续表 12", False),
    ],
)
def test_a_piece_of_the_tables_text_is_told_from_words(line: str, expected: bool) -> None:
    """Whatever may be an answer, a sentence or a figure stays."""
    form = editions().governing(2024)
    assert form is not None
    assert is_table_text(line, "requests", form, parted=True) is expected
    assert not is_table_text(line, "problems", form, parted=True)


def test_where_tables_have_their_frames_a_label_among_the_words_is_a_persons() -> None:
    """There the table's own text is in its cells; only what says that a table goes on is passed over."""
    form = editions().governing(2024)
    assert form is not None
    assert not is_table_text("（七）总计", "requests", form, parted=False)
    assert is_table_text("续表", "requests", form, parted=False)
