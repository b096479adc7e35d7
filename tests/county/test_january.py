"""January in a county's office of thirty units: forms out and back, slips, corrections, roll-up, late correction."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
import pytest
import yaml

from kit.form.workbook_labels import WORDS
from kit.report.parameters import read_report
from kit.report.report import Report
from tests.conftest import call_kit, run_kit
from tests.county.returned_form import ReturnedForm
from tests.county.usual_mistakes import MISTAKES
from tests.made_up import write_counties
from tests.office.soffice import converted

YEAR, UNITS, SEED = 2025, 30, 29
REASON = "已与经办人核实"
MEASURES = "disclosure.coercion.decisions"
TAMPERED = [("，", "，另有未予公布的，"), ("12月31日", "12月30日"), ("我", "他")]
"""What somebody replaces in published pages, once each."""
OWN_WORDS = "全县各单位按规定开展工作，个别单位更新不够及时，下一步将加强督促检查。"
OWN_FEES = "全县收取信息处理费40元。"
REMARK = "  # 与经办人通过电话\n"


@dataclass(frozen=True, slots=True)
class Office:
    """A county's folder, and what its townships will say when they fill in their forms, by township."""

    root: Path
    county: str
    truth: dict[str, Report]

    def kit(self, *arguments: object, code: int = 0) -> str:
        """Run a command there, see its exit code, and return what it says."""
        done = run_kit(*arguments, cwd=self.root)
        assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stdout + done.stderr
        return done.stdout + done.stderr

    def form(self, unit: str) -> ReturnedForm:
        """Return the form that went out to a unit, filled in right."""
        name = f"{unit}{YEAR}年报（填报）.xlsx"
        return ReturnedForm(self.root / f"outputs/{self.county}/{YEAR}/空表/{name}", self.truth[unit])

    def file(self, unit: str) -> Path:
        """Return a unit's file of the year, once it is there."""
        return next(path for path, name in self.files().items() if name == unit)

    def files(self) -> dict[Path, str]:
        """Return the units whose report of the year is there, by its file."""
        found = sorted((self.root / "parameters" / self.county).glob(f"*/{YEAR}.yaml"))
        return {path: yaml.safe_load(path.read_text(encoding="utf-8"))["township"] for path in found}

    def found(self) -> dict[str, set[str]]:
        """Return which rules find something open in each unit's file of the year."""
        units = self.files()
        said = json.loads(call_kit("check", *units, "--format", "json", cwd=self.root).stdout)
        rules: dict[str, set[str]] = {unit: set() for unit in units.values()}
        for each in said:
            if each["status"] in ("fail", "unknown") and "accepted" not in each:
                rules[units[Path(each["file"])]].add(each["rule"])
        return rules


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """The office on the second of January: last year's files, nothing of this year's, no list of units."""
    write_counties(tmp_path / "parameters", townships=UNITS, years=(YEAR - 1, YEAR), seed=SEED)
    truth = {}
    for file in sorted((tmp_path / "parameters").glob(f"*/*/{YEAR}.yaml")):
        report = read_report(file)
        truth[report.township] = report
        file.unlink()
    (county,) = (path.name for path in (tmp_path / "parameters").iterdir())
    return Office(tmp_path, county, truth)


@pytest.mark.slow
def test_a_january(office: Office) -> None:
    """Nobody writes YAML, each mistake is named, every hand edit stays, every change is in the history."""
    forms_go_out(office)
    late, mistakes = forms_come_back(office)
    edited = hand_edits(office, [unit for unit in office.truth if unit not in mistakes and unit != late])
    each_mistake_is_named(office, mistakes, late)
    slips_go_out(office, mistakes, late)
    by_excel, by_word, accepted = shares(mistakes)
    corrections_come_by_excel(office, by_excel)
    corrections_come_by_word(office, by_word)
    warnings_are_settled(office, accepted)
    assert "没有要退回的" in office.kit("slips", office.county, YEAR)
    the_county_reports(office, late)
    a_correction_comes_late(office, edited[0])
    published_copies_are_verified(office)
    nothing_was_lost(office, edited, accepted, [*by_excel, *by_word])


def forms_go_out(office: Office) -> None:
    """The list of units is written from last year's files, and a form for each unit from the list."""
    office.kit("units", office.county)
    office.kit("export", "--blank", office.county, YEAR, "--to", "xlsx")
    forms = list((office.root / f"outputs/{office.county}/{YEAR}/空表").iterdir())
    assert len(forms) == UNITS


def forms_come_back(office: Office) -> tuple[str, dict[str, str]]:
    """All but one come back, a dozen with a mistake each, some saved by another program; return which."""
    late, *punctual = office.truth
    waiting, mistakes = dict(MISTAKES), {}
    back = office.root / "收到"
    back.mkdir()
    for number, unit in enumerate(punctual):
        form = office.form(unit)
        for name, mistake in waiting.items():
            if mistake.fits(form):
                waiting.pop(name).make(form)
                mistakes[unit] = name
                break
        form.save(back / f"{unit}.xlsx")
        if number % 4 == 0:
            converted(back / f"{unit}.xlsx", "xlsx").replace(back / f"{unit}.xlsx")
    assert not waiting
    said = office.kit("ingest", "收到")
    assert said.count("没读准 1 处") == sum(not MISTAKES[name].named for name in mistakes.values())
    return late, mistakes


def hand_edits(office: Office, units: Iterable[str]) -> list[str]:
    """The analyst writes a remark into three files and the day on which the report came in."""
    chosen = list(units)[:3]
    for unit in chosen:
        text = office.file(unit).read_text(encoding="utf-8")
        text = text.replace(f"township: {unit}\n", f"township: {unit}{REMARK}submitted: {YEAR + 1}-01-12\n")
        office.file(unit).write_text(text, encoding="utf-8")
    return chosen


def each_mistake_is_named(office: Office, mistakes: dict[str, str], late: str) -> None:
    """The rule that knows a mistake finds it, and nothing is found in a report without one."""
    found = office.found()
    assert set(found) == office.truth.keys() - {late}
    assert {unit for unit, rules in found.items() if rules} == set(mistakes)
    named = {unit: MISTAKES[name].named for unit, name in mistakes.items()}
    assert {unit: rule for unit, rule in named.items() if rule and rule not in found[unit]} == {}


def slips_go_out(office: Office, mistakes: dict[str, str], late: str) -> None:
    """A slip for each unit with a mistake, none for the others; who has sent nothing is named."""
    said = office.kit("slips", office.county, YEAR)
    assert f"缺报：{late}" in said
    slips = (office.root / f"outputs/{office.county}/{YEAR}/退回单").glob("*.txt")
    assert {path.name.partition("退回单")[0] for path in slips} == set(mistakes)


def shares(mistakes: dict[str, str]) -> tuple[list[str], list[str], list[str]]:
    """Return who corrects in the workbook, who in Word, and whose warnings the office settles."""
    by_word = [unit for unit, name in mistakes.items() if name in ("last year's words", "last year's period")]
    accepted = [unit for unit, name in mistakes.items() if name == "a misstated total"]
    return [unit for unit in mistakes if unit not in (*by_word, *accepted)], by_word, accepted


def corrections_come_by_excel(office: Office, units: Iterable[str]) -> None:
    """A second workbook from each: what it changes comes in, and the account tells it."""
    folder = office.root / "更正"
    folder.mkdir()
    for unit in units:
        office.form(unit).save(folder / f"{unit}更正.xlsx")
    office.kit("ingest", "更正")
    still = office.found()
    assert {unit: still[unit] for unit in units} == {unit: set() for unit in units}


def corrections_come_by_word(office: Office, units: Iterable[str]) -> None:
    """The report as Word goes out, its year is mended there, and it comes back."""
    for unit in units:
        said = office.kit("export", office.file(unit), "--to", "docx")
        written = office.root / said.partition("：")[2].strip()
        document = docx.Document(str(written))
        for run in (run for each in document.paragraphs[1:] for run in each.runs):
            run.text = run.text.replace(f"{YEAR - 1}年", f"{YEAR}年", 1)
        document.save(str(office.root / f"{unit}改.docx"))
        office.kit("ingest", f"{unit}改.docx")
    still = office.found()
    assert {unit: still[unit] for unit in units} == {unit: set() for unit in units}


def warnings_are_settled(office: Office, units: Iterable[str]) -> None:
    """Warnings that the office holds for right are settled by their numbers."""
    for unit in units:
        number = 0
        while office.found()[unit]:
            number += 1
            office.kit("accept", office.file(unit), number, "--reason", REASON)


def the_county_reports(office: Office, late: str) -> None:
    """The roll-up waits for the last unit, then every cell is known, and pages of all are made."""
    assert late in office.kit("rollup", office.county, YEAR, code=1)
    office.form(late).save(office.root / f"{late}.xlsx")
    office.kit("ingest", f"{late}.xlsx")
    own = f"parameters/{office.county}/county/{YEAR}.yaml"
    office.kit("rollup", office.county, YEAR, "-o", own)
    the_county_writes_its_words(office, own)
    office.kit("batch", "--year", YEAR)
    office.kit("county", office.county, YEAR)


def the_county_writes_its_words(office: Office, own: str) -> None:
    """Its report goes out as a workbook, the words are typed there, and come in without touching a sum."""
    before = read_report(office.root / own).figures
    written = office.root / office.kit("export", own, "--to", "xlsx").partition("：")[2].strip()
    book = openpyxl.load_workbook(written)
    *rows, last = [row[1] for row in book[WORDS].iter_rows(min_row=2, max_col=2)]
    for cell in rows:
        cell.value = OWN_WORDS
    last.value = OWN_FEES
    book.save(office.root / "本级.xlsx")
    office.kit("ingest", "本级.xlsx")
    assert read_report(office.root / own).figures == before
    office.kit("check", own)


def a_correction_comes_late(office: Office, unit: str) -> None:
    """One more measure in a workbook: it goes through the unit's file into the county's, whose words stay."""
    own = office.root / f"parameters/{office.county}/county/{YEAR}.yaml"
    before = read_report(own)
    form = office.form(unit)
    form[MEASURES] = int(str(form[MEASURES])) + 1
    form.save(office.root / "补正.xlsx")
    office.kit("ingest", "补正.xlsx")
    said = office.kit("rollup", office.county, YEAR, "--update")
    assert "改了 1 处" in said
    after = read_report(own)
    assert after.narrative == before.narrative
    changed = {place: value for place, value in after.figures.items() if value != before.figures[place]}
    assert changed == {MEASURES: int(str(before.figures[MEASURES])) + 1}


def published_copies_are_verified(office: Office) -> None:
    """All units' pages go to the web team; of the copies on the web three are not what was approved."""
    office.kit("batch", "--year", YEAR)
    office.kit("publish", office.county, YEAR)
    copies = office.root / "网上"
    copies.mkdir()
    pages = sorted((office.root / f"outputs/{office.county}/{YEAR}/发布").glob(f"*{YEAR}年*.html"))
    assert len(pages) == UNITS + 1
    for page in pages:
        shutil.copy(page, copies)
    assert "处不同" not in office.kit("verify", office.county, YEAR, copies)
    for page, (old, new) in zip(pages, TAMPERED, strict=False):
        copy = copies / page.name
        head, body, shown = copy.read_text(encoding="utf-8").partition("<body")
        assert old in shown
        copy.write_text(f"{head}{body}{shown.replace(old, new, 1)}", encoding="utf-8")
    said = office.kit("verify", office.county, YEAR, copies, code=1)
    assert said.count("1 处不同") == len(TAMPERED)


def nothing_was_lost(
    office: Office, edited: Iterable[str], accepted: Iterable[str], corrected: Iterable[str]
) -> None:
    """Remarks, typed days and acceptances stand in the files, and each file has its history."""
    for unit in edited:
        text = office.file(unit).read_text(encoding="utf-8")
        assert REMARK in text
        assert f"submitted: {YEAR + 1}-01-12" in text
    for unit in accepted:
        assert REASON in office.file(unit).read_text(encoding="utf-8")
    for unit in corrected:
        place = office.file(unit).relative_to(office.root / "parameters").with_suffix("")
        assert len(office.kit("history", place.as_posix()).splitlines()) > 2
