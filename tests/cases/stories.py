"""The made-up story of a case: how it came in, what happened to it, how it was answered and what followed.

A story holds together (nothing is answered before it came, no reply without a question, no review without cause)
and lies close to its clock's end, where a day more or less shows. The second reckoner says where that end is.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.cases.form_rows import outcomes
from tests.cases.second_reckoner import RESULTS, SIGNED_FOR, clock_start, due, received, working_day, works

Made = dict[str, str | date | None]
Draw = random.Random

PERSONAL = ("申请人", "证件号", "联系电话")
HEADERS = (
    "编号", *PERSONAL, "申请人类型", "申请方式", "收到日期", "确认日期", "补正告知日期", "补正收到日期",
    "征求第三方日期", "第三方回复日期", "征求机关日期", "机关回复日期", "延期告知日期", "答复日期", "处理结果", "并入编号",
    "复议提起日期", "复议结案日期", "复议结果", "诉讼类型", "诉讼提起日期", "诉讼结案日期", "诉讼结果",
)  # fmt: skip
KINDS = {"自然人": 60, "商业企业": 15, "科研机构": 5, "社会公益组织": 5, "法律服务机构": 8, "其他": 7}
CHANNELS = {
    "当面": 20,
    "挂号信": 12,
    "EMS": 12,
    "邮政特快": 6,
    "平信": 10,
    "网络": 30,
    "传真": 4,
    "电子邮件": 6,
}
COURTS_LAST = date(2024, 1, 1)
"""From here on a refusal goes to reconsideration before court (行政复议法 §23)."""


# Draws


def days(draw: Draw, fewest: int, most: int) -> timedelta:
    """Return a number of days."""
    return timedelta(days=draw.randint(fewest, most))


def draw_day(draw: Draw, begin: date, last: date) -> date:
    """Return a day between two, each sixth one in a December, so that much is carried over."""
    day = begin + days(draw, 0, (last - begin).days)
    december = date(day.year, 12, draw.randint(1, 31))
    return december if draw.random() < 1 / 6 and begin <= december <= last else day


def weighted(draw: Draw, weights: dict[str, int]) -> str:
    """Return one of the names, by weight."""
    return draw.choices(list(weights), list(weights.values()))[0]


def on_working_day(day: date) -> date:
    """Return the day, or the next on which offices work."""
    return day if works(day) else working_day(1, day)


# A case's story


def family(draw: Draw, came: date, number: int) -> list[Made]:
    """Return a case that came on a day, now and then with the same application once more by another way."""
    row = arrival(draw, came, weighted(draw, CHANNELS), number)
    correction(draw, row)
    if clock_start(row):
        asking(draw, row, 0.12, "征求第三方日期", "第三方回复日期")
        asking(draw, row, 0.08, "征求机关日期", "机关回复日期")
        extension(draw, row)
    answer(draw, row)
    appeals(draw, row)
    return [row, double(draw, row, number + 1)] if draw.random() < 0.04 else [row]


def arrival(draw: Draw, came: date, channel: str, number: int) -> Made:
    """Return a row of which only the arrival is known; what is not signed for is confirmed, mostly the same day."""
    row: Made = dict.fromkeys(HEADERS)
    signed = channel in SIGNED_FOR
    came = on_working_day(came) if channel == "当面" or draw.random() < 0.6 else came
    later = 0 if channel == "平信" and draw.random() < 0.8 else draw.choice((0, 0, 0, 1, 1, 2, 3, 5))
    kind = weighted(draw, KINDS)
    return row | {
        "编号": str(number),
        "申请人类型": kind,
        "申请方式": channel,
        "收到日期": came,
        "确认日期": None if signed else came + timedelta(days=later),
    }


def correction(draw: Draw, row: Made) -> None:
    """Let the office ask for a correction, in time or not, and the applicant send one or not."""
    if draw.random() < 0.15:
        told = working_day(draw.choice((0, 1, 2, 3, 5, 6, 7, 7, 7, 8, 8, 10)), received(row))
        row["补正告知日期"] = told
        row["补正收到日期"] = told + days(draw, 1, 25) if draw.random() < 0.65 else None


def asking(draw: Draw, row: Made, chance: float, asked_in: str, replied_in: str) -> None:
    """Let the office ask others once the clock runs; they reply in time, on the last day, too late or never."""
    start = clock_start(row)
    if start and draw.random() < chance:
        asked = working_day(draw.randint(0, 10), start)
        row[asked_in] = asked
        if draw.random() < 0.8:
            row[replied_in] = working_day(draw.choice((*range(1, 16), 14, 15, 15, 16, 16, 20)), asked)


def extension(draw: Draw, row: Made) -> None:
    """Let the office tell an extension, in time, on the last day or too late."""
    start, first = clock_start(row), due(row)
    if start and first and draw.random() < 0.15:
        told = first + timedelta(days=draw.choice((-10, -6, -3, -2, -1, 0, 0, 0, 1, 1, 3, 6)))
        row["延期告知日期"] = max(told, start)


def answer(draw: Draw, row: Made) -> None:
    """Let the office answer, or leave the case open."""
    last = due(row)
    if draw.random() < (0.04 if last else 0.2):
        return
    given = answer_to_clock(draw, row, last) if last else settled(row) + days(draw, 15, 40)
    row["答复日期"] = max(given, settled(row))
    row["处理结果"] = result(draw, row)


def answer_to_clock(draw: Draw, row: Made, last: date) -> date:
    """Return the day of an answer: at once, in between, on the last day, just after it, or very late."""
    start = clock_start(row) or last
    return draw.choices(
        (
            start,
            start + days(draw, 0, (last - start).days),
            last,
            last + days(draw, 1, 4),
            last + days(draw, 5, 500),
        ),
        (5, 60, 14, 14, 7),
    )[0]


def settled(row: Made) -> date:
    """Return the first day on which nothing is left to wait for: all dates so far, and the end of a silence."""
    dates = [value for value in row.values() if isinstance(value, date)]
    for asked_in, replied_in in (("征求第三方日期", "第三方回复日期"), ("征求机关日期", "机关回复日期")):
        asked = row[asked_in]
        if isinstance(asked, date) and not row[replied_in]:
            dates.append(working_day(15, asked))
    return max(dates)


def result(draw: Draw, row: Made) -> str:
    """Return a result that fits the story, by one of its names in the form that governs the answer's year.

    What the applicant withdrew, and what moved inside the office, is under the last row.
    """
    lines = sorted({*outcomes("2021").values()} - {"not_corrected", "still_unclear", "third_party"})
    if not clock_start(row):
        line = draw.choice(("not_corrected", "not_corrected", "not_corrected", "other_handling"))
    elif row["征求第三方日期"] and draw.random() < 0.4:
        line = "third_party"
    elif row["补正告知日期"] and draw.random() < 0.3:
        line = "still_unclear"
    else:
        line = draw.choice(("granted",) * 14 + ("partial",) * 4 + ("other_handling",) * 2 + (*lines,))
    answered = row["答复日期"]
    assert isinstance(answered, date)
    return draw.choice(names(line, answered.year))


def names(line: str, year: int) -> list[str]:
    """Return the names of a result in a year; before 2021 all of （六） could also go by the name of its one row."""
    found = {name for name, known in outcomes("2021").items() if known == line}
    whole = set(outcomes("2019")) - set(outcomes("2021"))
    return sorted(found | whole if year < 2021 and outcomes("2019")[min(found)] == "otherwise" else found)


# Reviews and lawsuits


def appeals(draw: Draw, row: Made) -> None:
    """Let the applicant ask for reconsideration, then or instead go to court; against silence too."""
    answered, last = row["答复日期"], due(row)
    if isinstance(answered, date):
        if draw.random() < 0.12:
            reconsideration(draw, row, answered + days(draw, 1, 60))
        elif draw.random() < 0.05:
            direct_suit(draw, row, answered + days(draw, 1, 180))
    elif last and draw.random() < 0.2:
        reconsideration(draw, row, last + days(draw, 1, 60))


def reconsideration(draw: Draw, row: Made, begun: date) -> None:
    """Let a reconsideration begin and end, a third of them followed by a lawsuit."""
    closed = begun + days(draw, 20, 150)
    row |= {"复议提起日期": begun, "复议结案日期": closed, "复议结果": draw.choice(list(RESULTS))}
    if draw.random() < 1 / 3:
        suit(draw, row, "复议后起诉", closed + days(draw, 1, 15))


def direct_suit(draw: Draw, row: Made, begun: date) -> None:
    """Let a lawsuit begin without reconsideration, where the law of the day lets it."""
    granted = outcomes("2021").get(str(row["处理结果"])) == "granted"
    if begun < COURTS_LAST or granted:
        suit(draw, row, "直接起诉", begun)


def suit(draw: Draw, row: Made, kind: str, begun: date) -> None:
    """Let a lawsuit begin and end."""
    row |= {
        "诉讼类型": kind,
        "诉讼提起日期": begun,
        "诉讼结案日期": begun + days(draw, 60, 400),
        "诉讼结果": draw.choice(list(RESULTS)),
    }


def double(draw: Draw, row: Made, number: int) -> Made:
    """Return the same application come by another way, within days; some offices note the one answer there too."""
    channel = draw.choice([each for each in CHANNELS if each != row["申请方式"]])
    second = arrival(draw, received(row) + days(draw, 0, 3), channel, number)
    second |= {"申请人类型": row["申请人类型"], "并入编号": row["编号"]}
    answered = row["答复日期"]
    if isinstance(answered, date) and answered >= received(second) and draw.random() < 0.4:
        second |= {"答复日期": answered, "处理结果": row["处理结果"]}
    return second
