"""The register of lendings, asking, agreeing, refusing, giving back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render

from bureau.access import fills, reads, verb
from bureau.dates import today
from bureau.paging import page_of
from bureau.staff.roles import STAFF, Role
from bureau.workflow import Refused
from cases.archive.access import archive_for
from cases.archive.forms.borrowing import BorrowForm, RefuseForm
from cases.archive.models.borrowing import Borrowing
from cases.archive.services import borrowing as services
from cases.models import Archive
from cases.views import add_service_errors, render_form

TABS = (("open", "待批准和借出"), ("overdue", "超期未还"), ("done", "已归还"), ("all", "全部"))


def _visible(user):
    return Borrowing.objects.filter(archive__in=Archive.objects.visible_to(user)).select_related(
        "archive__case", "borrower", "agreed_by"
    )


@reads()
def borrowing_list(request):
    """借阅登记"""
    day, state = today(), request.GET.get("state", "open")
    rows = _visible(request.user)
    if state == "overdue":
        rows = rows.out().filter(due_on__lt=day)
    elif state == "done":
        rows = rows.filter(returned_on__isnull=False)
    elif state != "all":
        rows = rows.filter(returned_on__isnull=True, refused_on__isnull=True)
    page = page_of(request, rows, key=("-pk",))
    return render(
        request,
        "cases/archive/borrowings.html",
        {
            "page": page,
            "rows": [(one, *one.state_words(day)) for one in page.rows],
            "state": state,
            "tabs": TABS,
        },
    )


@fills(*STAFF)
def borrow(request, pk):
    """申请借阅"""
    archive = archive_for(request.user, pk)
    form = BorrowForm(request.POST or None, dossier=archive, user=request.user)
    page = {
        "form": form,
        "title": "申请借阅",
        "dossier": archive,
        "submit": "提出申请",
        "back": redirect("cases:archive", pk=pk).url,
    }
    if request.method != "POST" or not form.is_valid():
        return render_form(request, **page)
    try:
        asked = services.ask(archive=archive, actor=request.user, **form.cleaned_data)
    except ValidationError as error:
        add_service_errors(form, error)
        return render_form(request, **page)
    except Refused as refused:
        return render_form(request, **page, refused=refused)
    who = "档案人员" if asked.half == "main" else "局领导"
    messages.success(request, f"已申请借阅{asked.get_half_display()}，由{who}批准")
    return redirect("cases:archive", pk=pk)


@verb(Role.CLERK, Role.LEADER)
def agree(request, pk):
    """同意借阅"""
    row = services.agree(borrowing=get_object_or_404(_visible(request.user), pk=pk), actor=request.user)
    messages.success(request, f"已借出，{row.due_on} 前归还")
    return redirect("cases:archive", pk=row.archive_id)


@fills(Role.CLERK, Role.LEADER)
def refuse(request, pk):
    """不同意借阅"""
    row = get_object_or_404(_visible(request.user), pk=pk)
    form = RefuseForm(request.POST or None, dossier=row.archive, user=request.user)
    if request.method != "POST" or not form.is_valid():
        back = redirect("cases:archive", pk=row.archive_id).url
        return render_form(
            request, form=form, title="不同意借阅", dossier=row.archive, submit="不同意借阅", back=back
        )
    services.refuse(borrowing=row, actor=request.user, **form.cleaned_data)
    messages.success(request, "已登记不同意借阅")
    return redirect("cases:archive", pk=row.archive_id)


@verb(*STAFF)
def give_back(request, pk):
    """登记归还"""
    row = services.give_back(borrowing=get_object_or_404(_visible(request.user), pk=pk), actor=request.user)
    messages.success(request, f"已归还 {row.archive.number}（{row.get_half_display()}）")
    return redirect("cases:archive", pk=row.archive_id)
