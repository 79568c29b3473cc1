"""检查频次: the yearly cap, the firms at it, and the visits beyond it."""

from django.db.models import Count
from django.shortcuts import render
from django.urls import reverse

from bureau.access import fills, reads
from bureau.dates import today
from inspections.forms.cap import CapForm, YearForm
from inspections.models import CapRule, InspectionTask
from inspections.services import cap as caps
from inspections.services.number import bureau_of
from inspections.views.acting import form_page
from inspections.workflow import PLANNERS

SHOWN = 200


@reads()
def index(request):
    """Rules by date, firms at their cap in a year, visits held or approved beyond it."""
    form = YearForm(request.GET)
    year = (form.is_valid() and form.cleaned_data["year"]) or today().year
    on = today() if year == today().year else today().replace(year=year, month=12, day=31)
    mine = InspectionTask.objects.visible_to(request.user).select_related("enterprise", "over_by")
    firms = caps.visited_often(request.user, year, on=on)
    beyond = mine.filter(over_by__isnull=False, cap_year=year).order_by("-over_on", "-pk")
    context = {
        "year": year,
        "rule": caps.rule_on(bureau_of(request.user), on),
        "rules": CapRule.objects.visible_to(request.user).select_related("office"),
        "firms": firms[:SHOWN],
        "firm_count": len(firms),
        "earlier": _before_the_cap(mine, year),
        "held": mine.filter(state=InspectionTask.State.HELD).order_by("due_on", "pk")[:SHOWN],
        "beyond": beyond[:SHOWN],
        "may_set": request.user.has_role(*PLANNERS),
        "today": today(),
    }
    return render(request, "inspections/cap/index.html", context)


def _before_the_cap(mine, year: int) -> dict[int, int]:
    """Enterprise id -> its counted visits that were given out when no cap was set: beyond it without a decision."""
    rows = mine.select_related(None).counted(year).filter(cap_most__isnull=True).order_by()
    return dict(rows.values_list("enterprise").annotate(count=Count("pk")))


@fills(*PLANNERS)
def add(request):
    """设定检查频次上限."""
    office = bureau_of(request.user)

    def act(data):
        rule = caps.set_rule(office=office, actor=request.user, **data)
        return reverse("inspections:caps"), f"已设定，{rule.effective_from} 起施行"

    return form_page(
        request,
        CapForm(request.POST or None, initial={"special_counts": True, "verified": "n"}),
        act,
        title="设定检查频次上限",
        submit="设定",
        notes=["每家企业每年的现场检查次数上限由省级规定，法律没有统一的数。请按本省文件填写，核对后标明。"],
        back_url=reverse("inspections:caps"),
        back_label="检查频次",
    )
