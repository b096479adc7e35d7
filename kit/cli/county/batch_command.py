"""`kit batch` makes all reports of a folder that are not up to date."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType

import click

from kit.base.errors import InputError, KitError, StorageError
from kit.base.guard import guard
from kit.batch.batch import Done, Plan, State, WorkerPool, run_batch
from kit.batch.ledger import NAME, open_ledger
from kit.batch.progress import watched
from kit.batch.store import Folder, Store
from kit.cli import help_texts as words
from kit.cli.help_texts import CLEAN, ERROR, UNUSABLE
from kit.cli.options import ENGINE, SECONDS, TEMPLATE, template_of
from kit.cli.saying import say
from kit.county.index import Index, indexes
from kit.county.roster import Roster, read_roster
from kit.report.catalogue import EARLIEST, INDEX, LATEST, Catalogue, TownshipYear, catalogue
from kit.report.output_paths import found_outputs, found_parameters
from kit.report.places.place_names import find_folder
from kit.run.job import Engine

MOST_PAGES = 20
"""So many indexes are named in the end; of a whole province's there are hundreds."""


@click.command(cls=words.Command, help=words.BATCH)
@click.argument(
    "parameters", default=found_parameters, type=click.Path(path_type=Path), metavar="[数据文件夹]"
)
@click.option(
    "-o", "--outputs", default=lambda: str(found_outputs()), metavar="文件夹或网址", help=words.BATCH_OUTPUTS
)
@click.option("--year", type=click.IntRange(EARLIEST, LATEST), metavar="年度", help=words.BATCH_YEAR)
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="个数", help=words.JOBS)
@click.option("--pdf/--no-pdf", default=None, help=words.BATCH_PDF)
@click.option("--force", is_flag=True, help=words.BATCH_FORCE)
@ENGINE
@SECONDS
@TEMPLATE
@click.option("--cluster", metavar="地址", help=words.CLUSTER)
@click.option("--certificate", type=click.Path(path_type=Path), metavar="文件", help=words.CERTIFICATE)
@click.option("--insecure-cluster", "insecure", is_flag=True, help=words.INSECURE)
def batch(
    parameters: Path,
    outputs: str,
    year: int | None,
    jobs: int | None,
    pdf: bool | None,
    force: bool,
    engine: Engine,
    seconds: float,
    template: Path | None,
    cluster: str | None,
    certificate: Path | None,
    insecure: bool,
) -> int:
    """Make every report of a folder that is not up to date."""
    pool = _pool_maker(cluster, certificate, insecure, jobs or os.cpu_count() or 1, seconds)
    parameters = find_folder(str(parameters))
    found = catalogue(parameters)
    wanted = _wanted(found, parameters, year)
    chosen = template_of(template)
    if pdf and cluster is None:
        _need_fonts()
    store = _store(outputs)
    done: dict[str, Done] = {}
    with open_ledger(store.ledger) as ledger:
        try:
            with closing(run_batch(wanted, store, ledger, pool, Plan(engine, force, chosen, pdf))) as results:
                for each in watched(results, len(wanted)):
                    done[each.report.place] = each
        except KeyboardInterrupt:
            say(_stopped(done), err=True)
            return UNUSABLE
        except KitError as error:
            raise KitError(f"{error}\n{_stopped(done)}") from None
        reports = _counties(parameters, found)
        rosters, unread = _rosters(reports)
        found_at = Path(outputs) if isinstance(store, Folder) else None
        listed = indexes(reports, rosters, done, ledger, found_at)
        pages, unwritten = _write_indexes(listed, store)
    return _print_account(done, found, (*unread, *unwritten), pages)


def _need_fonts() -> None:
    """Raise KitError here and now where no PDF can be made."""
    from kit.office.pdf.pdf_fonts import FontError, faces  # most batches make none

    try:
        faces()
    except FontError as error:
        raise KitError(f"{error}只要网页的，不写 --pdf。") from None


def _stopped(done: Mapping[str, Done]) -> str:
    return f"已停止：处理好的 {len(done)} 份都是完整的。再运行同一条命令，就从这里接着做。"


def _wanted(found: Catalogue, parameters: Path, year: int | None) -> list[TownshipYear]:
    """Return the reports of a year, all where none is named. Raises KitError where there is none."""
    wanted = [report for report in found.reports if year in (None, report.year)]
    if not wanted:
        which = f" {year} 年度的" if year else "能用的"
        raise KitError("\n".join((f"{parameters} 里没有{which}数据文件。", *found.told_strays().values())))
    return wanted


def _store(outputs: str) -> Store:
    """Return the store of a folder, or of a URL; say where the folder's own ledger must lie elsewhere."""
    if "://" in outputs:
        remote: Store = _extra("kit.batch.remote_store").Remote(outputs)
        return remote
    folder = Folder(Path(outputs))
    if folder.ledger.name != NAME:
        where = f"生成的记录写在 {folder.ledger}；请只在一台机器上批量生成。"
        say(f"{outputs} 所在的盘不能给文件加锁，{where}", err=True)
    return folder


def _pool_maker(
    cluster: str | None, certificate: Path | None, insecure: bool, size: int, seconds: float
) -> Callable[[], WorkerPool]:
    """Return what makes the pool: the cluster's where one is named, else one of `size` local processes."""
    if cluster is not None:
        return partial(_cluster, cluster, certificate, insecure, seconds)
    if certificate or insecure:
        raise KitError("--certificate 和 --insecure-cluster 只和 --cluster 一起用。用法见 kit batch --help。")
    return partial(_local, size, seconds)


def _local(size: int, seconds: float) -> WorkerPool:
    from kit.batch.worker_pool import LocalPool  # where all is up to date, none is needed

    return LocalPool(size, seconds)


def _cluster(address: str, certificate: Path | None, insecure: bool, seconds: float) -> WorkerPool:
    dask = _extra("kit.batch.cluster")
    pool: WorkerPool = dask.ClusterPool(dask.Cluster(address, certificate, insecure), seconds)
    return pool


def _extra(module: str) -> ModuleType:
    """Return a module that needs what only the extra `cluster` installs."""
    try:
        return import_module(module)
    except ImportError as error:
        what = f"没有装集群和网址要用的程序（{error.name}）"
        raise KitError(f'{what}。请运行 pip install "township-disclosure-workbook[cluster]"。') from None


def _counties(parameters: Path, found: Catalogue) -> Sequence[TownshipYear]:
    """Return all township-years of the counties in which the found ones are."""
    (first, *_) = found.reports
    is_township = first.path.parent == parameters
    return catalogue(parameters.absolute().parent).reports if is_township else found.reports


def _rosters(reports: Sequence[TownshipYear]) -> tuple[dict[str, Roster], list[str]]:
    """Return the units of each county by its folder, and why a list of units could not be read."""
    rosters: dict[str, Roster] = {}
    unread: list[str] = []
    for county, path in {each.county: each.path for each in reports}.items():
        try:
            with guard(county):
                rosters[county] = read_roster(path.absolute().parents[2], county)
        except InputError as error:
            rosters[county] = Roster(county, county, county)
            unread.append(str(error))
    return rosters, unread


def _write_indexes(found: Iterable[Index], store: Store) -> tuple[list[str], list[str]]:
    """Write indexes; return their pages' names, and why one could not be written."""
    pages, unwritten = [], []
    for index in found:
        folder = f"{index.county}/{index.year}"
        contents = {f"{folder}/{name}": text for name, text in index.files().items()}
        try:
            if any(store.read(name) != text.encode() for name, text in contents.items()):
                store.write(contents)
        except StorageError:
            raise
        except KitError as error:
            unwritten.append(str(error))
            continue
        pages.append(store.show(f"{folder}/{INDEX}.html"))
    return pages, unwritten


def _print_account(
    done: Mapping[str, Done], found: Catalogue, unread: Sequence[str], pages: Sequence[str]
) -> int:
    """Print what became of all reports; return the exit code."""
    counts = {state: sum(each.state is state for each in done.values()) for state in State}
    drafts = sum(1 for each in done.values() if each.outcome and each.outcome.errors)
    failed = [each.reason for each in done.values() if each.state is State.FAILED]
    failed += found.told_strays().values()
    bare = Counter(each.without_pdf for each in done.values() if each.without_pdf)
    say(
        f"已生成 {counts[State.MADE]} 份，没有变化 {counts[State.UNCHANGED]} 份，没有生成 {len(failed)} 份；"
        f"现有的报告中 {drafts} 份是草稿。"
    )
    for page in pages[:MOST_PAGES]:
        say(f"目录：{page}")
    if len(pages) > MOST_PAGES:
        say(f"……共 {len(pages)} 个目录")
    for reason, count in bare.items():
        say(f"网页已生成，只缺 PDF{f'（{count} 份）' if count > 1 else ''}：{reason}", err=True)
    if bare:
        say("装好字体或改好文字后再运行同一条命令，就补上 PDF；不要 PDF 的加 --no-pdf。", err=True)
    for reason in (*failed, *unread):
        say(reason, err=True)
    return UNUSABLE if failed or unread or bare else ERROR if drafts else CLEAN
