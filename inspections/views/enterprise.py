"""The register: list, one enterprise, keeping it, joining two entries, export."""

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bureau.access import fills, reads
from bureau.dates import parse_date, today
from bureau.paging import page_of
from bureau.record.models import Entry
from bureau.staff.roles import Role
from inspections import related
from inspections.export import as_csv, as_xlsx
from inspections.forms.enterprise import EnterpriseChangeForm, EnterpriseFilter, EnterpriseForm, MergeForm
from inspections.models import Enterprise, EnterpriseMerge, Finding, InspectionTask
from inspections.register_file import HEADS, cells_of
from inspections.services import cap as caps
from inspections.services import enterprise as register
from inspections.services import merge as merging
from inspections.services.number import bureau_of
from inspections.views.acting import form_page

IMPORTERS = (Role.CLERK, Role.LEADER)
KEEPERS = (Role.OFFICER, Role.CLERK, Role.LEADER)
MOST_TOWNS = 100
SHOWN = 30  # rows of a panel
OFFERED, LEAST_WORDS = 10, 2  # enterprises offered while typing; from how many characters on


def visible(request, pk):
    """The enterprise if the person may see it, else 404."""
    rows = Enterprise.objects.visible_to(request.user).select_related("office", "merged_into")
    return get_object_or_404(rows, pk=pk)


def _narrowed(request):
    mine = Enterprise.objects.visible_to(request.user)
    towns = mine.order_by("town").values_list("town", flat=True).distinct()[:MOST_TOWNS]
    narrow = EnterpriseFilter(request.GET, towns=towns)
    return narrow, narrow.narrow(mine, today())


def _doors(request) -> dict:
    may_import = request.user.has_role(*IMPORTERS)
    return {
        "may_edit": request.user.has_role(*KEEPERS),
        "may_import": may_import,
        "first_url": reverse("inspections:import-new") if may_import else "",
    }


@reads()
def index(request):
    """企业档案: filters, chips, counts, one page of rows."""
    narrow, rows = _narrowed(request)
    page = page_of(request, rows.select_related("merged_into"), key=("code",))
    listed = set(
        Enterprise.objects.listed(today())
        .filter(pk__in=[e.pk for e in page.rows])
        .values_list("pk", flat=True)
    )
    return render(
        request,
        "inspections/enterprise/index.html",
        {"page": page, "filter": narrow, "listed": listed, **_doors(request)},
    )


@reads()
def export(request, kind):
    """The filtered list as CSV or XLSX, streamed."""
    _, rows = _narrowed(request)
    lines = (cells_of(enterprise) for enterprise in rows.order_by("code").iterator(chunk_size=1000))
    make = as_csv if kind == "csv" else as_xlsx
    return make(f"企业档案-{today()}", list(HEADS), lines)


@reads()
def show(request, pk):
    """One enterprise: facts today or on a day asked for, visits, findings, history, and what upper rooms add.

    An entry that was merged into another leads there; `?own=1` shows what is left of it: its history and record.
    """
    enterprise = visible(request, pk)
    gone = enterprise.merged_into is not None
    if gone and request.GET.get("own") != "1":
        return redirect("inspections:enterprise", enterprise.merged_into_id)
    on, doubt = _day_asked(request.GET.get("on", "").strip())
    context = {
        "enterprise": enterprise,
        "on": on,
        "doubt": doubt,
        "related": related.sections_for(enterprise, request.user),
        "entries": Entry.objects.of(enterprise).order_by("-sequence")[:20],
        "may_edit": request.user.has_role(*KEEPERS) and not gone,
        "may_merge": request.user.has_role(*IMPORTERS) and not gone,
        "may_keep_points": request.user.has_role(Role.OFFICER, Role.CLERK) and not gone,
        **_visits(enterprise),
        **_standing(enterprise),
    }
    context["then"] = Enterprise(**register.as_of(enterprise, on)) if context["on"] else enterprise
    return render(request, "inspections/enterprise/show.html", context)


def _day_asked(text: str):
    """The past day asked for, or None with what is wrong with the words typed."""
    if not text:
        return None, ""
    day = parse_date(text)
    if day is None:
        return None, f"“{text[:20]}”不是日期，下面是现在的情况。请按 20260815 或 2026-08-15 填写。"
    if day >= today():
        return None, f"{day} 还没有过去，下面是现在的情况。请填今天以前的日期。"
    return day, ""


def _visits(enterprise) -> dict:
    """Visits and what they found."""
    tasks = InspectionTask.objects.filter(enterprise=enterprise).select_related(
        "officer_a", "officer_b", "result__draw", "campaign"
    )
    findings = Finding.objects.filter(task__enterprise=enterprise).select_related("task", "violation")
    return {
        "tasks": tasks.order_by("-assigned_on", "-pk")[:SHOWN],
        "task_count": tasks.count(),
        "finding_count": findings.count(),
        "visits": register.visits_in(enterprise, today().year),
        "standing": caps.standing(enterprise, today()),
        "year": today().year,
        "findings": findings.order_by("-pk")[:SHOWN],
    }


def _standing(enterprise) -> dict:
    """Positive list, daily review, recusals, what the entry was before, what was merged into it."""
    merges = EnterpriseMerge.objects.filter(winner=enterprise).select_related("loser", "by")
    return {
        "entry": enterprise.positive_entries.in_force(today()).first(),
        "watch": enterprise.watches.in_force(today()).first(),
        "points": enterprise.points.annotate(waiting=Count("anomalies", filter=Q(anomalies__state="found"))),
        "checks": enterprise.online_checks.select_related("officer").order_by("-day")[:10],
        "recusals": enterprise.recusals.in_force(today()).select_related("officer"),
        "changes": enterprise.changes.select_related("by")[:SHOWN],
        "merges": merges,
    }


@reads()
def options(request):
    """The enterprises the words in a box match, for its list: the box sends its words under its own name."""
    text = next((words.strip() for words in request.GET.values()), "")
    found = ()
    if len(text) >= LEAST_WORDS:
        mine = Enterprise.objects.visible_to(request.user).in_use().matching(text)
        found = mine.order_by("code")[:OFFERED]
    return render(request, "inspections/enterprise/_options.html", {"found": found, "text": text})


@fills(*KEEPERS)
def add(request):
    """登记企业."""
    office = bureau_of(request.user)

    def act(data):
        made = register.register(office=office, actor=request.user, **data)
        return reverse("inspections:enterprise", args=[made.pk]), f"已登记 {made.name}"

    form = EnterpriseForm(request.POST or None, initial={"active": True})
    back = reverse("inspections:enterprises")
    return form_page(
        request, form, act, title="登记企业", submit="登记", back_url=back, back_label="企业档案"
    )


@fills(*KEEPERS)
def edit(request, pk):
    """更新企业信息: from which day, on what paper."""
    enterprise = get_object_or_404(Enterprise.objects.visible_to(request.user).own(), pk=pk)

    def act(data):
        register.update(enterprise=enterprise, actor=request.user, **data)
        return reverse("inspections:enterprise", args=[pk]), f"已更新 {data['name']}，变更前的内容已留存"

    form = EnterpriseChangeForm(request.POST or None, instance=enterprise, initial={"on": today()})
    return form_page(
        request,
        form,
        act,
        title="更新企业信息",
        subtitle=visible(request, pk).name,
        notes=["办理中和已办结的案件、已制发的文书保留当时的名称、地址和法定代表人。"],
        back_url=reverse("inspections:enterprise", args=[pk]),
        back_label="返回企业",
    )


@fills(*IMPORTERS)
def merge(request, pk):
    """合并重复档案: this entry is joined to another."""
    loser = get_object_or_404(Enterprise.objects.visible_to(request.user).own(), pk=pk)

    def act(data):
        done = merging.merge(loser=loser, actor=request.user, **data)
        address = reverse("inspections:enterprise", args=[done.winner_id])
        return address, f"已将 {loser.name} 并入，移转 {done.moved_text}"

    return form_page(
        request,
        MergeForm(request.POST or None, user=request.user),
        act,
        title="合并重复档案",
        subtitle=f"并出：{loser.name}（{loser.code}）",
        submit="合并",
        notes=[
            "这份档案的检查、案件、责令改正、正面清单、巡查和回避移到保留的档案；本档案停用，打开时转到保留的档案。",
            "合并不能撤销。已公布的抽取结果和已制发的文书仍是当时的名称和代码。",
        ],
        back_url=reverse("inspections:enterprise", args=[pk]),
        back_label="返回企业",
    )
