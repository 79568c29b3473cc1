"""The register: list, one enterprise, keeping it, export."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from bureau.access import fills, reads
from bureau.dates import today
from bureau.paging import page_of
from bureau.record.models import Entry
from bureau.staff.roles import Role
from inspections import related
from inspections.export import as_csv, as_xlsx
from inspections.forms.enterprise import EnterpriseFilter, EnterpriseForm
from inspections.models import Enterprise, Finding, InspectionTask
from inspections.register_file import HEADS, cells_of
from inspections.services import enterprise as register
from inspections.services.number import bureau_of
from inspections.views.acting import form_page

IMPORTERS = (Role.CLERK, Role.LEADER)
KEEPERS = (Role.OFFICER, Role.CLERK, Role.LEADER)
MOST_TOWNS = 100


def visible(request, pk):
    """The enterprise if the person may see it, else 404."""
    return get_object_or_404(Enterprise.objects.visible_to(request.user).select_related("office"), pk=pk)


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
    page = page_of(request, rows, key=("code",))
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
    """One enterprise: facts, visits, findings, and what upper rooms add."""
    enterprise = visible(request, pk)
    tasks = InspectionTask.objects.filter(enterprise=enterprise).select_related(
        "officer_a", "officer_b", "result__draw", "campaign"
    )
    year = today().year
    context = {
        "enterprise": enterprise,
        "tasks": tasks.order_by("-assigned_on", "-pk")[:30],
        "visits": register.visits_in(enterprise, year),
        "year": year,
        "findings": Finding.objects.filter(task__enterprise=enterprise)
        .select_related("task", "violation")
        .order_by("-pk")[:30],
        "entry": enterprise.positive_entries.in_force(today()).first(),
        "watch": enterprise.watches.in_force(today()).first(),
        "recusals": enterprise.recusals.in_force(today()).select_related("officer"),
        "related": related.sections_for(enterprise, request.user),
        "entries": Entry.objects.of(enterprise).order_by("-sequence")[:20],
        "may_edit": request.user.has_role(*KEEPERS),
    }
    return render(request, "inspections/enterprise/show.html", context)


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
    """更新企业信息."""
    enterprise = visible(request, pk)

    def act(data):
        register.update(enterprise=enterprise, actor=request.user, **data)
        return reverse("inspections:enterprise", args=[pk]), f"已更新 {data['name']}，改动已入全过程记录"

    form = EnterpriseForm(request.POST or None, instance=enterprise)
    back = reverse("inspections:enterprise", args=[pk])
    return form_page(
        request,
        form,
        act,
        title="更新企业信息",
        subtitle=visible(request, pk).name,
        back_url=back,
        back_label="返回企业",
    )
