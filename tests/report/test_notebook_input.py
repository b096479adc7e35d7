"""What the notebook is given: nothing, values, or the name of a file with single values changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kit.base.errors import InputError, KitError
from kit.page.verbs import findings, gate, heading, sections, summary
from kit.report.notebook_input import clear, given, load_report
from kit.report.report import Report
from tests.conftest import ROOT, SEED


def test_with_nothing_given_the_example_shows() -> None:
    """Run All works alone."""
    assert load_report().example


def test_with_some_given_a_missing_name_is_an_error() -> None:
    """The example never fills a gap."""
    with pytest.raises(InputError, match="figures"):
        load_report(township="甲镇", agency="甲镇人民政府", year=2024)


def test_a_file_is_found_from_the_notebooks_folder(monkeypatch: pytest.MonkeyPatch, seed: Report) -> None:
    """JupyterLab works in notebooks/, and the analyst writes the path from the project's folder."""
    monkeypatch.chdir(ROOT / "notebooks")
    assert load_report(parameters_file="parameters/wolong/angao/2024.yaml").public() == seed.public()


def test_single_values_of_a_file_can_be_changed() -> None:
    """A figure written beside the file's name replaces that figure alone."""
    report = load_report(parameters_file=str(SEED), figures={"requests": {"received": {"natural": 3}}})
    assert report.figures["requests.received.natural"] == 3
    assert report.figures["requests.received.business"] == 0


def test_a_cell_of_a_table_written_in_one_word_can_be_changed(tmp_path: Path) -> None:
    """全零 is spelt out first, so that the other cells stay zero."""
    report = load_report(
        parameters_file=str(ROOT / "kit/report/example.yaml"),
        figures={"appeals": {"direct": {"upheld": 1, "total": 1}}},
    )
    assert (report.figures["appeals.direct.upheld"], report.figures["appeals.reconsideration.upheld"]) == (
        1,
        0,
    )


@pytest.mark.parametrize(
    "given", [{"parameters_file": 2024}, {"previous": "2023.yaml"}, {"year": 10**5000}, {"figures": [1]}]
)
def test_values_of_a_wrong_type_get_a_sentence(seed: Report, given: dict[str, object]) -> None:
    """What an analyst may type by mistake is refused in words, not with a traceback."""
    with pytest.raises(InputError):
        load_report(**(seed.public() | given))


def test_a_changed_value_is_checked_as_the_file_is() -> None:
    """A slip in the notebook gets the same sentence."""
    with pytest.raises(InputError, match="recieved"):
        load_report(parameters_file=str(SEED), figures={"requests": {"recieved": {"natural": 3}}})


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The sentence names the file as the analyst wrote it."""
    with pytest.raises(InputError, match=r"nowhere\.yaml"):
        load_report(parameters_file="nowhere.yaml")


def test_last_year_can_be_given_as_a_value(seed: Report) -> None:
    """The rules across years work on a report handed over by the caller."""
    report = load_report(previous=seed.public() | {"year": 2023}, **seed.public())
    assert report.last is not None
    with pytest.raises(InputError, match="2023"):
        load_report(previous=seed.public(), **seed.public())


def test_a_load_that_fails_leaves_no_report_of_before(seed: Report) -> None:
    """Whatever a section asks of it is refused in words; the township before is not shown again."""
    notebook: dict[str, Any] = {"report": seed, "parameters_file": "没有这个镇"}
    with pytest.raises(InputError):
        load_report(**given(notebook))
    for section in (heading, sections, findings, gate, summary):
        with pytest.raises(KitError, match="没有读入年报"):
            section(notebook["report"])


def test_a_run_begins_without_what_the_run_before_was_given() -> None:
    """A figure tried in the last run, and deleted since, is not tried again; her own names stay."""
    notebook: dict[str, object] = {"figures": {"requests": {}}, "year": 2023, "mine": 1}
    clear(notebook)
    assert given(notebook) == {}
    assert notebook["mine"] == 1


def test_what_is_tried_is_told() -> None:
    """A figure that stands only in the notebook is named below the report's title."""
    report = load_report(parameters_file=str(SEED), figures={"requests": {"received": {"natural": 3}}})
    assert "试改了 figures" in summary(report).review
    assert "试改" not in summary(load_report(parameters_file=str(SEED))).review
