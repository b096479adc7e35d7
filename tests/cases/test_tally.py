"""Cases are counted into tables three and four as the form and the law have it; each figure worked out by hand."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from kit.base.errors import InputError, KitError
from kit.cases.case import Case
from kit.cases.tally import tally_cases
from kit.form.editions import editions
from tests.cases.ledgers import appeal, case


def filled(cases: list[Case], year: int = 2025, edition: str = "2021") -> dict[str, int]:
    """Return the cells that are not zero."""
    return {cell: count for cell, count in tally_cases(cases, year, edition).figures.items() if count}


def test_a_case_counts_as_received_and_as_answered_in_the_same_year() -> None:
    """Received 3 March, granted 20 March: one in (一) and one in 予以公开, nothing else."""
    cases = [case("1", answered="2025-03-20", outcome="granted")]
    assert filled(cases) == {"requests.received.natural": 1, "requests.granted.natural": 1}


def test_what_is_undecided_at_the_end_of_the_year_is_carried_over() -> None:
    """Received in December 2024, answered 10 January 2025: 2024 has 一 and 四, 2025 has 二 and the result."""
    cases = [case("1", "2024-12-20", applicant="business", answered="2025-01-10", outcome="partial")]
    assert filled(cases, 2024) == {"requests.received.business": 1, "requests.carried_out.business": 1}
    assert filled(cases, 2025) == {"requests.carried_in.business": 1, "requests.partial.business": 1}
    assert filled(cases, 2026) == {}


def test_an_answer_on_the_last_day_of_the_year_is_of_that_year() -> None:
    """Answered on 31 December: (三), not 四; on 1 January: 四 and next year's 二."""
    cases = [
        case("1", "2025-12-01", answered="2025-12-31", outcome="granted"),
        case("2", "2025-12-01", answered="2026-01-01", outcome="granted"),
    ]
    assert filled(cases) == {
        "requests.received.natural": 2,
        "requests.granted.natural": 1,
        "requests.carried_out.natural": 1,
    }


def test_the_day_of_confirmation_decides_the_year_of_what_comes_by_net() -> None:
    """Came by net on 31 December, confirmed 2 January: of 2026. Handed in or signed for: of 2025."""
    by_net = case("1", "2025-12-31", channel="online", confirmed="2026-01-04")
    by_hand = case("2", "2025-12-31")
    signed = case("3", "2025-12-31", channel="registered", confirmed="2026-01-04")
    assert filled([by_net, by_hand, signed]) == {
        "requests.received.natural": 2,
        "requests.carried_out.natural": 2,
    }
    assert filled([by_net], 2026)["requests.received.natural"] == 1


def test_a_corrected_case_is_of_the_year_in_which_it_first_came() -> None:
    """Received 20 December 2024, corrected 15 January 2025: received in 2024, carried into 2025."""
    cases = [case("1", "2024-12-20", correction_asked="2024-12-25", corrected="2025-01-15")]
    assert filled(cases, 2024) == {"requests.received.natural": 1, "requests.carried_out.natural": 1}
    assert filled(cases, 2025) == {"requests.carried_in.natural": 1, "requests.carried_out.natural": 1}


def test_merged_and_transferred_rows_are_no_cases() -> None:
    """Of four rows two are cases: one came twice, one was passed on before it was registered."""
    cases = [
        case("1", answered="2025-03-20", outcome="granted"),
        case("1b", merged_into="1"),
        case("2", answered="2025-03-20", outcome="withdrawn"),
        case("3", outcome="transferred"),
    ]
    assert filled(cases) == {
        "requests.received.natural": 2,
        "requests.granted.natural": 1,
        "requests.other_handling.natural": 1,
    }


def test_the_edition_of_2019_has_one_row_for_everything_else() -> None:
    """Not corrected, fee unpaid, withdrawn, other: four of 其他处理 in 2020, in 2021 one, one and two."""
    outcomes = ["not_corrected", "fee_unpaid", "withdrawn", "other_handling"]
    cases = [case(name, "2021-03-01", answered="2021-03-10", outcome=name) for name in outcomes]
    old = [case(name, "2020-03-02", answered="2020-03-10", outcome=name) for name in outcomes]
    assert filled(old, 2020, "2019") == {"requests.received.natural": 4, "requests.otherwise.natural": 4}
    assert filled(cases, 2021) == {
        "requests.received.natural": 4,
        "requests.not_corrected.natural": 1,
        "requests.fee_unpaid.natural": 1,
        "requests.other_handling.natural": 2,
    }


def test_an_outcome_without_a_row_in_the_edition_is_refused() -> None:
    """其他处理 is one row in 2019's form; in 2021's it is three, and nobody knows which."""
    told = case("1", answered="2025-03-20", outcome="otherwise", place="第 3 行")
    with pytest.raises(InputError, match="第 3 行 处理结果"):
        tally_cases([told], 2025, "2021")


def test_table_four_counts_by_the_day_of_the_decision() -> None:
    """Closed in 2025: by result. Brought by its end and not closed on that day: 尚未审结. Closed before: not."""
    cases = [
        case("1", "2024-05-06", answered="2024-05-20", outcome="not_held",
             appeals=(appeal("reconsideration", "2024-06-03", "2025-01-20", "corrected"),
                      appeal("after_reconsideration", "2025-02-10"))),
        case("2", "2024-05-06", answered="2024-05-20", outcome="granted",
             appeals=(appeal("direct", "2024-07-01", "2024-12-31", "upheld"),)),
        case("3", answered="2025-03-20", outcome="granted",
             appeals=(appeal("reconsideration", "2025-12-01", "2026-01-20", "upheld"),)),
    ]  # fmt: skip
    appeals = {cell: n for cell, n in filled(cases).items() if cell.startswith("appeals")}
    assert appeals == {
        "appeals.reconsideration.corrected": 1,
        "appeals.after_reconsideration.pending": 1,
        "appeals.reconsideration.pending": 1,
    }


@pytest.mark.parametrize("edition", sorted(editions()))
def test_what_comes_in_goes_out(edition: str) -> None:
    """一 + 二 = 三 + 四 in every column, over three years and all outcomes, and 四 is next year's 二."""
    first = {"2019": 2019, "2021": 2022}[edition]
    cases = [
        case(f"{year}-{month}-{kind}", f"{year}-{month:02}-11", applicant=kind,
             answered=f"{year + (month > 11)}-{month % 12 + 1:02}-11", outcome=outcome)
        for year in (first - 1, first, first + 1)
        for month, outcome in ((1, "granted"), (6, "partial"), (12, "repeated"))
        for kind in ("natural", "business", "other")
    ]  # fmt: skip
    this, following = tally_cases(cases, first, edition), tally_cases(cases, first + 1, edition)
    for kind in ("natural", "business", "other"):
        rows = Counter({cell.split(".")[1]: n for cell, n in this.figures.items() if cell.endswith(kind)})
        out = rows.pop("carried_out")
        came = rows.pop("received") + rows.pop("carried_in")
        assert came == rows.total() + out == 4
        assert following.figures[f"requests.carried_in.{kind}"] == out == 1


def test_a_cell_tells_its_cases() -> None:
    """A cell, a group of rows and a total each name the cases that make them up; a wrong name is refused."""
    cases = [
        case("甲-1", answered="2025-03-20", outcome="petition"),
        case("甲-2", applicant="business", answered="2025-03-20", outcome="repeated"),
        case("甲-3"),
    ]
    counted = tally_cases(cases, 2025)
    assert counted.numbers("requests.petition.natural") == ("甲-1",)
    assert counted.numbers("figures.requests.unprocessed.total") == ("甲-1", "甲-2")
    assert counted.numbers("requests.handled.organisations") == ("甲-2",)
    assert counted.numbers("requests.received.total") == ("甲-1", "甲-2", "甲-3")
    with pytest.raises(KitError, match="没有“requests"):
        counted.numbers("requests.nothing.natural")
    with pytest.raises(KitError, match="没有“disclosure"):
        counted.numbers("disclosure.rules.made")


CONTRADICTIONS: dict[str, dict[str, Any]] = {
    "答复日期": {"answered": "2025-03-02", "outcome": "granted"},
    "处理结果": {"answered": "2025-03-20"},
    "补正收到日期": {"corrected": "2025-03-20"},
    "补正告知日期": {"correction_asked": "2025-03-02"},
    "第三方回复日期": {"third_asked": "2025-03-10", "third_replied": "2025-03-07"},
    "机关回复日期": {"agency_replied": "2025-03-07"},
    "延期告知日期": {"extended": "2025-02-28"},
    "确认日期": {"channel": "online", "confirmed": "2025-03-02"},
    "并入编号": {"merged_into": "9"},
    "复议结果": {"appeals": (appeal("reconsideration", "2025-04-01", "2025-05-01"),)},
    "复议结案日期": {"appeals": (appeal("reconsideration", "2025-04-01", "2025-03-31", "upheld"),)},
    "诉讼提起日期": {"appeals": (appeal("direct", "2025-03-02"),)},
}


@pytest.mark.parametrize("column", CONTRADICTIONS)
def test_a_contradiction_is_refused_by_row_and_column(column: str) -> None:
    """Nothing is counted of a ledger that contradicts itself; the sentence names where."""
    told = case("1", place="第 7 行", **CONTRADICTIONS[column])
    with pytest.raises(InputError, match=f"第 7 行 {column}"):
        tally_cases([told, case("2")], 2025)


def test_a_number_twice_is_refused() -> None:
    """Two rows of one number are one case or two: nobody knows."""
    with pytest.raises(InputError, match="已经在第 3 行用过"):
        tally_cases([case("1", place="第 3 行"), case("1", place="第 4 行")], 2025)


def test_an_unknown_edition_is_refused() -> None:
    """The editions there are are named."""
    with pytest.raises(KitError, match="可以用的有 2019、2021"):
        tally_cases([], 2025, "2030")
