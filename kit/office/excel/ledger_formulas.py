"""The formulas of an empty ledger: until when each case has to be answered, as `kit.cases.clocks` reckons it.

The place of a day is how many working days there are up to and with it, which is where it stands in the sheet
of all of them: a span in which somebody was asked is a difference of places.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kit.form.case_ledger import case_ledger

_CLOCKS = case_ledger().clocks
_SIGNED = ",".join(f'[channel]="{each.label}"' for each in case_ledger().channels if each.receipt == "came")


def _asked(asked: str, replied: str) -> tuple[str, str]:
    """Return the places between which somebody was asked; the start's own twice where nobody was."""
    none = f'OR({{begun}}="",[{asked}]="")'
    most = f"{{from_{asked}}}+{_CLOCKS.asked}"
    end = f'MIN({most},IF([{replied}]="",{most},MATCH([{replied}],DAYS,1)))'
    return f"IF({none},{{begun}},MATCH([{asked}],DAYS,1))", f"IF({none},{{begun}},{end})"


def _term(days: int) -> dict[str, str]:
    """Return the helpers that count so many working days from the start, spans of asking left out once."""
    plain = f"({{begun}}+{days})"
    applies = f"AND({{end_1}}>{{from_1}},{{from_1}}<{plain})"
    again = f"AND({{end_2}}>{{next_{days}}},{{next_{days}}}<{{once_{days}}})"
    return {
        f"once_{days}": f'IF({{begun}}="","",{plain}+IF({applies},{{end_1}}-{{from_1}},0))',
        f"next_{days}": f'IF({{begun}}="","",MAX({{from_2}},IF({applies},{{end_1}},{{begun}})))',
        f"last_{days}": f'IF({{begun}}="","",{{once_{days}}}+IF({again},{{end_2}}-{{next_{days}}},0))',
        f"due_{days}": f'IF({{begun}}="","",IFERROR(INDEX(DAYS,{{last_{days}}}),"{UNKNOWN}"))',
    }


UNKNOWN = "放假安排未公布"
_THIRD, _AGENCY = _asked("third_asked", "third_replied"), _asked("agency_asked", "agency_replied")
_SHORT, _LONG = _CLOCKS.answer, _CLOCKS.answer + _CLOCKS.extension

HELPERS: Mapping[str, str] = {
    "start": f'IF(OR([came]="",[merged_into]<>""),"",IF([corrected]<>"",[corrected],'
    f'IF(OR({_SIGNED},[confirmed]=""),[came],[confirmed])))',
    "assumed": f'AND([corrected]="",[confirmed]="",NOT(OR({_SIGNED})))',
    "begun": 'IF({start}="","",IFERROR(MATCH({start},DAYS,1),""))',
    "from_third_asked": _THIRD[0],
    "end_third": _THIRD[1],
    "from_agency_asked": _AGENCY[0],
    "end_agency": _AGENCY[1],
    "from_1": 'IF({begun}="","",MAX({begun},MIN({from_third_asked},{from_agency_asked})))',
    "end_1": "IF({from_third_asked}<={from_agency_asked},{end_third},{end_agency})",
    "from_2": 'IF({begun}="","",MAX({from_third_asked},{from_agency_asked}))',
    "end_2": "IF({from_third_asked}<={from_agency_asked},{end_agency},{end_third})",
    **_term(_SHORT),
    **_term(_LONG),
    "due": f'IF(AND([correction_asked]<>"",[corrected]=""),"",IF([extended]="",{{due_{_SHORT}}},'
    f"IF([extended]<={{due_{_SHORT}}},{{due_{_LONG}}},{{due_{_SHORT}}})))",
}
"""What is reckoned of a case, step by step, one column each on a sheet of their own."""

DUE = "{due}"
_LATE = 'IF({assumed},"请填确认日期","逾期")'
STATE = (
    'IF({start}="","",IF(NOT(ISNUMBER({due})),IF([answered]<>"","已答复",IF({due}="","等补正",{due})),'
    f'IF([answered]<>"",IF([answered]<={{due}},"按时",{_LATE}),'
    f'IF(TODAY()>{{due}},{_LATE},IF({{due}}-TODAY()<=10,"将到期","在办")))))'
)


class Rows:
    """Writes formulas for a row: the cells of the ledger and of the helpers in place of their names."""

    def __init__(self, ledger: str, helpers: str, days: str, columns: Sequence[str]) -> None:
        self._days = days
        self._cells = {f"[{name}]": f"{ledger}!${letters(at)}" for at, name in enumerate(columns)}
        self._cells |= {f"{{{name}}}": f"{helpers}!${letters(at)}" for at, name in enumerate(HELPERS)}

    def formula(self, formula: str, row: int) -> str:
        """Return a formula for a row, from 1."""
        named = re.sub(r"\[\w+\]|\{\w+\}", lambda found: f"{self._cells[found[0]]}{row}", formula)
        return f"={named.replace('DAYS', self._days)}"


def letters(column: int) -> str:
    """Return the letters of a column, from 0."""
    return f"{chr(64 + column // 26)}{chr(65 + column % 26)}" if column > 25 else chr(65 + column)
