"""现场检查记录 as a paper: preview, issue, file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from bureau.access import reads, verb
from bureau.dates import today
from bureau.documents import services as documents
from bureau.documents.models import IssuedDocument
from bureau.documents.views import pdf_response
from bureau.staff.roles import Role
from inspections.documents import VISIT_RECORD
from inspections.models import SceneRecord
from inspections.papers.visit_record import visit_record
from inspections.services import visit_record as records
from inspections.views.task import visible


@reads()
def preview(request, pk):
    """The paper as it would be now, marked 预览."""
    task = visible(request, pk)
    get_object_or_404(SceneRecord, task=task)
    on = task.done_on or today()
    content = documents.preview(VISIT_RECORD, visit_record(task, on=on), on=on)
    return HttpResponse(content, content_type="application/pdf")


@verb(Role.OFFICER)
def issue(request, pk):
    """出具现场检查记录, for a visit finished before the paper was made at the end of each."""
    records.issue(task=visible(request, pk), actor=request.user)
    messages.success(request, "已出具，几秒后可以下载")
    return redirect("inspections:task", pk)


@reads()
def paper(request, pk, document):
    """The file of a visit's paper."""
    task = visible(request, pk)
    return pdf_response(get_object_or_404(IssuedDocument.objects.of(task), pk=document))
