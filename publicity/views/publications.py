"""What has been published: list, page with its record, change of the decision, withdrawal."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bureau.access import fills, reads
from bureau.dates import today
from bureau.paging import page_of
from bureau.record.models import Entry
from bureau.staff.roles import Role
from bureau.timelimits.models import Clock
from publicity import services
from publicity.forms.disclosure import ChangeForm, WithdrawForm
from publicity.models import Publication
from publicity.pull import to_withdraw
from publicity.tabs import tabs_for
from publicity.views.disclosure import DESK
from publicity.workflow import PUBLICATIONS

SHOWN = {"": "公示中", "changed": "待撤回", "withdrawn": "已撤回", "withheld": "依法不公开"}


def _rows(request, show: str):
    rows = Publication.objects.visible_to(request.user)
    if show == "changed":
        return to_withdraw(rows)
    return rows.filter(state=show or Publication.State.PUBLIC)


@reads(*DESK)
def listing(request):
    """Publications by state and kind."""
    show = request.GET.get("show", "")
    show = show if show in SHOWN else ""
    kind = request.GET.get("kind", "")
    rows = _rows(request, show)
    if kind in Publication.Kind.values:
        rows = rows.filter(kind=kind)
    page = page_of(request, rows.select_related("published_by"), key=("-published_on", "-pk"))
    context = {
        "page": page,
        "show": show,
        "kind": kind,
        "kinds": Publication.Kind.choices,
        "title": SHOWN[show],
        "tabs": tabs_for(request.user),
        "today": today(),
    }
    return render(request, "publicity/disclosure/publications.html", context)


def _publication(request, pk: int) -> Publication:
    return get_object_or_404(Publication.objects.visible_to(request.user), pk=pk)


@reads(*DESK)
def detail(request, pk: int):
    """One publication as the public sees it, with its process record."""
    row = _publication(request, pk)
    context = {
        "row": row,
        "record": row.snapshot,
        "offers": PUBLICATIONS.offers(row, request.user),
        "entries": Entry.objects.of(row).order_by("-sequence")[:30],
        "today": today(),
        "clocks": [(clock, clock.left(today())) for clock in Clock.objects.of(row)],
    }
    return render(request, "publicity/disclosure/publication.html", context)


@fills(Role.CLERK, Role.REVIEWER)
def note_change(request, pk: int):
    """The decision was changed or quashed."""
    row = _publication(request, pk)
    form = ChangeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = services.note_change(publication=row, actor=request.user, **form.cleaned_data)
        messages.success(request, f"已登记，须在 {row.next_due_on or '三个工作日内'} 前撤回公开并说明理由。")
        return redirect("publicity:publication", pk)
    note = "决定被变更、撤销、确认违法或无效的，应当在三个工作日内撤回公开并公开说明理由（行政处罚法 第48条第2款）。"
    return _form(request, row, form, "登记决定被变更、撤销", "登记", note)


@fills(Role.CLERK)
def withdraw(request, pk: int):
    """Taking it off the public site."""
    row = _publication(request, pk)
    form = WithdrawForm(request.POST or None, initial={"reason": row.change})
    if request.method == "POST" and form.is_valid():
        services.withdraw(publication=row, reason=form.cleaned_data["reason"], actor=request.user)
        messages.success(request, "已撤回。网站上只留文号、撤回日期和理由。")
        return redirect("publicity:publication", pk)
    note = "撤回后网站不再显示当事人和内容，只留文号、撤回日期和理由。需要时可以重新公开。"
    return _form(request, row, form, f"撤回公开：{row.number or row.title}", "撤回公开", note)


def _form(request, row: Publication, form, title: str, submit: str, note: str):
    context = {
        "form": form,
        "title": title,
        "submit": submit,
        "notes": [note],
        "back_label": row.title,
        "back_url": reverse("publicity:publication", args=[row.pk]),
    }
    return render(request, "components/form_page.html", context, status=422 if form.is_bound else 200)
