"""抽查比例: the ratios in force and their versions; set and checked by whoever keeps the law."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from bureau.access import fills, reads
from bureau.dates import today
from bureau.law.services import keeping
from bureau.staff.roles import Role
from inspections.forms.plan import QuotaForm, QuotaVerifyForm
from inspections.models import Category, QuotaRule
from inspections.services import quota as quotas
from inspections.services.number import bureau_of
from inspections.views.acting import form_page


@reads()
def index(request):
    """What holds today for each category, and every version the bureau has set."""
    office, day = bureau_of(request.user), today()
    ratios = [
        (Category(c).label, quotas.ratio_of(office=office, category=c, on=day)) for c in Category.values
    ]
    rules = QuotaRule.objects.filter(office__path__startswith=request.user.scope_path)
    context = {
        "ratios": ratios,
        "rules": rules.select_related("office"),
        "may_keep": request.user.may_keep_law,
        "today": day,
        "measures": dict(QuotaRule.Measure.choices),
    }
    return render(request, "inspections/plan/quotas.html", context)


@fills(Role.CLERK)
def add(request):
    """设定抽查比例."""
    keeping.require_keeper(request.user)

    def act(data):
        rule = quotas.set_rule(office=bureau_of(request.user), actor=request.user, **data)
        return reverse("inspections:quotas"), f"已设定，{rule.effective_from} 起施行"

    notes = ["未设定的按国家规定。新比例自施行日期起适用，原比例到前一日止；已用过的版本保留。"]
    form = QuotaForm(request.POST or None)
    return _page(request, form, act, title="设定抽查比例", submit="设定", notes=notes)


@fills(Role.CLERK)
def verify(request, pk):
    """核对抽查比例."""
    rows = QuotaRule.objects.filter(office__path__startswith=request.user.scope_path)
    rule = get_object_or_404(rows.select_related("office"), pk=pk)
    keeping.require_own(rule, request.user)

    def act(data):
        quotas.verify_rule(rule=rule, actor=request.user, **data)
        return reverse("inspections:quotas"), "已登记核对"

    form = QuotaVerifyForm(request.POST or None, initial={"verified": rule.verified, "source": rule.source})
    return _page(request, form, act, title="核对抽查比例", subtitle=str(rule), submit="登记")


def _page(request, form, act, **context):
    return form_page(
        request, form, act, back_url=reverse("inspections:quotas"), back_label="抽查比例", **context
    )
