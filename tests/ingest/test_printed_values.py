"""What a printed cell holds: numbers in every writing that occurs, blanks, marks; anything doubtful is refused."""

from __future__ import annotations

import pytest

from kit.form.cell_value import UnreadableError
from kit.form.editions import editions
from kit.ingest.tables.printed_values import Plain, are_heaped, heeded, is_value, read_cell

COUNT, SIGNED = "requests.received.natural", "disclosure.licence.change"
CHARGES, SPENDING = "disclosure.charges.amount", "disclosure.procurement.spending"


def read(edition: str, address: str, text: str, header: str = "") -> Plain:
    """Return what a cell of an edition holds."""
    form = editions()[edition]
    return read_cell(text, form.cells[address], form, header)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0), ("", None), ("　", None), ("/", "/"), ("／", "/"), ("—", "—"), ("-", "—"), ("－－", "—"), ("无", "无"),
        ("12", 12), ("１２", 12), ("1,234", 1234), ("1，234", 1234), ("1,234,567", 1234567), ("3件", 3), ("0 个", 0), ("3（件）", 3), ("7。", 7), ("12 件。", 12),
        ("十二", 12), ("零", 0), ("三百五十", 350), ("两件", 2), ("\n 7 \n", 7), ("3.0", 3), ("12.00", 12), ("0.0", 0), ("007", 7), ("012件", 12),
    ],
)  # fmt: skip
def test_a_count_is_read_in_every_writing(text: str, value: Plain) -> None:
    """0, a blank and a mark stay different things."""
    assert read("2021", COUNT, text) == value


@pytest.mark.parametrize(
    "text", ["1297\n-1543", "1297 +8", "12件 减3", "3 增加4", "1 2", "5%  6", "3 上升4", "3 下降4"]
)
def test_numbers_apart_in_one_cell_are_several(text: str) -> None:
    """A sign or a word for it before the second, too; so the blank cells beside may be theirs."""
    assert are_heaped(text)
    assert not are_heaped(text.split()[0])


def test_a_star_behind_a_number_is_said_to_be_one() -> None:
    """It may be a note's mark; within a number it covers a digit."""
    with pytest.raises(UnreadableError, match="星号可能是注号"):
        read("2021", COUNT, "26*")
    for covered in ("2*6", "2＊6", "*", "**"):
        with pytest.raises(UnreadableError, match="遮盖"):
            read("2021", COUNT, covered)


@pytest.mark.parametrize(
    "text",
    ["1*", "*", "**", "1 2", "1\n2", "12,34", "1,2345", "00", "0 7", "1.5", "3.000", "0,123", "减4", "-3", "+3", "3万", "约5", "共5件", "(5)", "5、", "5.", "5（人次）", "5余件",
     "一", "上百", "一百五", "５０％", "12月", "O", "①", "3²4", "0(1)", "1/2", "#REF!", "9" * 16, "9" * 5000, "一" * 5000],
)  # fmt: skip
def test_what_is_not_one_count_for_certain_is_refused(text: str) -> None:
    """Masked digits, two numbers in one cell, fractions, vague words: named, never guessed."""
    with pytest.raises(UnreadableError):
        read("2021", COUNT, text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("+19", 19),
        ("-8", -8),
        ("－8", -8),
        ("0", 0),
        ("＋3", 3),
        ("/", "/"),
        ("减4", -4),
        ("增1", 1),
        ("增加12件", 12),
        ("减少 3", -3),
        ("减0", 0),
        ("上升7", 7),
        ("下降 7件", -7),
    ],
)
def test_a_change_may_carry_its_sign(text: str, value: Plain) -> None:
    """The 2019 form's 增/减 is signed; a sign that stands alone is a mark."""
    assert read("2019", SIGNED, text) == value


@pytest.mark.parametrize(
    ("text", "header", "value"),
    [
        ("190.457379", "", "190.457379"), ("1,904.5", "", "1904.5"), ("0", "", "0"), ("12.50", "", "12.50"),
        ("240万元", "", "240"), ("152790元", "", "15.279"), ("152790", "收费金额（单位：元）", "15.279"),
        ("12", "收费金额（单位：万元）", "12"), ("12元", "收费金额（万元）", "0.0012"), ("/", "", "/"), ("", "", None),
    ],
)  # fmt: skip
def test_money_with_one_unit_is_exact_in_that_unit(text: str, header: str, value: Plain) -> None:
    """What the cell itself says of its unit counts first, then the header printed above it, then the form's."""
    assert read("2021", CHARGES, text, header) == value


@pytest.mark.parametrize(
    ("text", "header", "value"),
    [
        ("152790元", "", "152790元"),
        ("240万元", "", "240万元"),
        ("477.35", "金额(万元)", "477.35万元"),
        ("0", "", "0"),
    ],
)
def test_money_with_several_units_keeps_the_one_printed(text: str, header: str, value: Plain) -> None:
    """The 2019 form leaves the unit to the cell or the header."""
    assert read("2019", SPENDING, text, header) == value


@pytest.mark.parametrize(
    ("edition", "address", "text"),
    [("2021", CHARGES, "1.2.3"), ("2021", CHARGES, "12美元"), ("2021", CHARGES, "01.5"), ("2021", CHARGES, "-3"),
     ("2021", CHARGES, "12*"), ("2019", SPENDING, "477.35"), ("2019", SPENDING, "12 000元")],
)  # fmt: skip
def test_doubtful_money_is_refused(edition: str, address: str, text: str) -> None:
    """Two points, a strange or missing unit, covered digits."""
    with pytest.raises(UnreadableError):
        read(edition, address, text)


@pytest.mark.parametrize(
    "text",
    ["0", "12", "+19", "240万元", "/", "\\", "—", "——", "无", "O", "o", "1*", "三", "1\n2", "增3", "减3增4"],
)
def test_values_look_like_values(text: str) -> None:
    """A row of such cells is no header."""
    assert is_value(text)


@pytest.mark.parametrize("text", ["", "总数", "1.甲类", "甲乙丙", "2024年度", "———", "增", "减少数"])
def test_labels_do_not(text: str) -> None:
    """A label may begin with a number."""
    assert not is_value(text)


@pytest.mark.parametrize(
    ("address", "text", "said"),
    [
        (COUNT, "3.0", "写成了小数"), (COUNT, "1,234.00", "写成了小数"), (COUNT, "12①", "后面有注号“①”"), (COUNT, "12[1]", "后面有注号“[1]”"),
        (COUNT, "1 6", "中间断开"), (COUNT, "12", ""), (COUNT, "1,234", ""), (COUNT, "", ""), (CHARGES, "3.0", ""),
    ],
)  # fmt: skip
def test_how_a_value_is_written_is_remarked(address: str, text: str, said: str) -> None:
    """A count with decimals, a note's mark, digits apart; money may have decimals."""
    told = heeded(text, editions()["2021"].cells[address])
    assert said in told
    assert bool(told) == bool(said)


@pytest.mark.parametrize(("edition", "address"), [("2021", CHARGES), ("2019", SPENDING)])
def test_a_header_that_names_two_units_names_none(edition: str, address: str) -> None:
    """Which of them a number has nobody knows, but for nothing, and where the cell says so itself."""
    header = "金额（单位：元/万元）"
    with pytest.raises(UnreadableError, match="不止一个单位"):
        read(edition, address, "477.35", header)
    assert read(edition, address, "0", header) == "0"
    assert read(edition, address, "477.35万元", header) in ("477.35", "477.35万元")
