"""The register of volumes, one archive with its pieces, moving a piece, the bound files."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header

from bureau.access import fills, reads, verb
from bureau.dates import today
from bureau.jobs import services as jobs
from bureau.paging import page_of
from bureau.record.models import Entry
from bureau.staff.roles import Role
from bureau.workflow import Refused
from cases.acts import ARCHIVE_DESK
from cases.archive.access import archive_for, opens_inner, why_not
from cases.archive.forms.archive import ItemForm
from cases.archive.listing import HEAD, ArchiveList, cells
from cases.archive.models.archive import ArchiveItem, ArchiveVolume, Half
from cases.archive.services import archive as services
from cases.archive.services.borrowing import AGREES
from cases.states import ArchiveState
from cases.views import part_step
from inspections.export import as_csv


@reads()
def archive_list(request):
    """案卷目录"""
    asked = ArchiveList(request)
    page = page_of(request, asked.filtered(), key=("-created_at", "-pk"))
    return render(request, "cases/archive/list.html", {"asked": asked, "page": page})


@reads()
def archive_export(request):
    """The register as it is filtered, as CSV."""
    rows = (
        ArchiveList(request).filtered().prefetch_related("volumes").order_by("pk").iterator(chunk_size=1000)
    )
    return as_csv(f"案卷目录-{today()}", HEAD, (cells(row) for row in rows))


@reads()
def archive_detail(request, pk):
    """One archive: what may be done, pieces of both halves, volumes, lendings, record."""
    archive = archive_for(request.user, pk)
    inner = opens_inner(archive, request.user)
    items = archive.items.select_related("document", "file")
    return render(
        request,
        "cases/archive/detail.html",
        {
            "archive": archive,
            "case": archive.case,
            "offers": ARCHIVE_DESK.offers(archive, request.user),
            "halves": [(half, half.label, items.filter(half=half, left_out=False)) for half in Half],
            "left_out": items.filter(left_out=True),
            "sees_inner": inner,
            "volumes": archive.volumes.all(),
            "borrowings": _standing(archive.borrowings.select_related("borrower", "agreed_by")[:20]),
            "may_arrange": archive.state == ArchiveState.ARRANGING and archive.case.is_handler(request.user),
            "agrees": [half for half, role in AGREES.items() if request.user.has_role(role)],
            "is_clerk": request.user.has_role(Role.CLERK),
            "may_borrow": archive.state == ArchiveState.ARCHIVED,
            "others": archive.case.archives.exclude(pk=archive.pk),
            "entries": Entry.objects.of(archive).order_by("-sequence")[:20],
        },
    )


def _standing(borrowings):
    day = today()
    return [(one, *one.state_words(day)) for one in borrowings]


@fills(Role.OFFICER)
def item(request, pk, item_pk):
    """调整卷内文件"""
    archive = archive_for(request.user, pk)
    piece = get_object_or_404(ArchiveItem, pk=item_pk, archive=archive)
    form = ItemForm(request.POST or None, dossier=archive, user=request.user, item=piece)
    return part_step(
        request,
        ARCHIVE_DESK,
        archive,
        "arrange",
        form,
        "调整卷内文件",
        lambda data: services.arrange(archive=archive, item=piece, actor=request.user, **data),
    )


@verb(Role.OFFICER)
def take_in(request, pk):
    """补列材料"""
    archive = archive_for(request.user, pk)
    count = services.take_in_new(archive=archive, actor=request.user)
    messages.success(request, f"已补列 {count} 件" if count else "没有新的材料，目录已是最新")
    return redirect("cases:archive", pk=pk)


@verb(Role.CLERK)
def bind_again(request, pk):
    """重新合成 after a failed run"""
    archive = archive_for(request.user, pk)
    if archive.state == ArchiveState.BINDING and archive.job_id:
        jobs.retry(archive.job)
    return redirect("cases:archive", pk=pk)


@reads()
def volume(request, pk, half):
    """The bound file of one half, for those who may open it."""
    archive = archive_for(request.user, pk)
    if refusal := why_not(archive, half, request.user):
        raise Refused(f"查阅{Half(half).label}", [refusal])
    bound = get_object_or_404(ArchiveVolume, archive=archive, half=half)
    if bound.state != ArchiveVolume.State.READY:
        raise Http404("not bound yet")
    response = FileResponse(bound.file.open("rb"), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, bound.file_name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
