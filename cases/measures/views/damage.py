"""Ecological-damage compensation: list, one claim, registering a clue."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect

from bureau.access import fills, reads
from bureau.dates import today
from bureau.documents.models import IssuedDocument
from bureau.staff.roles import Role
from bureau.timelimits import services as timelimits
from cases.acts import DAMAGE_DESK
from cases.measures.forms.damage import ScreenForm, ScreenPartyForm
from cases.measures.services.damage import screen_damage
from cases.models import DamageClaim
from cases.pages import dossier_page, state_list
from cases.perms import case_for, damage_for
from cases.states import DamageState as S
from cases.views import add_service_errors, render_form, told
from inspections.export import as_csv

OPEN_CLAIMS = (S.SCREENED, S.OPENED, S.ASSESSED, S.NEGOTIATING, S.AGREED, S.SUED, S.PERFORMED)
_PAPERS = ("damage_decision", "damage_notice", "damage_agreement")


@reads()
def damage_list(request):
    """Claims not yet completed."""
    rows = DamageClaim.objects.visible_to(request.user).select_related("case")
    may = request.user.has_role(Role.OFFICER)
    newest = ("-found_on", "-pk")
    return state_list(request, rows, S, OPEN_CLAIMS, "cases/damage/list.html", newest, may_register=may)


@reads()
def damage_export(request):
    """All claims as CSV."""
    head = [
        "当事人",
        "案件",
        "状态",
        "发现线索",
        "是否启动",
        "损害数额",
        "赔偿数额",
        "协议或起诉",
        "履行",
        "效果评估",
    ]
    rows = DamageClaim.objects.visible_to(request.user).select_related("case").order_by("pk")
    return as_csv(f"损害赔偿-{today()}", head, (_cells(row) for row in rows.iterator(chunk_size=2000)))


def _cells(row) -> list:
    days = (row.settled_on, row.performed_on, row.evaluated_on)
    return [
        row.party_name,
        row.case.number if row.case else "",
        row.get_state_display(),
        row.found_on,
        row.decided_on or "",
        row.amount or "",
        row.agreed_amount or "",
        *[day or "" for day in days],
    ]


@reads()
def damage_detail(request, pk):
    """One claim with its meetings."""
    claim = damage_for(request.user, pk)
    rule = timelimits.rule_or_none(
        "damage.meetings.max", claim.noticed_on or claim.found_on, office=claim.office
    )
    about = IssuedDocument.objects.of(claim.case or claim).filter(type__in=_PAPERS).order_by("pk")
    return dossier_page(
        request,
        claim,
        DAMAGE_DESK,
        "cases/damage/detail.html",
        claim=claim,
        meetings=list(claim.meetings.all()),
        meeting_rule=rule,
        papers=about,
    )


@fills(Role.OFFICER)
def case_damage_add(request, pk):
    """登记损害赔偿线索, of a case"""
    case = case_for(request.user, pk)
    form = ScreenForm(request.POST or None, dossier=case, user=request.user)
    return _screen(request, form, case, redirect("cases:case", pk=pk).url, case=case)


@fills(Role.OFFICER)
def damage_add(request):
    """登记损害赔偿线索, without a case"""
    form = ScreenPartyForm(request.POST or None, user=request.user)
    return _screen(request, form, "生态环境损害赔偿", redirect("cases:damages").url)


def _screen(request, form, dossier, back: str, **more):
    title = "登记损害赔偿线索"
    page = {"form": form, "title": title, "dossier": dossier, "submit": "登记", "back": back}
    if request.method != "POST" or not form.is_valid():
        return render_form(request, **page)
    try:
        claim = screen_damage(actor=request.user, **more, **form.cleaned_data)
    except ValidationError as error:
        add_service_errors(form, error)
        return render_form(request, **page)
    messages.success(request, told(claim, title))
    return redirect("cases:damage", pk=claim.pk)
