"""Importing a register into PostgreSQL, in a process of its own: `python -m benchmarks.register register.xlsx`.

Tried, written, tried and written again (nothing to change), and once more with a new address in every row. The server
is a throwaway one that does not wait for the disk.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.timing import peak_memory

STEPS = {
    "trial": "核对（不写入）",
    "write": "写入",
    "again": "同一文件再导入：核对和写入，无变化",
    "changed": "每行改地址：核对和写入，记入变更",
}


def measure(rows: int, env: dict, folder: str) -> dict:
    """Seconds of each step and megabytes of memory at most."""
    from setup.servers import Servers

    source = Path(folder) / "register.xlsx"
    _write(source, rows, "工业路")
    _write(source.with_name("moved.xlsx"), rows, "清波路")
    servers = Servers()
    try:
        servers.start()
        own = {**env, "DATABASE_URL": servers.database_url}
        migrate = [
            sys.executable,
            "manage.py",
            "migrate",
            "-v",
            "0",
        ]  # in another process: it takes much memory
        subprocess.run(migrate, env=own, capture_output=True, check=True)
        command = [sys.executable, "-m", "benchmarks.register", str(source)]
        answer = subprocess.run(command, env=own, capture_output=True, text=True, check=True)
    finally:
        servers.stop()
    return json.loads(answer.stdout.splitlines()[-1])


def _write(target: Path, rows: int, street: str) -> None:
    from openpyxl import Workbook
    from stdnum.cn import uscc

    heads = (
        "统一社会信用代码", "企业名称", "简称", "监管类别", "排污许可", "行业", "乡镇", "地址", "法定代表人",
        "环保联系人", "联系电话", "在线监控", "总投资（元）", "在用",
    )  # fmt: skip
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(heads)
    for n in range(rows):
        body = f"91990726MB{n:07d}"
        code, town = body + uscc.calc_check_digit(body), ("城关镇", "石桥镇", "柳溪镇")[n % 3]
        name, address = f"青禾县{town[:2]}晨岭第{n}建材有限公司", f"青禾县{town}{street}{n}号"
        facts = ("一般", "登记管理", "建材和非金属矿物", town, address, "江砚秋", "苏朗", f"0000-{n:07d}")
        sheet.append((code, name, f"晨岭{n}", *facts, "否", 120_000 + n, "是"))
    book.save(target)


def main(source: str) -> None:
    """Runs in the measured process."""
    import django

    django.setup()
    from benchmarks import rows
    from inspections.models import Enterprise, EnterpriseChange

    cast, path = rows.bureau(), Path(source)
    before = peak_memory()
    found, facts = _take(cast, path), {"before": before}
    facts["trial"] = _run(found)
    facts["write"] = _run(_confirmed(found))
    count = found.rows
    _expect(found.created == Enterprise.objects.count() == count)
    again = _take(cast, path)
    facts["again"] = _run(again) + _run(_confirmed(again))
    _expect(again.unchanged == count)
    moved = _take(cast, path.with_name("moved.xlsx"))
    facts["changed"] = _run(moved) + _run(_confirmed(moved))
    _expect(moved.updated == count == EnterpriseChange.objects.count() == Enterprise.objects.count())
    facts["memory"] = peak_memory()
    print(json.dumps(facts))


def _take(cast, path: Path):
    from django.core.files import File

    from inspections.models import EnterpriseImport

    with path.open("rb") as source:
        return EnterpriseImport.objects.create(
            office=cast.office, created_by=cast.clerk, file=File(source, path.name), name=path.name
        )


def _confirmed(found):
    from inspections.services import importing

    importing.reset(found)
    return found


def _run(found) -> float:
    """Seconds of one run as a background job, with progress and heartbeat."""
    from bureau.jobs.models import Job
    from bureau.jobs.runner import run_row

    job = Job.objects.create(kind="inspections.import", params={"import": found.pk})
    started = time.perf_counter()
    run_row(job.pk)
    taken = time.perf_counter() - started
    job.refresh_from_db()
    _expect(job.state == Job.State.READY, job.error)
    found.refresh_from_db()
    return taken


def _expect(holds: bool, why: str = "the import did not do what it should") -> None:
    if not holds:
        raise RuntimeError(why)


if __name__ == "__main__":
    main(sys.argv[1])
