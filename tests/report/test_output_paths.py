"""Where outputs go, and where the project is: told by folders, else by the file, and never made in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.base.errors import KitError
from kit.report.output_paths import found_outputs, found_parameters, output_of
from tests.conftest import SEED, call_kit


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("township: 安皋镇\ncounty: 卧龙区\nyear: 2024\n", "卧龙区/2024/安皋镇.html"),
        ("township: 安皋镇\nyear: 2024\n", "2024/安皋镇.html"),
        ("township: a/b\nyear: 2024\n", "2024.html"),
        ("a: [", "2024.html"),
    ],
)
def test_a_file_called_by_its_year_goes_where_it_says_it_belongs(
    tmp_path: Path, text: str, place: str
) -> None:
    """Two townships' 2024.yaml do not end up under one name; a name that is no folder's is not used."""
    (tmp_path / "2024.yaml").write_text(text, encoding="utf-8")
    assert output_of(tmp_path / "2024.yaml", Path("out"), ".html") == Path("out") / place


def test_other_files_keep_their_names(tmp_path: Path) -> None:
    """In the project's folders the folders tell; a file that a person named keeps that name."""
    (tmp_path / "安皋.yaml").write_text("township: 安皋镇\n", encoding="utf-8")
    assert output_of(tmp_path / "安皋.yaml", Path("out"), ".html") == Path("out/安皋.html")
    assert output_of(SEED, Path("out"), ".html") == Path("out/wolong/2024/angao.html")


def test_the_project_is_found_from_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From any folder under the one that holds `parameters`; outside one the sentence says where it looked."""
    below = tmp_path / "project" / "parameters" / "甲县" / "乙镇"
    below.mkdir(parents=True)
    for folder in (below, tmp_path / "project"):
        monkeypatch.chdir(folder)
        assert found_parameters().resolve() == tmp_path / "project" / "parameters"
        assert found_outputs().resolve() == tmp_path / "project" / "outputs"
    assert found_parameters() == Path("parameters")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(KitError, match=str(tmp_path)):
        found_parameters()
    assert found_outputs() == Path("outputs")


def test_no_folder_is_begun_in_silence(tmp_path: Path) -> None:
    """Reading in outside a project writes nothing, unless the place is named."""
    (tmp_path / "a.txt").write_text(
        "甲县乙镇人民政府2024年政府信息公开工作年度报告\n一、总体情况\n认真公开。\n", encoding="utf-8"
    )
    done = call_kit("ingest", "a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert str(tmp_path) in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert call_kit("ingest", "a.txt", "-o", "parameters", cwd=tmp_path).returncode == 0
    assert (tmp_path / "parameters").is_dir()
