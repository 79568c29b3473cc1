"""The officers' pool: certificates, load, recusals."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from bureau.access import fills, reads
from bureau.dates import today
from bureau.staff.models import User
from bureau.staff.roles import Role
from inspections.forms.acts import ReasonForm, RecusalForm
from inspections.models import Recusal
from inspections.services import pool as pools
from inspections.services import recusal as recusals
from inspections.services.number import bureau_of
from inspections.views.acting import form_page


def _visible():
    return Recusal.objects.select_related("officer", "enterprise", "decided_by")


@reads()
def index(request):
    """执法人员名录库: who may be drawn today, how much each has visited, who keeps away from whom."""
    office, day = bureau_of(request.user), today()
    loads = pools.loads_of(office, day.year)
    people = User.objects.with_role(Role.OFFICER).in_bureau_of(request.user).order_by("username")
    rows = [
        (person, person.certificate_on(day), loads.get(person.pk, 0))
        for person in people.select_related("office").prefetch_related("certificates", "off_duty")
    ]
    away = _visible().in_force(day).filter(officer__office__path__startswith=office.path)
    context = {
        "rows": rows,
        "recusals": away,
        "year": day.year,
        "may_decide": request.user.has_role(Role.LEADER),
    }
    return render(request, "inspections/officer/index.html", context)


@fills(Role.LEADER)
def recuse(request):
    """The head decides on a recusal."""

    def act(data):
        found = recusals.add(by=request.user, **data)
        return reverse(
            "inspections:officers"
        ), f"已登记：{found.officer.name} 回避 {found.enterprise.short_name}，抽取和派人时自动避开"

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
    rows = _visible().filter(officer__office__path__startswith=request.user.scope_path, ended_on__isnull=True)
    found = get_object_or_404(rows, pk=pk)

    def act(data):
        recusals.end(recusal=found, by=request.user, reason=data["reason"])
        return reverse(
            "inspections:officers"
        ), f"已解除 {found.officer.name} 对 {found.enterprise.short_name} 的回避"

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
