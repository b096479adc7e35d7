"""The shape of the code: who imports whom, no form label in Python, small modules, a clean repository."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
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


def imports(name: str) -> Iterator[str]:
    """Yield the modules of the kit that a module imports."""
    for node in ast.walk(MODULES[name]):
        if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith("kit."):
            home = str(node.module).removeprefix("kit").lstrip(".")
            inner = (f"{home}.{alias.name}".lstrip(".") for alias in node.names)
            yield from (each if each in MODULES else home for each in inner)


def test_a_room_imports_only_rooms_above_it() -> None:
    """The rooms are in the order in which a report passes through them; within them there is no circle."""
    order = list(
        re.findall(r"^    kit/(\w+)/ ", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert set(order) == {name.partition(".")[0] for name in MODULES} - {"__init__", "__main__"}
    graph = {name: set(imports(name)) - {"", name.rpartition(".")[0]} for name in MODULES}
    for name, known in graph.items():
        room = name.partition(".")[0]
        if room in order:
            above = order[: order.index(room) + 1]
            assert {each.partition(".")[0] for each in known} <= set(above), name
    TopologicalSorter(graph).prepare()  # raises CycleError, naming the circle


def test_no_test_module_is_imported_by_another() -> None:
    """What several need lives in a module that is no test's."""
    for path in sorted((ROOT / "tests").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        homes = [str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        assert not [each for each in homes if re.search(r"\btests\..*\btest_", each)], path.name


def test_a_module_is_found_by_its_name() -> None:
    """No two modules share a name, a room has no more than a screenful of them, the root next to none."""
    names = [path.stem for path in PATHS.values() if path.name != "__init__.py"]
    assert sorted(names) == sorted(set(names))
    rooms = Counter(path.parent for path in PATHS.values() if path.name != "__init__.py")
    assert max(rooms.values()) <= 15
    assert rooms[KIT] <= 1


@pytest.mark.parametrize("name", sorted(name for name, path in PATHS.items() if path.name == "__init__.py"))
def test_a_room_says_what_lives_there(name: str) -> None:
    """Each package's docstring says it, and whatever it names in code quotes exists."""
    said = ast.get_docstring(MODULES[name])
    assert said
    folder = PATHS[name].parent
    for word in re.findall(r"`([a-z_./]+)`", said):
        module = folder.joinpath(*word.split("."))
        files = (folder / word, module.with_suffix(".py"), module.parent.with_suffix(".py"))
        assert any(file.exists() for file in files), word


PARSERS = {"selectolax", "lxml", "pypdfium2", "zipfile", "zlib"}
WRITERS = {"docx", "xlsxwriter"}
ALLOWED = {"ingest.source": PARSERS, "office": WRITERS | {"zipfile"}}


@pytest.mark.parametrize("name", sorted(MODULES))
def test_one_package_reads_foreign_files_and_one_writes_them(name: str) -> None:
    """Parsers of published files are loaded in `ingest/source` alone, writers of Office files in `office` alone."""
    nodes = list(ast.walk(MODULES[name]))
    loaded = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    loaded |= {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    foreign = {module.partition(".")[0] for module in loaded} & (PARSERS | WRITERS)
    home = next((room for room in ALLOWED if f"{name}.".startswith(f"{room}.")), "")
    assert foreign <= ALLOWED.get(home, set())


@pytest.mark.parametrize("name", sorted(MODULES))
def test_nothing_is_read_that_could_carry_code(name: str) -> None:
    """No module unpickles, or evaluates, what comes from elsewhere; between processes data travels as frames."""
    nodes = list(ast.walk(MODULES[name]))
    loaded = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    loaded |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    assert not {module.partition(".")[0] for module in loaded} & {"pickle", "marshal", "shelve", "joblib"}


def test_the_package_itself_imports_nothing_until_asked() -> None:
    """`import kit` is free; its verbs load when first used."""
    assert not list(imports("__init__"))
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
