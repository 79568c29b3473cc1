"""`manage.py annual_report 2021 --output report.pdf`: the report of a year as a PDF, drafted if there is none yet."""

import time
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from bureau.dates import today
from bureau.jobs import services as jobs
from bureau.jobs.models import Job
from bureau.law.services import issuing_organ
from bureau.staff.models import Office
from reports.figures import freezing
from reports.models import AnnualReport
from reports.services import annual, publishing, rendering

PATIENCE = 120  # seconds


class Command(BaseCommand):
    """Renders in this process and prints the figures."""

    help = "生成一个年度的法治政府建设报告 PDF；没有草稿时先建立草稿，已审定时输出正式稿"

    def add_arguments(self, parser):
        parser.add_argument("year", type=int, help="年度，如 2021")
        parser.add_argument("--output", required=True, help="写入的 PDF 文件")
        parser.add_argument("--office", default="", help="机关全称；不写则为本系统的作出机关")

    def handle(self, year, output, office, **options):
        target = Path(output)
        if not target.resolve().parent.is_dir():
            raise CommandError(f"没有这个目录：{target.resolve().parent}。请先建立，或换一个位置。")
        report = self._report(year, _office(office))
        version = _finished(report)
        with version.file.open("rb") as source:
            target.write_bytes(source.read())
        self._tell(report, version, target)

    def _report(self, year, office) -> AnnualReport:
        found = AnnualReport.objects.filter(office=office, year=year).first()
        if found:
            return found
        try:
            return annual.draft(year=year, office=office, actor=None)
        except ValidationError as error:
            raise CommandError("；".join(error.messages)) from error

    def _tell(self, report, version, target) -> None:
        for reading in freezing.readings(report).values():
            self.stdout.write(f"  {reading.figure.label}：{reading.phrase}")
        code = f"，校验码 {report.check_code}" if report.check_code else "，草稿，数字未冻结"
        self.stdout.write(
            f"{report.title}（{report.get_state_display()}{code}）：{version.pages} 页，SHA-256 {version.sha256}"
        )
        self.stdout.write(f"已写入 {target}")


def _office(name: str) -> Office:
    """The bureau of that name; without one, the one that issues papers here, or the only county bureau there is."""
    if name:
        found = list(Office.objects.filter(name=name)[:1])
        if not found:
            raise CommandError(f"没有名为“{name}”的机关。")
        return found[0]
    counties = Office.objects.filter(kind=Office.Kind.COUNTY)
    found = list(counties.filter(name=issuing_organ(today()).name)) or list(counties[:5])
    if not found:
        raise CommandError("还没有县级机关。请先建立机构，或载入演示数据。")
    if len(found) > 1:
        raise CommandError("有几个县级机关，请用 --office 写明：" + "、".join(o.name for o in found))
    return found[0]


def _finished(report: AnnualReport):
    """The approved copy if the report is frozen, else a fresh draft; rendered here if it has no file yet."""
    version = publishing.final_of(report) if report.is_frozen else rendering.ask(report=report)
    if version.job_id and version.job.state != Job.State.READY:
        job = _awaited(jobs.run_now(version.job))
        if job.state == Job.State.FAILED:
            raise CommandError(f"没有生成：{job.error}")
    version.refresh_from_db()
    if not version.sha256:
        raise CommandError("这一稿正由后台生成，尚未完成。请稍后再运行。")
    return version


def _awaited(job: Job) -> Job:
    """A worker may have been quicker than this command to take the job; then its result is waited for."""
    deadline = time.monotonic() + PATIENCE
    while not job.is_finished and time.monotonic() < deadline:
        time.sleep(0.2)
        job.refresh_from_db()
    return job
