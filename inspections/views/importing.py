"""Importing the register: upload, look at the trial, confirm."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bureau.access import fills, reads, verb
from bureau.staff.roles import Role
from inspections.export import as_xlsx
from inspections.forms.enterprise import UploadForm
from inspections.models import EnterpriseImport
from inspections.register_file import HEADS, columns
from inspections.services import importing
from inspections.services.number import bureau_of
from inspections.views.acting import form_page
from inspections.views.enterprise import IMPORTERS

EARLIER = 10  # imports listed under the form


def _visible(request, pk):
    rows = EnterpriseImport.objects.filter(office__path__startswith=request.user.scope_path)
    return get_object_or_404(rows.select_related("job", "created_by"), pk=pk)


@fills(*IMPORTERS)
def upload(request):
    """Choose a file; it is read and tried, nothing is written."""

    def act(data):
        found = importing.upload(office=bureau_of(request.user), actor=request.user, upload=data["file"])
        return reverse("inspections:import", args=[found.pk]), said_of_upload(found)

    earlier = EnterpriseImport.objects.filter(office__path__startswith=request.user.scope_path)
    form = UploadForm(request.POST or None, request.FILES or None)
    return form_page(
        request,
        form,
        act,
        template="inspections/import/new.html",
        columns=columns(),
        earlier=earlier.select_related("created_by").order_by("-pk")[:EARLIER],
        title="导入企业",
        submit="上传并核对",
        back_url=reverse("inspections:enterprises"),
        back_label="企业档案",
        notes=[
            "先逐行核对，不写入；确认后才导入。按统一社会信用代码识别：已有的更新，没有的新增，同一文件导入两次不会重复。"
        ],
    )


def said_of_upload(found) -> str:
    """What the person is told: only a file that was read has been checked."""
    if found.state == found.State.FAILED:
        return "已收到文件，不能读取"
    return "已收到，正在后台核对" if found.is_working else "已核对，尚未写入"


@reads(*IMPORTERS)
def blank(request):
    """An empty table with the heads."""
    return as_xlsx("企业导入模板", list(HEADS), [])


@reads(*IMPORTERS, Role.SUPERVISOR)
def show(request, pk):
    """What would happen, or has happened, row by row."""
    found = _visible(request, pk)
    template = "inspections/import/_state.html" if request.htmx else "inspections/import/show.html"
    return render(request, template, {"found": found, "may_confirm": request.user.has_role(*IMPORTERS)})


@verb(*IMPORTERS)
def confirm(request, pk):
    """Writes the good rows."""
    try:
        found = importing.confirm(found=_visible(request, pk), actor=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("inspections:import", pk)
    if not found.is_working:
        words = f"已导入：新增 {found.created} 家，更新 {found.updated} 家"
        messages.success(request, f"{words}，{found.failed} 行有错未导入" if found.failed else words)
    return redirect("inspections:import", pk)


@verb(*IMPORTERS)
def resume(request, pk):
    """Goes on where a broken run stopped."""
    try:
        importing.resume(found=_visible(request, pk), actor=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("inspections:import", pk)


@reads(*IMPORTERS, Role.SUPERVISOR)
def report(request, pk):
    """What became of every row."""
    found = _visible(request, pk)
    return _table(found.report, f"导入结果-{found.pk}.csv")


@reads(*IMPORTERS, Role.SUPERVISOR)
def faults(request, pk):
    """The faulty rows with their reasons; mended, they can be imported again."""
    found = _visible(request, pk)
    return _table(found.faults, f"导入有错的行-{found.pk}.csv")


def _table(stored, name: str) -> FileResponse:
    if not stored:
        raise Http404
    return FileResponse(stored.open("rb"), as_attachment=True, filename=name)
