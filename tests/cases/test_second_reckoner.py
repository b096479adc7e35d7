"""The second reckoner against days and cells that were counted by hand with a calendar on paper."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cases.second_reckoner import (
    Clock,
    Row,
    as_on,
    clocks,
    due,
    notice_is_late,
    received,
    reply_is_late,
    table_four,
    table_three,
    works,
)


def case(channel: str, came: date, number: str = "1", **more: str | date) -> Row:
    """Return a natural person's case that came on a day."""
    return {"编号": number, "申请人类型": "自然人", "申请方式": channel, "收到日期": came, **more}


def test_a_month_without_holidays() -> None:
    """Handed in Mon 4 March 2024.

    March 5–8 are days 1–4, 11–15 days 5–9, 18–22 days 10–14, 25–29 days 15–19, Mon 1 April is day 20.
    """
    assert due(case("当面", date(2024, 3, 4))) == date(2024, 4, 1)


def test_spring_festival_with_two_working_sundays() -> None:
    """Signed for on Mon 29 January 2024; holiday 10–17 February; Sundays 4 and 18 February work.

    January 30–31 are days 1–2, February 1–2 days 3–4, Sun 4 day 5, 5–9 days 6–10, Sun 18 day 11, 19–23 days
    12–16, 26–29 days 17–20: Thu 29 February.
    """
    assert due(case("挂号信", date(2024, 1, 29))) == date(2024, 2, 29)


def test_mid_autumn_and_national_day_with_three_working_weekends() -> None:
    """Came by the internet and confirmed on Fri 13 September 2024; 14 and 29 September and 12 October work.

    Sat 14 is day 1, holiday 15–17, 18–20 days 2–4, 23–27 days 5–9, Sun 29 day 10, Mon 30 day 11, holiday 1–7
    October, 8–11 days 12–15, Sat 12 day 16, 14–17 days 17–20: Thu 17 October.
    """
    row = case("网络", date(2024, 9, 13), 确认日期=date(2024, 9, 13))
    assert due(row) == date(2024, 10, 17)


def test_across_the_end_of_the_year() -> None:
    """Handed in Mon 16 December 2024; only 1 January 2025 is a holiday.

    December 17–20 are days 1–4, 23–27 days 5–9, 30–31 days 10–11, January 2–3 days 12–13, 6–10 days 14–18,
    13–14 days 19–20: Tue 14 January 2025.
    """
    assert due(case("当面", date(2024, 12, 16))) == date(2025, 1, 14)


def test_a_correction_over_spring_festival_begins_the_clock_anew() -> None:
    """Received Mon 20 January 2025; Sun 26 January and Sat 8 February work, 28 January to 4 February are off.

    The notice: January 21–24 are days 1–4, Sun 26 day 5, Mon 27 day 6, Wed 5 February day 7, the last. The
    answer, from the corrected application of Sat 8 February: 10–14 days 1–5, 17–21 days 6–10, 24–28 days
    11–15, March 3–7 days 16–20: Fri 7 March.
    """
    came, corrected = date(2025, 1, 20), date(2025, 2, 8)
    row = case("当面", came, 补正告知日期=date(2025, 2, 5), 补正收到日期=corrected)
    assert due(row) == date(2025, 3, 7)
    assert not notice_is_late(row)
    assert notice_is_late({**row, "补正告知日期": date(2025, 2, 6)})
    assert due(case("当面", came, 补正告知日期=date(2025, 2, 5))) is None


def test_a_third_party_asked_over_a_working_sunday() -> None:
    """Handed in Mon 1 September 2025; asked Fri 12, replied Tue 30; Sun 28 September and Sat 11 October work.

    September 2–5 are days 1–4, 8–12 days 5–9; from 13 to 30 the clock stands (13 working days); holiday 1–8
    October; 9–10 days 10–11, Sat 11 day 12, 13–17 days 13–17, 20–22 days 18–20: Wed 22 October.
    """
    asked, replied = date(2025, 9, 12), date(2025, 9, 30)
    row = case("当面", date(2025, 9, 1), 征求第三方日期=asked, 第三方回复日期=replied)
    assert due(row) == date(2025, 10, 22)
    assert not reply_is_late(row)


def test_an_extension_counts_when_it_was_told_by_the_twentieth_day() -> None:
    """Handed in Wed 13 December 2023; 30 December to 1 January are off, Sun 4 February 2024 works.

    December 14–15 are days 1–2, 18–22 days 3–7, 25–29 days 8–12, January 2–5 days 13–16, 8–11 days 17–20: Thu
    11. Told that day, it runs on: Fri 12 is day 21, 15–19 days 22–26, 22–26 days 27–31, 29 January to 2
    February days 32–36, Sun 4 day 37, 5–7 days 38–40: Wed 7 February. Told on the 12th it comes too late.
    """
    came = date(2023, 12, 13)
    assert due(case("当面", came, 延期告知日期=date(2024, 1, 11))) == date(2024, 2, 7)
    assert due(case("当面", came, 延期告知日期=date(2024, 1, 12))) == date(2024, 1, 11)


def test_two_askings_that_overlap_stop_the_clock_once() -> None:
    """Handed in Mon 19 September 2022; third party asked 26 September, agency 28 September, over a holiday.

    They reply on Sat 8 and Wed 12 October.

    September 20–23 are days 1–4, Mon 26 day 5; from 27 September to Wed 12 October the clock stands (8 and 9
    October work); 13–14 days 6–7, 17–21 days 8–12, 24–28 days 13–17, 31 day 18, November 1–2 days 19–20: Wed
    2 November.
    """
    third = {"征求第三方日期": date(2022, 9, 26), "第三方回复日期": date(2022, 10, 8)}
    agency = {"征求机关日期": date(2022, 9, 28), "机关回复日期": date(2022, 10, 12)}
    assert due({**case("当面", date(2022, 9, 19)), **third, **agency}) == date(2022, 11, 2)


def test_a_silent_third_party_stops_the_clock_for_fifteen_working_days() -> None:
    """Handed in Mon 1 December 2025, asked Mon 8; 1–3 January 2026 are off, Sun 4 January works.

    December 2–5 are days 1–4, Mon 8 day 5. Its own days: 9–12 are 1–4, 15–19 5–9, 22–26 10–14, Mon 29 is the
    15th. The clock goes on: 30–31 December days 6–7, Sun 4 January day 8, 5–9 days 9–13, 12–16 days 14–18,
    19–20 days 19–20: Tue 20 January 2026. A reply on the 30th is late and moves nothing.
    """
    row = case("当面", date(2025, 12, 1), 征求第三方日期=date(2025, 12, 8))
    assert due(row) == date(2026, 1, 20)
    for replied, late in ((date(2025, 12, 29), False), (date(2025, 12, 30), True)):
        answered = {**row, "第三方回复日期": replied}
        assert (due(answered), reply_is_late(answered)) == (date(2026, 1, 20), late)


def test_an_ordinary_letter_runs_from_the_day_it_was_confirmed() -> None:
    """Came Fri 17 September 2021, confirmed Sat 18, a working day; 26 September and 9 October work too.

    Holiday 19–21; September 22–24 are days 1–3, Sun 26 day 4, 27–30 days 5–8, holiday 1–7 October, Fri 8 day
    9, Sat 9 day 10, 11–15 days 11–15, 18–22 days 16–20: Fri 22 October.
    """
    row = case("平信", date(2021, 9, 17), 确认日期=date(2021, 9, 18))
    assert due(row) == date(2021, 10, 22)


def test_receipt_on_a_day_off_counts_from_the_next_working_day() -> None:
    """Came by e-mail, confirmed on Sat 29 April 2023, the first day of the holiday that ends on 3 May.

    May 4–5 are days 1–2, Sat 6 (works) day 3, 8–12 days 4–8, 15–19 days 9–13, 22–26 days 14–18, 29–30 days
    19–20: Tue 30 May.
    """
    row = case("电子邮件", date(2023, 4, 29), 确认日期=date(2023, 4, 29))
    assert due(row) == date(2023, 5, 30)


@pytest.mark.parametrize("channel", ["当面", "挂号信", "EMS", "邮政特快"])
def test_what_is_signed_for_is_received_the_day_it_came(channel: str) -> None:
    """A day of confirmation, should one stand there, does not move it."""
    row = case(channel, date(2024, 3, 4), 确认日期=date(2024, 3, 6))
    assert received(row) == date(2024, 3, 4)


@pytest.mark.parametrize("channel", ["平信", "网络", "传真", "电子邮件"])
def test_what_is_not_signed_for_is_received_when_confirmed(channel: str) -> None:
    """Without a day of confirmation the day it came stands: the office does not gain by its omission."""
    row = case(channel, date(2024, 3, 4))
    assert received(row) == date(2024, 3, 4)
    assert received({**row, "确认日期": date(2024, 3, 6)}) == date(2024, 3, 6)


def test_an_extension_lapses_with_the_clock_that_it_extended() -> None:
    """Told on 5 March 2024, before the corrected application of Fri 8 March, it is gone.

    March 11–15 are days 1–5, 18–22 days 6–10, 25–29 days 11–15, April 1–3 days 16–18, holiday 4–6, Sun 7 (works)
    day 19, Mon 8 April day 20.
    """
    corrected = {"补正告知日期": date(2024, 3, 5), "补正收到日期": date(2024, 3, 8)}
    row = {**case("当面", date(2024, 3, 4)), **corrected, "延期告知日期": date(2024, 3, 5)}
    assert due(row) == date(2024, 4, 8)


def test_a_year_without_a_holiday_notice_is_refused() -> None:
    """No working day is guessed."""
    with pytest.raises(NotImplementedError):
        works(date(2100, 1, 4))


def test_states_of_cases_on_a_day() -> None:
    """The last day is in time, 14 March the eighth for a notice; what came later is not yet known."""
    came, last = date(2024, 3, 4), date(2024, 4, 1)
    rows = [
        case("当面", came, "in time", 答复日期=last, 处理结果="予以公开"),
        case("当面", came, "late", 答复日期=date(2024, 4, 2), 处理结果="予以公开"),
        case("当面", came, "open"),
        case("当面", came, "waiting", 补正告知日期=date(2024, 3, 14)),
        case("当面", came, "double", 并入编号="open"),
        case("网络", last, "unconfirmed yet", 确认日期=date(2024, 4, 3)),
    ]
    on_the_day, after = clocks(rows, last), clocks(rows, date(2024, 4, 2))
    assert on_the_day.cases == {
        "in time": Clock(last, "in time"),
        "late": Clock(last, "open"),
        "open": Clock(last, "open"),
        "waiting": Clock(None, "open"),
    }
    assert clocks(rows, came).cases.keys() == on_the_day.cases.keys()
    assert not clocks(rows, date(2024, 3, 3)).cases
    assert after.cases["late"].state == "late"
    assert after.cases["open"].state == "open and late"
    assert on_the_day.late_notices == {"waiting"}
    assert on_the_day.late_replies == set()


def test_what_a_later_day_brought_goes_with_it() -> None:
    """A ledger on an earlier day has neither the later answer nor its result."""
    row = case("当面", date(2024, 3, 4), 答复日期=date(2024, 4, 2), 处理结果="予以公开")
    (before,) = as_on([row], date(2024, 4, 1))
    assert (before["答复日期"], before["处理结果"]) == (None, None)
    assert as_on([row], date(2024, 4, 2)) == [row]


def test_table_three_counts_a_case_where_the_year_found_it() -> None:
    """Three cases over two years by hand: answered at once, carried over, confirmed in the new year."""
    rows = [
        case("当面", date(2023, 5, 4), "1", 答复日期=date(2023, 5, 5), 处理结果="部分公开"),
        case("当面", date(2023, 12, 20), "2", 答复日期=date(2024, 1, 9), 处理结果="属于国家秘密"),
        case("网络", date(2023, 12, 31), "3", 确认日期=date(2024, 1, 2), 申请人类型="科研机构"),
        case("当面", date(2023, 6, 1), "4", 并入编号="1"),
    ]
    found = {
        year: {
            line: {kind: n for kind, n in counts.items() if n}
            for line, counts in table.items()
            if any(counts.values())
        }
        for year in (2023, 2024)
        for table in [table_three(rows, year, "2021")]
    }
    one, research = {"natural": 1, "total": 1}, {"research": 1, "total": 1}
    assert found[2023] == {
        "received": {"natural": 2, "total": 2},
        "partial": one,
        "handled": one,
        "carried_out": one,
    }
    assert found[2024] == {
        "received": research, "carried_in": one, "state_secret": one, "handled": one, "carried_out": research,
    }  # fmt: skip


@pytest.mark.parametrize(("edition", "rows"), [("2019", 23), ("2021", 25)])
def test_table_three_has_every_row_and_column(edition: str, rows: int) -> None:
    """Every row of the form is there, all zero for an empty ledger, seven columns each."""
    table = table_three([], 2020, edition)
    assert len(table) == rows
    assert {tuple(counts.values()) for counts in table.values()} == {(0,) * 7}


@pytest.mark.parametrize(
    ("result", "old", "new"),
    [
        ("申请人无正当理由逾期不补正", "otherwise", "not_corrected"),
        ("申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "otherwise", "not_corrected"),
        ("其他", "otherwise", "other_handling"),
        ("部分公开（区分处理的，只计这一情形，不计其他情形）", "partial", "partial"),
        ("危及“三安全一稳定”", "security", "security"),
    ],
)
def test_a_result_finds_its_row_in_both_editions(result: str, old: str, new: str) -> None:
    """The 2019 edition's one row takes all of （六）; the newer edition tells them apart."""
    rows = [case("当面", date(2020, 3, 2), 答复日期=date(2020, 3, 3), 处理结果=result)]
    for edition, line in (("2019", old), ("2021", new)):
        table = table_three(rows, 2020, edition)
        assert {name for name, counts in table.items() if counts["total"]} == {"received", line, "handled"}


def test_what_cannot_be_counted_is_refused() -> None:
    """An answer without result, and the old undivided （六） in the newer form, count nowhere in silence."""
    answered = case("当面", date(2022, 3, 2), 答复日期=date(2022, 3, 3))
    with pytest.raises(ValueError, match="do not agree"):
        table_three([answered], 2022, "2021")
    with pytest.raises(KeyError):
        table_three([{**answered, "处理结果": "其他处理"}], 2022, "2021")


def test_table_four_counts_what_was_closed_in_the_year_or_is_pending_at_its_end() -> None:
    """What is closed a year after it began is pending in one year's report and closed in the next one's."""
    came = date(2022, 3, 1)
    rows = [
        case("当面", came, "1", 复议提起日期=date(2022, 6, 1), 复议结案日期=date(2023, 2, 1), 复议结果="纠正"),
        case("当面", came, "2", 复议提起日期=date(2022, 6, 1), 复议结案日期=date(2022, 8, 1), 复议结果="维持",
             诉讼类型="复议后起诉", 诉讼提起日期=date(2022, 8, 9)),
        case("当面", came, "3", 诉讼类型="直接起诉", 诉讼提起日期=date(2022, 12, 31), 诉讼结案日期=date(2023, 1, 1), 诉讼结果="其他"),
    ]  # fmt: skip
    found = {
        year: {
            (line, column)
            for line, counts in table.items()
            for column, n in counts.items()
            if n and column != "total"
        }
        for year in (2021, 2022, 2023, 2024)
        for table in [table_four(rows, year)]
    }
    suit = ("after_reconsideration", "pending")
    assert found[2021] == set()
    assert found[2022] == {
        ("reconsideration", "pending"),
        ("reconsideration", "upheld"),
        suit,
        ("direct", "pending"),
    }
    assert found[2023] == {("reconsideration", "corrected"), suit, ("direct", "other")}
    assert found[2024] == {suit}
    assert table_four(rows, 2022)["reconsideration"]["total"] == 2
