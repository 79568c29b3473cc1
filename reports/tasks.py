"""`reports.annual_report`: the PDF of a draft, made in the background with visible progress."""

from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from bureau.dates import today
from bureau.documents import papers as house_papers
from bureau.documents.render import RenderError, pdf_of
from bureau.jobs.runner import GaveUp
from bureau.jobs.tasks import job_task
from bureau.law.services import issuing_organ
from reports import papers
from reports.documents import ANNUAL_REPORT
from reports.models import Rendering


@job_task("reports.annual_report")
def render_draft(run):
    """Idempotent: a rendering that has its file is left alone; one that was interrupted starts again."""
    rendering = Rendering.objects.select_related("report__office", "report__approved_by").get(
        pk=run.params["rendering"]
    )
    if rendering.is_ready:
        return {"rendering": rendering.pk}
    context = papers.context_of(rendering.report, tell=run.progress)
    run.progress(60, "排版")
    frozen = house_papers.compose(
        key=ANNUAL_REPORT, organ=issuing_organ(today()), on=today(), context=context
    )
    try:
        pdf = pdf_of(house_papers.html_of(ANNUAL_REPORT, frozen))
    except RenderError as error:
        raise GaveUp(f"没有生成：{error}。请把这句话转告管理员，修好后点“重试”。") from error
    run.progress(90, f"写入文件，共 {pdf.pages} 页")
    keep(rendering, pdf)
    return {"rendering": rendering.pk, "pages": pdf.pages}


@transaction.atomic
def keep(rendering: Rendering, pdf) -> None:
    """File and facts together; of two workers only the first is heard."""
    locked = Rendering.objects.select_for_update(of=("self",)).get(pk=rendering.pk)
    if locked.is_ready:
        return
    name = Path("reports") / str(rendering.report.year) / f"draft-{rendering.pk}.pdf"
    locked.file.save(str(name), ContentFile(pdf.content), save=False)
    locked.sha256, locked.pages, locked.finished_at = pdf.sha256, pdf.pages, timezone.now()
    locked.save()
