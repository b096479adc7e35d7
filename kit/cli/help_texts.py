"""What the command line says: help texts, and click's usage errors, in Chinese."""

from __future__ import annotations

import click

CLEAN, ERROR, UNUSABLE = 0, 1, 2
"""The exit codes: no error stands; one stands; something could not be used, made or written."""
CLOSED = 141
"""The exit code when nobody reads on, as in `kit check … | head`: what a shell says of any such command."""

KIT = "乡镇政府信息公开工作年度报告：生成、核对、起草数据文件。"
VERSION = "显示版本号。"
RUN = "由数据文件生成年报：公开页、审核页和运行记录。有错误时照样生成，标为草稿。"
CHECK = (
    "核对数据文件或已发布的年报（网页、Word、Excel、PDF、文本）的数和文字，不生成年报；"
    "写文件夹，就核对里面全部这样的文件。"
)
INIT = "建一个工作文件夹：数据文件夹和一份样例、笔记本、使用指南。已经有的东西一概不动。"
UNITS = "按已有的文件夹和年报写一份单位名单（units.yaml），供核对、增减。"
NEW = (
    "起草一个年度的数据文件，一个乡镇的，或一个县全部单位的："
    "有上年的文件就取其结构和结转数，没有就各项空着并加说明。"
)
SCHEMA = "输出数据文件的 JSON Schema，供编辑器提示和检查。"
RULES = "列出核对的全部规则：编号、级别、名称、理由、依据。"
INGEST = "读入已发布或填好的年报（网页、Word、Excel、PDF、文本），写成数据文件，说明哪些没读准。"
ACCEPT = (
    "认可单条提醒：编号照 kit check 或审核页，理由写进数据文件，不会公开。错误不能认可；"
    "单位改不了的（上年报告有错等），本级核实后用 --county 认可，写在本级的文件夹里。"
)
BY_COUNTY = "由本级认可：提醒，和上年报告对不上的错误；问题变了，认可就不再算。"
BY = "谁认可的，不写就是名单里的本级机关。"
WITHDRAW = "撤回本级对这份年报的认可：写编号的撤回这几条，不写的全部撤回。"
REASON = "认可的理由，如“各项有重叠，已与经办人核实”。"
HISTORY = "列出一个乡镇的数据文件的旧稿：每次读入和每次改动前的；--restore 恢复其中一份。"
RESTORE = "恢复编号为它的旧稿；现在的这份也留为旧稿。"
EXPLAIN = "给年报写一页解读（网页和长图）：五句大白话和一张图，都取自年报；有空着的就说没有填。草稿标明。"
EXPLAIN_PNG = "长图（PNG）也做，默认做；--no-png 只写网页。"
EXPORT = "把数据文件写成 Word、Excel、PDF 或可以贴进网站编辑器的 HTML；也可以写下一年度的空表。"
INGEST_YEAR = "报告年度；标题里没有年份时写。一个文件里有几份报告时，只读这个年度的。"
INGEST_FORMAT = "输出格式：table 给人看，json 给程序用。"
INGEST_COUNTY = "所属县、市、区的名称；标题里没有时写。"
THEIRS = "已有的文件里改过的地方，原文也改了的：--theirs 取原文的，--mine 留文件里的；不写就不动那个文件。"
NEWEST = "同一单位同一年度有几份不同的，取日期较新的一份。"
STRICT = "只要有没读准的、没有读的或缺的，退出码就是 1。"
TO = "写成哪种格式：docx 是 Word，xlsx 是 Excel，pdf 是归档和读屏软件用的 PDF，fragment 是贴进网站的 HTML。"
BLANK = "写空表：县写 wolong（名单里的单位各一份），一个乡镇写 wolong/angao，再写年度；填好上年结转。"
BLANK_FORCE = "空表已经有了也重写；填过的会被盖掉。"
OUTPUTS = "输出文件夹，默认 outputs。"
BATCH = "批量生成文件夹里还没有生成或有了变化的年报，写出各县各年度的目录。中断了再运行，就接着做。"
BATCH_OUTPUTS = "输出文件夹，默认 outputs；也可以是网址，如 s3://桶/文件夹，由工作机直接写入。"
BATCH_YEAR = "只生成这个年度的。"
JOBS = "同时生成几份，默认等于处理器的核数。"
BATCH_FORCE = "没有变化的也重新生成。"
BATCH_PDF = "每份同时做 PDF；做过的以后跟着网页重做，--no-pdf 不再做并删去。"
CLUSTER = "Dask 集群调度器的地址，如 tls://10.0.0.1:8786；由集群的工作机生成。"
CERTIFICATE = "集群的证书文件（证书和密钥在一个文件里，各台机器用同一个）。"
INSECURE = "不用证书也连别的机器上的集群：能连上它的人都能在各台机器上运行程序。"
ENGINE = "怎样运行笔记本：inprocess 在本进程里，快；kernel 用 Jupyter 内核，慢。结果相同。"
LAB = "在 JupyterLab 里打开您自己的笔记本（我的笔记本/年报.ipynb），没有就新建；不联网。"
LAB_COUNTY = "打开县级总览。"
LAB_EXPLORE = "打开自己分析：读入全部年报，用表和图回答常问的问题。"
LAB_PREPARE = "只备好笔记本，不打开。"
TEMPLATE = "用这个笔记本作模板，如自己改过的 notebooks/annual_report.ipynb；不写就用程序自带的。"
TIMEOUT = "一份报告最多用多少秒，默认 120。"
ROLLUP = "汇总一个县各单位的年报：每格是各单位之和，写成本级的数据文件；已有本级报告的，逐格核对。"
ROLLUP_TARGET = "写到这个文件，默认是输出文件夹里的 县/年度/county.yaml。"
ROLLUP_UPDATE = (
    "把本级报告的数据文件里的数换成现在的各单位之和，文字留着，改了哪些逐条列出；还没有这个文件的，写一份。"
)
ROLLUP_THEIRS = "本级报告里自己改过、各单位之和也变了的数：--theirs 取各单位之和，--mine 留文件里的。"
COUNTY = "生成一个县一个年度的总览页：谁缺报、迟报、有错误，汇总、同比、雷同，各单位的链接。"
COUNTY_OUTPUTS = "输出文件夹，默认 outputs；批量生成留下的台账和各单位的网页也在这里。"
STATUS = "列出一个县一个年度的进度：空表发没发、收到几次、退回几次、改了没有、通过没有、迟报几天。"
STATUS_FORMAT = "输出格式：table 给人看，json 给程序用。"
SLIPS = "给一个县的各单位写退回单（Word 和文本）：有要改正或说明的才写，注明第几次和日期。"
PUBLISH = (
    "把一个县一个年度可以公开的年报收进一个文件夹（网页、Word、PDF、列表页），交给网站的同志；"
    "草稿和没有重新生成的不发，指名说明。"
)
WITH_DRAFTS = "草稿也带上，各页标有“草稿”。"
PUBLISH_DATE = "发布日期，如 2026-01-30，默认今天；写进列表页和网页的 PubDate。没有改动的留着原来的日期。"
PUBLISH_EXPLAIN = "每份带上解读（网页和长图）；不写的，只带用 kit explain 写过的。"
WITHOUT = "不发这个单位的，已经发布的也撤下；可以写几次。"
VERIFY = (
    "拿网上的年报（另存的网页、Word、PDF，或放着它们的文件夹）与数据文件逐格逐字核对："
    "改了哪里，两边都列出来；排版、繁简、全角半角不算改动。"
)
VERIFY_FORMAT = "输出格式：table 给人看，json 给程序用。"
PROOF = (
    "查验网页（和解读的长图）是不是由现在的数据文件生成、生成以后有没有改过：凭里面的制作记录，不联网；"
    "改过的、别的版本生成的、没有记录的、没有数据文件的都列出来；"
    "发布文件夹里的全部文件（Word、PDF 也在内）对照清单，改过、换过、少了、多出来的都列出来。"
)
SIGN = "用这条命令给 manifest.json 签名：从标准输入读它，把签名写到标准输出，存为 manifest.json.sig。"
TABLE = "把各单位年报的数写成一张长表，每份年报的每一格一行，供 pandas、Excel、DuckDB 使用。"
TABLE_TARGET = "写到这个文件：.csv 或 .parquet。"
TABLE_CHANGES = "写同比变化：与上年不同的每一格一行。"
TABLE_YEAR = "只写这个年度的。"
FORMAT = "输出格式：table 给人看，json 给程序用，slip 是发给乡镇的退回单。"
RULES_FORMAT = "输出格式：table 是对齐的表，markdown 供写进文档。"
PARAMETERS = "数据文件夹，默认 parameters。"
YEAR = (
    "报告年度：文件夹里只核对这个年度的数据文件；"
    "已发布的年报，标题、统计期限、文件名和文件夹名里都没有年份的，按这个年度核对。"
)
EDITION = "格式版本，如 2021；不写则为最新一版。"
TALLY = (
    "由申请台账（Excel 或 CSV）计出表三、表四和第一部分的数，写进数据文件；"
    "没有数据文件的，由上年的起草。只写县，就计放在 台账 文件夹里的各单位的。个人信息的列不读。"
)
TALLY_ON = "按哪一天判断逾期，如 2026-01-10；不写就是今天。"
TALLY_LAST = (
    "上年的台账：上年没有办结的，与今年的上年结转逐件核对；"
    "上年用 kit tally 计过的不用写；合并来的单位，各写一次 --last。"
)
TALLY_EXPLAIN = "列出这一格由哪些编号的申请计出，如 requests.granted.natural；不写台账文件的，看上次计的。"
LEDGER = "写空的申请台账（Excel），供填写：有下拉选择，自动算出答复期限，逾期变色。"
LEDGER_BLANK = "写哪里的空台账：县写 卧龙区（名单里的单位各一份），一个单位写 卧龙区/安皋镇，再写年度。"
LEDGER_FORCE = "空台账已经有了也重写；填过的会被盖掉。"
DUE = "按各单位的台账列出近几天到期和已经逾期的申请。"
DUE_DAYS = "往后看几天，默认 10。"
DUE_LEDGERS = "放台账的文件夹，默认是数据文件夹旁边的 台账；里面是 县/单位.xlsx 或 县/单位/。"
SCHEMA_OUTPUTS = "写到这个文件夹，每版一个文件。"

_HELP_WORDS = {
    "Usage:": "用法：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]…",
    "Options:": "选项：",
    "Commands:": "命令：",
    "Show this message and exit.": "显示这段说明。",
}


def chinese(help_text: str) -> str:
    """Return click's help text with its own few English words in Chinese."""
    for english, word in _HELP_WORDS.items():
        help_text = help_text.replace(english, word)
    return help_text


class Command(click.Command):
    """A command whose help is Chinese."""

    def get_help(self, ctx: click.Context) -> str:
        """Return the help text."""
        return chinese(super().get_help(ctx))


class CommandGroup(click.Group):
    """A group of such commands."""

    command_class = Command

    def get_help(self, ctx: click.Context) -> str:
        """Return the help text."""
        return chinese(super().get_help(ctx))


def usage(error: click.UsageError) -> str:
    """Return one Chinese sentence for a command line that click refused."""
    match error:
        case click.exceptions.NoArgsIsHelpError():
            return chinese(error.message)
        case click.NoSuchOption():
            what = f"没有 {error.option_name} 这个选项"
        case click.MissingParameter():
            what = f"缺少 {_name(error)}".rstrip()
        case click.BadParameter():
            choices = getattr(error.param.type, "choices", ()) if error.param else ()
            allowed = f"，只能写 {'、'.join(map(str, choices))}" if choices else ""
            what = f"{_name(error)} 写得不对{allowed}".lstrip()
        case _:
            what = "命令写得不对"
    command = error.ctx.command_path if error.ctx else "kit"
    return f"{what}。用法见 {command} --help。"


def _name(error: click.BadParameter) -> str:
    """Return what a person calls a parameter: an option by its own name."""
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
