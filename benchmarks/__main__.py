"""Measures and prints; takes a few minutes.

`python -m benchmarks [draw] [processes] [papers] [volumes] [register] [readings] [case] [lists] [--quick]`.

Without a name everything is measured; `--quick` takes a tenth of the rows.
"""

import platform
import sys
import time

from benchmarks import draws, papers, processes, readings, register, volumes
from benchmarks.stage import Stage
from benchmarks.table import seconds, show

ALL = ("draw", "processes", "papers", "volumes", "register", "readings", "case", "lists")


def main(arguments: list[str]) -> None:
    """Every measurement asked for, one table each."""
    factor = 10 if "--quick" in arguments else 1
    wanted = [name for name in arguments if name in ALL] or ALL
    started = time.perf_counter()
    print(f"Python {platform.python_version()}，{platform.machine()}，SQLite，设置同生产环境")
    if "draw" in wanted:
        _draws(factor)
    if "readings" in wanted:
        _readings(factor)
    if set(wanted) - {"draw", "readings"}:
        _on_stage(wanted, factor)
    print(f"\n共用 {time.perf_counter() - started:.0f} 秒")


def _on_stage(wanted, factor) -> None:
    with Stage() as stage:
        from benchmarks import case_page, lists, rows  # Django can only be imported once the stage is set

        cast = rows.bureau()
        if "processes" in wanted:
            _processes(stage)
        if "papers" in wanted:
            _papers(stage, rows, cast)
        if "volumes" in wanted:
            _volumes(stage, factor)
        if "register" in wanted:
            _register(stage, factor)
        if "case" in wanted:
            _case(case_page, cast)
        if "lists" in wanted:
            _lists(lists, cast, factor)


def _draws(factor):
    enterprises, officers = 100_000 // factor, 500
    found = draws.measure(enterprises, officers, enterprises // 100)
    bare = found["tickets"] + found["visits"]
    show(
        f"双随机抽签：{enterprises:,} 家企业，{officers} 名执法人员，抽取 {found['selected']:,} 家",
        ("步骤", "用时"),
        [
            ("冻结名录并求摘要", seconds(found["freeze"])),
            ("抽签和派员", seconds(found["draw"])),
            ("其中裸哈希：每家一张票", seconds(found["tickets"])),
            ("裸哈希：每次检查每人一张票（上限）", seconds(found["visits"])),
            ("抽签 ÷ 裸哈希", f"{found['draw'] / bare:.2f} 倍"),
        ],
    )


def _readings(factor):
    points = 200 // factor
    found = readings.measure(points)
    show(
        f"监测数据（PostgreSQL）：{points} 个点位一年 {found['rows']:,} 行，CSV {found['megabytes']:.0f} MB",
        ("步骤", "用时"),
        [
            ("试导入，逐行核对，不写入", seconds(found["trial"])),
            (f"导入（新增 {found['import_created']:,} 行）", seconds(found["import"])),
            (f"再导入一次（新增 {found['again_created']:,} 行）", seconds(found["again"])),
            ("判断一个点位的一年", seconds(found["detect"])),
            ("打开一个点位的一个月", seconds(found["page"])),
            ("进程内存峰值", f"{found['memory']:.0f} MB"),
        ],
    )


def _processes(stage):
    rows = []
    for name, start in (("网站（gunicorn）", processes.web), ("后台（celery）", processes.worker)):
        took, megabytes = start(stage.env)
        rows.append((name, seconds(took), f"{megabytes:.0f} MB"))
    show("启动和内存", ("进程", "到可用", "内存"), rows)


def _papers(stage, rows, cast):
    frozen = _frozen(rows, cast)
    table = []
    for name, key in (("年度报告", "annual_report"), ("处罚决定书", "penalty_decision")):
        found = papers.measure(key, frozen[key], stage.env, stage.folder)
        table.append(
            (
                name,
                f"{found['pages']} 页",
                f"{found['kilobytes']} KB",
                seconds(found["cold"]),
                seconds(found["warm"]),
            )
        )
    show("排版", ("文书", "页数", "大小", "冷（新进程到首份）", "热（中位数）"), table)


def _volumes(stage, factor):
    table = []
    for parts, pages in ((30, 100), (300 // factor, 1_000 // factor)):
        found = volumes.measure(parts, pages, stage.env, stage.folder)
        table.append(
            (
                f"{parts} 件",
                f"{found['pages']} 页",
                f"{found['megabytes']:.0f} MB",
                seconds(found["seconds"]),
                f"{found['memory']:.0f} MB（起始 {found['before']:.0f} MB）",
            )
        )
    show("案卷合成", ("案卷", "页数", "大小", "用时", "内存峰值"), table)


def _register(stage, factor):
    count = 100_000 // factor
    found = register.measure(count, stage.env, stage.folder)
    show(
        f"导入企业名录：XLSX {count:,} 行，PostgreSQL，后台任务",
        ("步骤", "用时"),
        [
            *((label, seconds(found[step])) for step, label in register.STEPS.items()),
            ("内存峰值", f"{found['memory']:.0f} MB（起始 {found['before']:.0f} MB）"),
        ],
    )


def _frozen(rows, cast) -> dict:
    from bureau.dates import today
    from bureau.documents.papers import compose
    from bureau.law.services import issuing_organ
    from cases.decision.papers.decisions import penalty_decision
    from reports.papers import context_of
    from reports.services.annual import draft

    of = rows.firms(cast, 50)
    rows.cases(cast, 200, of)
    report = draft(year=today().year - 1, office=cast.office, actor=cast.clerk)
    decision = rows.decided(cast, of[0])
    contexts = {
        "annual_report": context_of(report),
        "penalty_decision": penalty_decision(decision.case, decision),
    }
    organ = issuing_organ(today())
    return {
        key: compose(
            key=key,
            organ=organ,
            on=today(),
            context=context,
            number="测1号",
            verify_code="BENCH-CODE-0000-0000",
        )
        for key, context in contexts.items()
    }


def _case(case_page, cast):
    show(
        f"案件页（{case_page.PAPERS} 份文书、{case_page.EVENTS:,} 条记录；数据库内查询到 HTML，中位数）",
        ("分页", "时间", "首次访问的查询数"),
        [(label, seconds(spent), queries) for label, spent, queries in case_page.measure(cast)],
    )


def _lists(lists, cast, factor):
    small, large = 1_000, 100_000 // factor
    measured = lists.measure(cast, small, large)
    show(
        "页面（数据库内查询到 HTML，中位数）",
        ("页面", f"{small:,} 件案件", f"{large:,} 件案件", "倍数"),
        [(name, seconds(a), seconds(b), f"{b / a:.2f}") for name, a, b in measured],
    )


if __name__ == "__main__":
    main(sys.argv[1:])
