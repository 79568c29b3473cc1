"""Deliveries: files tried and confirmed, what came by the interface, and who may send."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from bureau.access import fills, reads, verb
from bureau.paging import page_of
from bureau.staff.roles import Role
from inspections.offsite.forms.data import ReadingsForm, SourceForm
from inspections.offsite.models import DataSource, ReadingBatch
from inspections.offsite.services import importing
from inspections.offsite.services import source as sources
from inspections.services.number import bureau_of
from inspections.views.acting import form_page
from inspections.views.importing import said_of_upload

IMPORTERS = (Role.OFFICER, Role.CLERK)
READERS = (*IMPORTERS, Role.LEADER, Role.SUPERVISOR)


def _batch(request, pk) -> ReadingBatch:
    rows = ReadingBatch.objects.filter(office__path__startswith=request.user.scope_path)
    return get_object_or_404(rows.select_related("job", "created_by", "source"), pk=pk)


@reads(*READERS)
def index(request):
    """数据导入: files and batches, newest first."""
    rows = ReadingBatch.objects.filter(office__path__startswith=request.user.scope_path)
    page = page_of(request, rows.select_related("created_by", "source"), key=("-pk",))
    context = {
        "page": page,
        "may_import": request.user.has_role(*IMPORTERS),
        "may_source": request.user.has_role(Role.CLERK),
    }
    return render(request, "inspections/offsite/batches.html", context)


@fills(*IMPORTERS)
def upload(request):
    """Choose a file; it is read and tried, nothing is written."""

    def act(data):
        found = importing.upload(office=bureau_of(request.user), actor=request.user, upload=data["file"])
        return reverse("inspections:readings", args=[found.pk]), said_of_upload(found)

    notes = [
        "先逐行核对，不写入；确认后才导入。按点位编号、监测因子和时间识别：同一数据导入两次不会重复，数值改变的留下更正记录。",
        "标记填 正常、故障、校准、维护、停运，空着为正常；有标记的数据不用于判断超标。类型填 小时 或 日，空着为小时。",
    ]
    form = ReadingsForm(request.POST or None, request.FILES or None)
    back = reverse("inspections:reading-batches")
    return form_page(
        request,
        form,
        act,
        title="导入监测数据",
        submit="上传并核对",
        back_url=back,
        back_label="数据导入",
        notes=notes,
    )


@reads(*READERS)
def show(request, pk):
    """What would happen, or has happened."""
    template = "inspections/offsite/_batch.html" if request.htmx else "inspections/offsite/batch.html"
    context = {"found": _batch(request, pk), "may_confirm": request.user.has_role(*IMPORTERS)}
    return render(request, template, context)


@verb(*IMPORTERS)
def confirm(request, pk):
    """Writes the good rows."""
    found = importing.confirm(found=_batch(request, pk), actor=request.user)
    if not found.is_working:
        words = f"已导入：新增 {found.created:,} 行，更正 {found.updated:,} 行"
        messages.success(request, f"{words}，{found.failed:,} 行有错未导入" if found.failed else words)
    return redirect("inspections:readings", pk)


@reads(*READERS)
def report(request, pk):
    """The wrong rows with their reasons; mended, they can be imported by themselves."""
    found = _batch(request, pk)
    if not found.report:
        raise Http404
    return FileResponse(found.report.open("rb"), as_attachment=True, filename=f"有错的行-{found.pk}.csv")


@never_cache
@fills(Role.CLERK)
def source_list(request):
    """数据来源: who may send; a new token is shown once."""
    form, token = SourceForm(request.POST or None, user=request.user), ""
    office = bureau_of(request.user)
    if request.method == "POST" and form.is_valid():
        _, token = sources.register(office=office, actor=request.user, **form.cleaned_data)
        form = SourceForm(None, user=request.user)
    rows = DataSource.objects.visible_to(request.user).select_related("enterprise", "created_by")
    page = page_of(request, rows, key=("-pk",))
    context = {"page": page, "form": form, "token": token, "most": sources.MOST_ROWS}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "inspections/offsite/sources.html", context, status=status)


@verb(Role.CLERK)
def source_revoke(request, pk):
    """Ends a token."""
    found = get_object_or_404(DataSource.objects.visible_to(request.user), pk=pk)
    sources.revoke(source=found, actor=request.user)
    messages.success(request, f"已撤销“{found.name}”，此后用原令牌报送一律拒绝")
    return redirect("inspections:sources")
