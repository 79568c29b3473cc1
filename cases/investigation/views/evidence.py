"""Evidence and the files of a case."""

from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from bureau.access import fills, reads
from bureau.record.models import StoredFile
from bureau.staff.roles import Role
from cases.acts import CASE_DESK
from cases.archive.access import ensure_open
from cases.forms import ReasonForm
from cases.investigation.forms.investigation import CheckCopyForm, EvidenceForm, ToldForm
from cases.investigation.services import evidence as filing
from cases.investigation.services import investigation as investigating
from cases.perms import case_for
from cases.views import part_step


@fills(Role.OFFICER)
def evidence_add(request, pk):
    """登记证据"""
    case = case_for(request.user, pk)
    form = EvidenceForm(request.POST or None, request.FILES or None, dossier=case, user=request.user)
    return part_step(
        request,
        CASE_DESK,
        case,
        "add_evidence",
        form,
        "登记证据",
        lambda data: investigating.add_evidence(case=case, actor=request.user, **data),
    )


@fills(Role.OFFICER)
def evidence_told(request, pk, item):
    """登记结果告知"""
    case = case_for(request.user, pk)
    found = get_object_or_404(case.evidence.usable(), pk=item)
    form = ToldForm(request.POST or None, dossier=case, user=request.user)
    return part_step(
        request,
        CASE_DESK,
        case,
        "tell_result",
        form,
        f"登记结果告知：{found.title}",
        lambda data: investigating.tell_result(case=case, item=found, actor=request.user, **data),
    )


@fills(Role.OFFICER)
def evidence_check(request, pk, item):
    """核对复制件"""
    case = case_for(request.user, pk)
    found = get_object_or_404(case.evidence.usable(), pk=item)
    form = CheckCopyForm(request.POST or None, dossier=case, user=request.user)
    return part_step(
        request,
        CASE_DESK,
        case,
        "check_copy",
        form,
        f"核对复制件：{found.title}",
        lambda data: filing.check_copy(case=case, item=found, actor=request.user, **data),
    )


@fills(Role.OFFICER)
def evidence_withdraw(request, pk, item):
    """不予采用"""
    case = case_for(request.user, pk)
    found = get_object_or_404(case.evidence.usable(), pk=item)
    form = ReasonForm(request.POST or None, dossier=case, user=request.user)
    return part_step(
        request,
        CASE_DESK,
        case,
        "withdraw_evidence",
        form,
        f"不予采用：{found.title}",
        lambda data: investigating.withdraw_evidence(case=case, item=found, actor=request.user, **data),
    )


@reads()
def stored_file(request, pk, file):
    """A file of the case, unless 副卷 keeps it: pictures are shown, all else is downloaded, nothing is guessed."""
    case = case_for(request.user, pk)
    stored = get_object_or_404(StoredFile.objects.of(case), pk=file)
    ensure_open(request.user, file=stored)
    response = FileResponse(stored.file.open("rb"), content_type=stored.content_type)
    response["Content-Disposition"] = content_disposition_header(not stored.is_image, stored.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
