"""The slip (退回单): every open finding once, in words that a township's clerk knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from kit.base.finding import Correction, Finding, Findings, Severity, Status
from kit.checks.confront import confront
from kit.checks.slip import slip
from kit.report.report import Report
from tests.conftest import SEED, call_kit

CHANGE = Correction("requests.received.natural", "新收 · 自然人", 1, 0, "多写了一笔")
FLOW = Finding(
    "T3-flow", Severity.ERROR, Status.FAIL, "第三节 · 自然人", "新收 1；办结 0，相差 1", repairs=((CHANGE,),)
)
TOTAL = Finding(
    "T3-applicants", Severity.ERROR, Status.FAIL, "第三节 · 新收", "总计 0；自然人 1，相差 1",
    repairs=((CHANGE,), (Correction("requests.received.total", "新收 · 总计", 0, 1),)),
)  # fmt: skip
PARTS = Finding(
    "N-parts", Severity.WARNING, Status.FAIL, "第一节", "分项合计 351", quote="共352条，其中甲351条"
)


def items(text: str) -> list[str]:
    """Return the numbered items of a slip."""
    return re.split(r"\n\d+\. ", text)[1:]


def test_an_item_tells_where_what_and_what_to_look_at(seed: Report) -> None:
    """Place, the words that stand there, what does not agree, the advice; the first line names the report."""
    text = slip(seed.title, Findings((PARTS, FLOW)))
    assert text.splitlines()[0].startswith(f"《{seed.title}》")
    error, warning = items(text)
    for told in ("须改正", "第三节 · 自然人", "相差 1", "新收 · 自然人", "对照申请台账"):
        assert told in error, told
    for told in ("请核实", "第一节", "共352条，其中甲351条", "分项合计 351", "请核对总数和各分项"):
        assert told in warning, told


def test_findings_that_one_repair_mends_are_one_item(seed: Report) -> None:
    """Both places stand in it, the repair once; a finding that another repair mends stays apart."""
    other = Finding("T4-total", Severity.ERROR, Status.FAIL, "第四节", "差 1", repairs=((
        Correction("appeals.direct.total", "总计", 0, 1),),))  # fmt: skip
    first, second = items(slip(seed.title, Findings((FLOW, TOTAL, other))))
    assert first.count("最可能：") == 1
    assert "第三节 · 自然人" in first
    assert "第三节 · 新收" in first
    assert "第四节" in second


def test_a_blank_cell_is_asked_for_once(changed: Callable[..., Report]) -> None:
    """The sums that rest on a blank, or on two of one row, are not told beside it; another row's blank is."""
    row = "figures.requests.petition"
    report = changed({f"{row}.natural": None, f"{row}.other": None, "figures.appeals.direct.other": None})
    found = confront(report)
    of_cells = Findings(each for each in found.open if each.cells)
    assert sum(each.rests for each in found) == 5
    table_three, table_four = sorted(items(slip(report.title, of_cells, report)), key=len, reverse=True)
    assert "自然人、其他没有填数；没有发生的请填 0" in table_three
    assert "其他结果" in table_four
    assert "须改正" in table_three
    assert "合计" not in table_three


def test_the_slip_holds_nothing_of_the_tool(changed: Callable[..., Report]) -> None:
    """No rule id, cell address, key or look-up, nor what only the office can mend."""
    changes: dict[str, object] = {
        "figures.requests.received.natural": 1,
        "figures.requests.granted.other": None,
        "facts.hotline.cases": None,
        "accepted": [{"rule": "N-parts", "quote": "没有这话", "reason": "核对过"}],
        "narrative.problems": None,
    }
    report = changed(changes, {"township": "别的镇"})
    text = slip(report.title, confront(report), report)
    assert not re.search(r"[TXNYFD]\d?-[a-z]|[a-z]+\.[a-z]+|facts|accepted|参数|文件|\{\{", text)
    assert "【待填】" in text
    assert "这一节还没有写" in text
    assert "别的镇" not in text


def test_what_was_accepted_is_not_sent_back(seed: Report) -> None:
    """With nothing open the slip says so in one sentence."""
    accepted = Finding("N-parts", Severity.WARNING, Status.FAIL, "第一节", "差 1", accepted="核对过")
    text = slip(seed.title, Findings((accepted,)))
    assert text.count("\n") == 1
    assert "没有需要改正" in text
    assert seed.title in text


def test_blanks_of_one_place_are_asked_for_once(changed: Callable[..., Report]) -> None:
    """Two blank look-ups of one subsection make one item."""
    report = changed({"facts.hotline.cases": None, "facts.hotline.completed": None})
    assert len(items(slip(report.title, confront(report).blocking, report))) == 1


def test_the_command_prints_it(tmp_path: Path) -> None:
    """`kit check --format slip` prints a slip a file, and keeps the exit code."""
    path = tmp_path / "x.yaml"
    path.write_text(
        SEED.read_text(encoding="utf-8").replace("received: {natural: 0", "received: {natural: 1"),
        encoding="utf-8",
    )
    done = call_kit("check", SEED, path, "--format", "slip")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.count("《卧龙区安皋镇人民政府2024年") == 2
    assert str(path) not in done.stdout
    assert done.stdout.count("须改正") == 1
