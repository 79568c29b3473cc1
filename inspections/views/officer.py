"""The officers' register: certificates, specialities, load, recusals."""

from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from bureau.access import fills, reads
from bureau.dates import today
from bureau.record.models import Entry
from bureau.staff.models import User
from bureau.staff.roles import Role
from inspections.export import as_csv, as_xlsx
from inspections.forms.acts import ReasonForm, RecusalForm
from inspections.forms.officer import SOON, OfficerFilter, SpecialityForm
from inspections.models import InspectionTask, Recusal, Speciality
from inspections.services import pool as pools
from inspections.services import recusal as recusals
from inspections.services import speciality as specialities
from inspections.services.number import bureau_of
from inspections.views.acting import form_page

KEEPERS = (Role.LEADER, Role.CLERK)
SHOWN = 50
HEADS = ("姓名", "机构", "职务", "执法证号", "有效期至", "专长", "本年检查（次）", "回避（家）")


def _recusals():
    return Recusal.objects.select_related("officer", "enterprise", "decided_by")


def _people(request):
    mine = User.objects.with_role(Role.OFFICER).in_bureau_of(request.user).select_related("office")
    return mine.prefetch_related("certificates", "specialities").order_by("username")


def _rows(request, narrow) -> list[dict]:
    """A line for each officer: certificate of today, whether it ends soon, load of this year."""
    day, loads = today(), pools.loads_of(bureau_of(request.user), today().year)
    lines = []
    for person in narrow.narrow(_people(request), day):
        certificate = person.certificate_on(day)
        lines.append(
            {
                "person": person,
                "certificate": certificate,
                "soon": bool(certificate and certificate.expires_on <= day + SOON),
                "load": loads.get(person.pk, 0),
            }
        )
    return lines


@reads()
def index(request):
    """执法人员名录库: who may be drawn today, how much each has visited, who keeps away from whom."""
    narrow, day = OfficerFilter(request.GET), today()
    away = _recusals().in_force(day).filter(officer__office__path__startswith=request.user.scope_path)
    context = {
        "rows": _rows(request, narrow),
        "filter": narrow,
        "recusals": away,
        "year": day.year,
        "may_decide": request.user.has_role(Role.LEADER),
    }
    return render(request, "inspections/officer/index.html", context)


@reads()
def export(request, kind):
    """The filtered register as CSV or XLSX."""
    away: dict[int, int] = {}
    for officer in Recusal.objects.in_force(today()).values_list("officer", flat=True):
        away[officer] = away.get(officer, 0) + 1
    lines = (
        [
            line["person"].name,
            line["person"].office.name,
            line["person"].post,
            line["certificate"].number if line["certificate"] else "",
            str(line["certificate"].expires_on) if line["certificate"] else "",
            "、".join(str(each) for each in line["person"].specialities.all()),
            line["load"],
            away.get(line["person"].pk, 0),
        ]
        for line in _rows(request, OfficerFilter(request.GET))
    )
    make = as_csv if kind == "csv" else as_xlsx
    return make(f"执法人员名录-{today()}", list(HEADS), lines)


@reads()
def show(request, pk):
    """One officer: certificates, specialities, recusals, visits of the year."""
    person = get_object_or_404(_people(request), pk=pk)
    year = today().year
    visits = InspectionTask.objects.visible_to(request.user).of_officer(person).counted_in(year)
    context = {
        "person": person,
        "certificate": person.certificate_on(today()),
        "certificates": sorted(person.certificates.all(), key=lambda c: c.expires_on, reverse=True),
        "today": today(),
        "specialities": person.specialities.all(),
        "recusals": _recusals().filter(officer=person),
        "tasks": visits.select_related(
            "enterprise", "officer_a", "officer_b", "result__draw", "campaign"
        ).order_by("-assigned_on", "-pk")[:SHOWN],
        "load": visits.count(),
        "year": year,
        "entries": Entry.objects.of(person).order_by("-sequence")[:20],
        "may_keep": request.user.has_role(*KEEPERS),
        "may_decide": request.user.has_role(Role.LEADER),
    }
    return render(request, "inspections/officer/show.html", context)


@fills(*KEEPERS)
def add_speciality(request, pk):
    """登记专长."""
    person = get_object_or_404(_people(request), pk=pk)
    home = reverse("inspections:officer", args=[pk])

    def act(data):
        made = specialities.add(officer=person, by=request.user, **data)
        return home, f"已登记专长：{made}"

    form = SpecialityForm(request.POST or None)
    return form_page(
        request,
        form,
        act,
        title="登记执法专长",
        subtitle=person.name,
        submit="登记",
        back_url=home,
        back_label=person.name,
    )


@fills(*KEEPERS)
def end_speciality(request, pk):
    """取消专长."""
    mine = Speciality.objects.filter(officer__office__path__startswith=request.user.scope_path)
    found = get_object_or_404(mine.select_related("officer"), pk=pk)
    home = reverse("inspections:officer", args=[found.officer_id])

    def act(data):
        specialities.remove(speciality=found, by=request.user, reason=data["reason"])
        return home, f"已取消专长：{found}"

    return form_page(
        request,
        ReasonForm(request.POST or None),
        act,
        title="取消执法专长",
        subtitle=f"{found.officer.name}：{found}",
        submit="取消这项专长",
        back_url=home,
        back_label=found.officer.name,
    )


@fills(Role.LEADER)
def recuse(request):
    """The head decides on a recusal."""

    def act(data):
        found = recusals.add(by=request.user, **data)
        words = f"已登记：{found.officer.name} 回避 {found.enterprise.short_name}，抽取和派人时自动避开"
        return reverse("inspections:officers"), words

    form = RecusalForm(request.POST or None, office=bureau_of(request.user), user=request.user)
    return form_page(
        request,
        form,
        act,
        title="登记回避决定",
        subtitle="行政处罚法 第43条：有直接利害关系或者其他关系可能影响公正的，应当回避",
        submit="登记",
        back_url=reverse("inspections:officers"),
        back_label="执法人员名录",
    )


@fills(Role.LEADER)
def end(request, pk):
    """The reason has gone."""
    mine = Q(officer__office__path__startswith=request.user.scope_path)
    found = get_object_or_404(_recusals().filter(mine, ended_on__isnull=True), pk=pk)

    def act(data):
        recusals.end(recusal=found, by=request.user, reason=data["reason"])
        words = f"已解除 {found.officer.name} 对 {found.enterprise.short_name} 的回避"
        return reverse("inspections:officers"), words

    return form_page(
        request,
        ReasonForm(request.POST or None),
        act,
        title="解除回避",
        subtitle=str(found),
        submit="解除",
        back_url=reverse("inspections:officers"),
        back_label="执法人员名录",
    )
