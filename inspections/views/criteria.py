"""准入条件: which criteria hold on a day, and the bureau's own versions."""

from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse

from bureau.access import fills, reads
from bureau.dates import today
from inspections.forms.positive import CriterionForm
from inspections.models import PositiveCriterion
from inspections.services import criteria
from inspections.services.number import bureau_of
from inspections.views.acting import form_page
from inspections.workflow import PLANNERS


@reads()
def index(request):
    """What holds today, and every version by date."""
    office = bureau_of(request.user)
    rows = PositiveCriterion.objects.filter(
        Q(office__isnull=True) | Q(office__path__startswith=request.user.scope_path)
    )
    context = {
        "today": today(),
        "holding": criteria.criteria_on(office, today()),
        "rows": rows.select_related("office"),
        "may_set": request.user.has_role(*PLANNERS),
    }
    return render(request, "inspections/positive/criteria.html", context)


@fills(*PLANNERS)
def add(request):
    """设定准入条件."""
    office = bureau_of(request.user)

    def act(data):
        row = criteria.set_criterion(office=office, actor=request.user, **data)
        return reverse("inspections:criteria"), f"已设定，{row.effective_from} 起施行"

    form = CriterionForm(request.POST or None, initial={"applies": True, "verified": "n"})
    return form_page(
        request,
        form,
        act,
        title="设定准入条件",
        submit="设定",
        notes=["各省的清单办法条件不同。本局设定的优先于通用的；已有的版本不改动，到新版本施行之日止。"],
        back_url=reverse("inspections:criteria"),
        back_label="准入条件",
    )
