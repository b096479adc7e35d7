"""Reading, editing, accepting, reading, restoring in any order: nothing that a person typed is lost without being named."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kit.base.errors import KitError
from kit.base.files import read_file
from kit.base.finding import Severity
from kit.base.strict_yaml import parse_yaml
from kit.checks.confront import confront
from kit.checks.settling import settled_text
from kit.editing.history import History, Kind
from kit.editing.leaves import Leaf, Leaves, Place, leaves
from kit.editing.rewriting import rewritten
from kit.form.editions import editions
from kit.ingest.account import Ingested
from kit.ingest.intake import Intake
from kit.ingest.reading import read_reports
from kit.report.beside import ALONE
from kit.report.parameters import report_of

FORM = editions()["2021"]
REASON = "核实过：没有问题"
ROW = ("figures", "disclosure", "normative")
TYPED: dict[Place, st.SearchStrategy[Leaf]] = {
    (*ROW, "made"): st.integers(1, 4),
    (*ROW, "in_force"): st.integers(1, 4),
    ("narrative", "overview"): st.sampled_from(
        ["已公开。", "已公开。\n又公开。", "没公开。", "没公开。\n又公开。"]
    ),
    ("narrative", "preamble"): st.sampled_from(["统计期限为全年。", "统计期限为一年。"]),
    ("facts", "hotline"): st.integers(1, 3),
    ("deadline",): st.sampled_from(["2024-01-31", "2024-01-20"]),
}
edits = st.sampled_from(list(TYPED)).flatmap(lambda place: st.tuples(st.just(place), TYPED[place]))
SOURCE = """甲水县乙山镇人民政府2023年政府信息公开工作年度报告
一、总体情况
{}
二、主动公开政府信息情况
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
行政规范性文件\t{}\t1\t{}
"""


class Orders(RuleBasedStateMachine):
    """One unit-year's file in an office where two people work on it.

    `typed` is what a person typed and nobody settled otherwise since: it must be in the file.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.parameters = Path(self.folder.name)
        self.file = self.parameters / "甲水县" / "乙山镇" / "2023.yaml"
        self.typed: Leaves = {}
        self.accepted: list[object] = []
        self.stood: set[str] = set()

    def teardown(self) -> None:
        """Take the folder away."""
        self.folder.cleanup()

    def held(self) -> Leaves:
        """Return what the file holds now."""
        return leaves(parse_yaml(self.file.read_text(encoding="utf-8"), "").value, FORM)

    @initialize()
    def read_first(self) -> None:
        """A report comes in."""
        self.read(("已公开。", 1, 1), None)

    @rule(
        said=st.tuples(TYPED["narrative", "overview"], st.integers(1, 4), st.integers(1, 4)),
        theirs=st.sampled_from([None, True, False]),
    )
    def read(self, said: tuple[str, int, int], theirs: bool | None) -> None:
        """The township sends its report again; what is taken over a person's words is named."""
        before = self.file.read_text(encoding="utf-8") if self.file.exists() else ""
        source = self.parameters / "a.txt"
        source.write_text(SOURCE.format(*said), encoding="utf-8")
        (report,) = read_reports(source)
        assert isinstance(report, Ingested)
        merge = Intake(self.parameters, theirs=theirs, newest=False).take(report).merge
        if before and self.file.read_text(encoding="utf-8") != before:
            self.stood.add(before)
        for change in merge.taken if merge else ():
            if change.place in self.typed:
                assert change.mine == self.typed.pop(change.place)
                assert theirs or "\n" in str(change.theirs)
                if theirs is not True:
                    self.typed[change.place] = change.theirs
        if (
            merge and not merge.open
        ):  # what both say alike is the source's, too, and goes when the source changes
            told = {(*ROW, "made"): said[1], (*ROW, "in_force"): said[2], ("narrative", "overview"): said[0]}
            self.typed = {place: value for place, value in self.typed.items() if told.get(place) != value}

    @rule(edit=edits)
    def edit(self, edit: tuple[Place, Leaf]) -> None:
        """A person types something and a remark."""
        place, value = edit
        if self.held().get(place) != value:
            text = rewritten(self.file.read_text(encoding="utf-8"), {place: value}, FORM)
            self.file.write_text(f"{text.rstrip()}\n# 改了 {place[-1]}\n", encoding="utf-8")
            self.typed[place] = value

    @precondition(lambda self: self.file.exists())
    @rule(number=st.integers(0, 50))
    def accept(self, number: int) -> None:
        """A person settles a warning by its number, as `kit accept` does; what stood before is kept."""
        source = read_file(self.file)
        waiting = confront(report_of(source)).open
        warnings = [at for at, each in enumerate(waiting, 1) if each.severity is Severity.WARNING]
        if not warnings:
            return
        try:
            text, _ = settled_text(source, ALONE, [warnings[number % len(warnings)]], REASON)
        except KitError:  # the words stand twice
            return
        self.stood.add(source.text())
        History(self.parameters).write(self.file, text, source.data, {Kind.BEFORE: source.data})
        self.accepted = self.acceptances()

    def acceptances(self) -> list[object]:
        """Return what the file holds as accepted."""
        told = parse_yaml(self.file.read_text(encoding="utf-8"), "").value
        return [each for each in told.get("accepted") or [] if each["reason"] == REASON]

    @rule(back=st.integers(0, 50))
    def restore(self, back: int) -> None:
        """A version is put back, as `kit history --restore` does; what stood there is kept."""
        versions = History(self.parameters).versions(self.file)
        self.stood.add(self.file.read_text(encoding="utf-8"))
        History(self.parameters).put_back(self.file, versions[back % len(versions)])
        held = self.held()
        reading = History(self.parameters).reading_of(self.file, read_file(self.file))
        told = leaves(parse_yaml(reading, "").value, FORM) if reading else {}
        self.typed = {
            place: value
            for place, value in self.typed.items()
            if held.get(place) == value != told.get(place)  # what the source says itself nobody typed
        }
        self.accepted = self.acceptances()

    @invariant()
    def typed_words_stand(self) -> None:
        """Whatever was typed and not settled otherwise is in the file."""
        if self.file.exists():
            held = self.held()
            assert {place: held.get(place) for place in self.typed} == self.typed

    @invariant()
    def what_was_accepted_stands(self) -> None:
        """Whatever was accepted is in the file, with its reason, until a version without it is put back."""
        if self.file.exists():
            assert self.acceptances() == self.accepted

    @invariant()
    def what_stood_can_be_had_again(self) -> None:
        """Each text that the kit replaced in the file is in the history, or there again."""
        if self.file.exists():
            known = {each.text() for each in History(self.parameters).versions(self.file)}
            assert known | {self.file.read_text(encoding="utf-8")} >= self.stood


Orders.TestCase.settings = settings(max_examples=40, stateful_step_count=12, deadline=None)
TestOrders = Orders.TestCase
