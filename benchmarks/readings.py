"""A year of hourly data of two hundred points into PostgreSQL, and the page of one month of one point.

`python -m benchmarks.readings <points>` prints one JSON line; the settings are those of its environment.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

from benchmarks.stage import ROOT, environment
from benchmarks.timing import median_of, once, peak_memory

YEAR = 2025
HOURS = 8_760


def measure(points: int) -> dict:
    """In a process of its own, because Django's settings bind a process to one database."""
    from setup.servers import Servers

    servers = Servers()
    servers.start()
    try:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            env = {**os.environ, **environment(folder), "DATABASE_URL": servers.database_url}
            command = [sys.executable, "-m", "benchmarks.readings", str(points)]
            done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    finally:
        servers.stop()
    return json.loads(done.stdout.splitlines()[-1])


def write_year(path: Path, codes: list[str]) -> None:
    """The file: every hour of the year of every point, as a platform exports it."""
    rng = random.Random(5)
    start = datetime(YEAR, 1, 1)
    moments = [f"{start + timedelta(hours=n):%Y-%m-%d %H:%M}" for n in range(HOURS)]
    with path.open("w", encoding="utf-8") as out:
        out.write("点位编号,监测因子,时间,数值,标记,类型\n")
        for moment in moments:
            out.writelines(f"{code},化学需氧量,{moment},{rng.uniform(30, 70):.2f},,\n" for code in codes)


def _measure_here(points: int) -> dict:
    import django

    django.setup()
    from django.core.management import call_command

    for command in ("migrate", "load_calendar", "load_law"):
        call_command(command, verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from benchmarks import rows
    from inspections.offsite.models import Limit, MonitoringPoint, Parameter, Reading, ReadingBatch

    cast = rows.bureau()
    firms = rows.firms(cast, points)
    made = [
        MonitoringPoint.objects.create(
            enterprise=firm, code=f"DW{n:04d}", name="总排口", medium="water", connected_on=date(YEAR, 1, 1)
        )
        for n, firm in enumerate(firms)
    ]
    for point in made:
        parameter = Parameter.objects.create(point=point, name="化学需氧量", unit="mg/L")
        Limit.objects.create(
            parameter=parameter, effective_from=date(YEAR, 1, 1), hourly=100, standard="标准"
        )
    path = Path(os.environ["VAR_DIR"]) / "year.csv"
    write_year(path, [point.code for point in made])
    found = {"rows": points * HOURS, "megabytes": path.stat().st_size / 1e6}
    for name, state in (("trial", "checking"), ("import", "applying"), ("again", "applying")):
        batch = ReadingBatch.objects.create(
            office=cast.office, created_by=cast.clerk, name="year.csv", state=state
        )
        found[name] = _import(batch, path)
        batch.refresh_from_db()
        found[f"{name}_created"] = batch.created
    found["stored"] = Reading.objects.count()
    found["detect"] = once(lambda: _detect(made[0]))
    found["page"] = _page(cast, made[len(made) // 2])
    found["memory"] = peak_memory()
    return found


def _import(batch, path: Path) -> float:
    from django.core.files import File

    from inspections.offsite.services import importing

    with path.open("rb") as source:
        batch.file.save("year.csv", File(source))
    return once(lambda: importing.work(batch))


def _detect(point) -> None:
    from inspections.offsite.services.detecting import detect

    detect(point=point, first=date(YEAR, 1, 1), last=date(YEAR, 12, 31))


def _page(cast, point) -> float:
    from django.test import Client
    from django.urls import reverse

    client = Client()
    client.force_login(cast.leader, backend="bureau.staff.backend.StaffBackend")
    url = reverse("inspections:point", args=[point.pk]) + f"?month={YEAR}-07"
    if client.get(url).status_code != 200:
        raise RuntimeError(url)
    return median_of(lambda: client.get(url))


if __name__ == "__main__":
    print(json.dumps(_measure_here(int(sys.argv[1]))))
