"""The shape of the code: who imports whom, no form label in Python, small modules, a clean repository."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.form.editions import editions
from kit.form.official_form import Subsection
from kit.form.tree import Node, walk
from tests.conftest import ROOT

KIT = ROOT / "kit"
PATHS = {
    ".".join(path.relative_to(KIT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(KIT.rglob("*.py"))
}
MODULES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in PATHS.items()}
PACKAGES = {name for name, path in PATHS.items() if path.name == "__init__.py"}

# A module may import modules of the lines above its own, and none of its own line or below.
LAYERS = [
    {"errors", "text", "finding", "numerals", "slips", "identity", "program", "svg"},
    {"files", "figures", "strip"},
    {"catalogue", "job", "templating"},
    {"standing"},
    {"value", "yamlfile", "fragment", "highlight", "squeezed", "localise", "outputs"},
    {
        "source.printed",
        "source.refusal",
        "source.flaws",
        "source.characters",
        "source.html_names",
        "source.pdf_shapes",
    },
    {
        "source.counting",
        "source.cut",
        "source.finish",
        "source.foreign",
        "source.html_guard",
        "source.html_line",
        "source.html_look",
        "source.lattice",
        "source.pdf_page",
        "source.text",
        "source.xml",
    },
    {"source.pdf_lattice", "source.pdf_text", "source.pdf_worker"},
    {"source.archive", "source.excel_formats", "source.flow", "source.plain", "source.word_styles"},
    {"source.pdf_cells", "source.pdf_lines"},
    {
        "source.pdf",
        "source.excel_cells",
        "source.html_table",
        "source.numbering",
        "source.word_table",
        "source.word_text",
    },
    {"source.excel_sheet", "source.html", "source.word"},
    {"source.excel"},
    {"source.office", "source.kinds"},
    {"source"},
    {"validation"},
    {"claims.vocabulary"},
    {"tree", "claims.counts"},
    {"equation", "clue", "claims.listing"},
    {"blocks"},
    {"picture"},
    {"form", "claims.breakdowns"},
    {"editions", "fields", "claims.told", "claims.sums"},
    {"own_words"},
    {"rules", "report", "conventions.phrasing"},
    {"tables", "schema", "written", "carried", "office.package", "office.setup", "office.limits"},
    {"parameters", "narrative", "grid", "draft", "blank", "office.formats", "office.paper"},
    {
        "arithmetic",
        "fees",
        "claims.roles",
        "markup",
        "prose",
        "repair",
        "workbook",
        "acceptance",
        "body",
        "layout",
    },
    {
        "bounds",
        "plausibility",
        "filling",
        "claims.copying",
        "outline",
        "conventions.reading",
        "claims.reckoning",
        "pasted",
        "office.widths",
        "office.entry",
        "office.places",
        "office.cover",
    },
    {"ingest.rows", "ingest.labels", "ingest.printed_values", "ingest.chrome", "ingest.naming"},
    {
        "ingest.paths",
        "ingest.streams",
        "ingest.words",
        "office.word_table",
        "office.formulas",
        "office.wording",
    },
    {"ingest.headers", "office.sheets", "office.checks"},
    {"ingest.cells", "ingest.tables", "office.excel"},
    {"ingest.placing"},
    {"ingest.figures", "ingest.account"},
    {"ingest.filing", "ingest.reading"},
    {
        "claims.bearing",
        "charges",
        "conventions.citing",
        "conventions.naming",
        "conventions.period",
        "conventions.wording",
        "conventions.years",
    },
    {"conventions.overall", "claims.enumeration", "claims.percentages", "claims.stating", "claims.yearly"},
    {"claims.unsaid"},
    {"claims.called", "claims.statements"},
    {"claims.comparison", "claims.parts"},
    {"check", "review"},
    {"outcome", "stamp"},
    {"page", "returned", "office.word"},
    {"export", "translator", "kernel", "record"},
    {"shell"},
    {"engine"},
    {"run"},
    {"ledger", "roster"},
    {"units"},
    {"rollup"},
    {"rolled"},
    {"changes", "similarity"},
    {"tidy"},
    {"explore", "table_file"},
    {"county"},
    {"county_answers", "county_words"},
    {"county_page"},
    {"county_run"},
    {"loading"},
    {"crew"},
    {"store", "cluster"},
    {"batch", "remote"},
    {"worker"},
    {"index", "progress"},
    {"cli_words", "findings_text", "rules_table"},
    {"cli_check", "cli_formats", "cli_run"},
    {"cli_batch", "cli_county", "cli_table"},
    {"cli"},
]
# Tighter than their layer: Jupyter's server loads `export`; these must not know more than they need.
ONLY = {
    "export": {"errors", "fragment"},
    "translator": set(),
    "kernel": set(),
    "record": set(),
    "shell": {"record"},
    "engine": {"shell"},
    "highlight": set(),
    "finding": set(),
    "narrative": {"errors", "text", "value", "form", "report"},
    "grid": {"value", "tree", "equation", "blocks", "form", "report"},
    "rules": {"errors", "finding", "validation", "yamlfile", "form", "editions"},
    "cli_words": set(),
}


def imports(tree: ast.Module) -> Iterator[str]:
    """Yield the names of the kit's modules that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the direction"
            assert node.module
            if node.module.startswith("kit."):
                yield node.module.removeprefix("kit.")
            elif node.module == "kit":
                yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (
                alias.name.removeprefix("kit.") for alias in node.names if alias.name.startswith("kit.")
            )


@pytest.mark.parametrize("name", sorted(MODULES.keys() - PACKAGES - {"__main__"}))
def test_imports_go_one_way(name: str) -> None:
    """Each module imports from the layers above its own only."""
    (layer,) = [index for index, names in enumerate(LAYERS) if name in names]
    allowed = set().union(*LAYERS[:layer])
    assert set(imports(MODULES[name])) <= ONLY.get(name, allowed) & allowed


PARSERS = {"selectolax", "lxml", "pypdfium2", "zipfile", "zlib"}
WRITERS = {"docx", "xlsxwriter"}


@pytest.mark.parametrize("name", sorted(MODULES))
def test_one_package_reads_foreign_files_and_one_writes_them(name: str) -> None:
    """Parsers of published files are loaded in `source` alone, writers of Office files in `office` alone."""
    nodes = list(ast.walk(MODULES[name]))
    loaded = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    loaded |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    foreign = {module.partition(".")[0] for module in loaded} & (PARSERS | WRITERS)
    package = name.partition(".")[0]
    assert foreign <= {"source": PARSERS, "office": WRITERS | {"zipfile"}}.get(package, set())


def test_the_package_itself_imports_nothing_until_asked() -> None:
    """`import kit` is free; its verbs load when first used."""
    assert not list(imports(MODULES["__init__"]))
    code = "import kit, sys; print(sorted(m for m in sys.modules if m.startswith('kit.') or m == 'pandas'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_exporters_load_nothing_heavy() -> None:
    """Jupyter's server imports them for its menu: no pandas, no pydantic, no papermill."""
    code = "import kit.page.exporters, sys; print({'pandas', 'pydantic', 'papermill'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def labels() -> set[str]:
    """Return every label, title and alias of every edition."""
    found: set[str] = set()
    for form in editions().values():
        parts: list[Subsection] = [
            part for section in form.sections for part in (section, *section.subsections)
        ]
        found |= {
            text for part in parts for text in (part.title, f"{part.number}{part.title}", *part.aliases)
        }
        for table in form.tables.values():
            for block in table.blocks:
                nodes: list[Node] = [path[-1] for path in (*walk(block.rows), *walk(block.columns))]
                found |= {text for node in nodes for text in (node.label, *node.aliases)} | {
                    block.title,
                    block.corner,
                }
    return found - {""}


@pytest.mark.parametrize("name", sorted(MODULES))
def test_no_label_of_the_form_is_written_in_python(name: str) -> None:
    """No string of the code equals a label of the form, or contains one of four or more characters."""
    known = labels()
    long = {label for label in known if len(label) >= 4}
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert node.value not in known
            assert not [label for label in long if label in node.value], node.value


@pytest.mark.parametrize("name", sorted(MODULES))
def test_modules_stay_small(name: str) -> None:
    """A module past 250 lines has more than one concept."""
    assert len(PATHS[name].read_text(encoding="utf-8").splitlines()) <= 250


def tracked() -> list[Path]:
    """Return the files that git tracks, or would add."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def test_only_what_explains_outputs_is_tracked_there() -> None:
    """Generated reports are never committed."""
    assert {path.name for path in tracked() if path.parent == ROOT / "outputs"} <= {
        "README.md",
        "preview.png",
    }
    assert not [
        path
        for path in tracked()
        if path.is_relative_to(ROOT / "outputs") and path.parent != ROOT / "outputs"
    ]


def test_constraints_name_versions_and_no_addresses() -> None:
    """constraints.txt pins `name==version` lines, nothing else."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert lines
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!_-]+", line) for line in lines)
